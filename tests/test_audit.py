import json
import stat
from pathlib import Path

from bot.audit import FILE, record, recorded


def test_line_says_who_what_and_when(tmp_path: Path) -> None:
    record(tmp_path / "var", "off")
    record(tmp_path / "var", "purge", conversations="3")

    first, second = map(json.loads, (tmp_path / "var" / FILE).read_text(encoding="utf-8").splitlines())
    assert first["what"] == "off"
    assert first["who"]
    assert first["at"][10] == "T"
    assert second["conversations"] == "3"


def test_line_that_a_power_cut_tore_takes_no_other_with_it(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"at": "2022-12-05T10:', encoding="utf-8")

    record(tmp_path, "off")

    assert [entry["what"] for entry in recorded(tmp_path, "off")] == ["off"]


def test_entry_with_a_sign_at_which_text_breaks_is_whole(tmp_path: Path) -> None:
    record(tmp_path, "publish", why="en rad\u2028en till")

    assert [entry["why"] for entry in recorded(tmp_path, "publish")] == ["en rad\u2028en till"]


def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    record(tmp_path, "off")

    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
