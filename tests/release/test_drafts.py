from __future__ import annotations

from pathlib import Path

import pytest

from bot.release.drafts import notes
from tests.conftest import ROOT, edit

_LINE = "    while_down: [nodra_telefon, nodra_epost]\n"


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        (_LINE, "", True),
        (_LINE, f"{_LINE}    reviewed: 2022-12-05\n", True),
        ("  examples: |\n", "  examples: |\n    - kvackeli kvackelum\n", False),
    ],
)
def test_data_is_another_only_where_a_training_would_read_it(topics: Path, old: str, new: str, same: bool) -> None:
    before = notes(topics, ROOT)["data"]

    edit(topics / "nodra_akut.yml", old, new)

    assert (notes(topics, ROOT)["data"] == before) is same
