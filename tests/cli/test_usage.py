"""A command typed wrongly is explained in Swedish, with how it should be."""

from __future__ import annotations

from pathlib import Path

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
        (("inbox", "--limit", "0"), "--limit: 0 är för litet eller för stort (>=1)."),
    ],
)
def test_mistake_is_explained(typed: tuple[str, ...], told: str) -> None:
    answer = lots(*typed)

    assert answer.returncode == 2
    assert told in answer.stderr
    assert "--help" in answer.stderr


def test_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    answer = lots("off", LOTS_INCIDENT=str(tmp_path / "borta"), LOTS_VARIABLE=str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr.endswith("finns inte. Rätta det och försök igen.\n")
    assert answer.stderr.count("\n") == 1


def test_folder_of_something_else_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    answer = lots("on")

    assert answer.returncode == 1
    assert answer.stderr.startswith("Du står i fel mapp")


def test_setting_that_cannot_be_used_is_named() -> None:
    answer = lots("history", LOTS_PORT="abc")

    assert (answer.returncode, answer.stderr.split()[:2]) == (1, ["Inställningen", "LOTS_PORT"])


def test_help_has_swedish_headings() -> None:
    shown = lots("check", "--help").stdout

    assert all(words in shown for words in ("Så skriver du: lots check", "Tillval", "Visa den här hjälpen."))
