"""A command typed wrongly is explained in Swedish, with how it should be."""

from __future__ import annotations

import pytest

from tests.test_cli import lots


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("statsu",), "Kommandot ”statsu” finns inte. Menade du status?"),
        (("off", "stängd", "i", "kväll"), "Text med mellanslag skrivs inom citattecken"),
        (("status", "set"), "Något saknas: SYSTEM."),
        (("inbox", "assign", "abc", "oppettider"), "NR: ”abc” är inget tal."),
        (("report", "--wek"), "Tillvalet --wek finns inte. Menade du --week?"),
        (("publish", "--why"), "Tillvalet --why behöver ett värde efter sig."),
    ],
)
def test_mistake_is_explained(typed: tuple[str, ...], told: str) -> None:
    answer = lots(*typed)

    assert answer.returncode == 2
    assert told in answer.stderr
    assert "--help" in answer.stderr


def test_help_has_swedish_headings() -> None:
    assert "Tillval" in lots("check", "--help").stdout
