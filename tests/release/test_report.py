from pathlib import Path

from bot.release.figures import figures
from bot.release.report import LAST, changes
from tests.release.test_figures import result


def test_figures_that_were_cut_off_are_none_to_compare_with(tmp_path: Path) -> None:
    (tmp_path / LAST).write_text('{"messages": 1', encoding="utf-8")

    assert changes(figures([result("ja", "ja")], []), tmp_path) == {}
