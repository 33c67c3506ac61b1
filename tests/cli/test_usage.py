"""A command typed wrongly is explained in Swedish, with how it should be."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.dialogue.journal_tables import MESSAGES, Weight, opened
from bot.release.inbox import Inbox
from tests.conftest import free_port
from tests.journal import asked
from tests.test_cli import lots


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("statsu",), "Kommandot ”statsu” finns inte. Menade du status?"),
        (("off", "stängd", "i", "kväll"), "Text med mellanslag skrivs inom citattecken"),
        (("off", "“Chatten", "är", "stängd.”"), "Skriv raka citattecken"),
        (("status", "set", "ist", "unknown", "—text", "Okänt"), "två vanliga bindestreck"),
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


def test_database_that_somebody_holds_is_told(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    engine = opened(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(MESSAGES.insert(), asked("undrar om zebror har ränder", Weight.UNSURE, id=1))

    with closing(sqlite3.connect(path)) as held:
        held.execute("BEGIN IMMEDIATE")
        answer = lots("inbox", "dismiss", "1", LOTS_JOURNAL=f"sqlite:///{path}", LOTS_VARIABLE=str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr.startswith("Databasen svarar inte som den ska (database is locked). Vänta en stund")
    assert answer.stderr.count("\n") == 1
    assert Inbox(engine).count() == 1


def test_database_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "conversations.db").write_bytes(b"rubbish" * 2000)

    answer = lots("purge", LOTS_VARIABLE=str(tmp_path))

    assert answer.returncode == 1
    assert answer.stderr.startswith("Databasen svarar inte som den ska (file is not a database).")
    assert answer.stderr.count("\n") == 1


def test_database_that_is_not_reached_is_told(tmp_path: Path) -> None:
    address = f"postgresql://lots:hemligt@127.0.0.1:{free_port()}/kontaktlots"

    answer = lots("purge", LOTS_VARIABLE=str(tmp_path), LOTS_JOURNAL=address)

    assert answer.returncode == 1
    assert "Connection refused). Vänta en stund" in answer.stderr
    assert answer.stderr.count("\n") == 1
    assert "hemligt" not in answer.stderr


def test_help_has_swedish_headings() -> None:
    shown = lots("check", "--help").stdout

    assert all(words in shown for words in ("Så skriver du: lots check", "Tillval", "Visa den här hjälpen."))


@pytest.mark.parametrize("command", [(), ("status", "set"), ("report",), ("inbox",), ("off",), ("backup",)])
def test_help_has_no_english_of_typers_own(command: tuple[str, ...]) -> None:
    shown = lots(*command, "--help").stdout

    assert not re.findall(r"OPTIONS|COMMAND|ARGS|<[a-z ]+>|[\[{][a-z]+[\]}]", shown)
