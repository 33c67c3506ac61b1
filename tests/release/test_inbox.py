import json
import os
import pty
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.journal_tables import MESSAGES, Weight, opened
from bot.release.decisions import Decisions, NothingToUndoError, TakenError
from bot.release.inbox import Group, Inbox, alike
from bot.release.teaching import ExampleError
from tests.journal import asked
from tests.serving import LOTS
from tests.test_cli import lots

Fill = Callable[..., None]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/journal.db"


@pytest.fixture
def fill(url: str) -> Fill:
    """Store messages, each a text and its weight, in order of time."""

    def stored(*messages: tuple[str, Weight], **changed: Any) -> None:
        with opened(url).begin() as connection:
            for text, weight in messages:
                connection.execute(MESSAGES.insert(), asked(text, weight, **changed))

    return stored


def test_what_went_worst_comes_first(url: str, fill: Fill) -> None:
    fill(("svarad", Weight.ANSWERED), ("osäker fråga", Weight.UNSURE), ("tillbaka", Weight.ASKED_BACK))
    fill(("hjälpte ej", Weight.UNHELPFUL), ("inget svar alls", Weight.UNANSWERED), ("knapp", Weight.PRESSED))

    texts = [group.first.text for group in Inbox(opened(url)).groups()]

    assert texts == ["inget svar alls", "hjälpte ej", "tillbaka", "osäker fråga", "svarad"]


def test_larger_group_comes_before_a_smaller_of_the_same_weight(url: str, fill: Fill) -> None:
    fill(
        ("Fungerar Lifecare?", Weight.UNSURE), ("fungerar lifecare", Weight.UNSURE), ("hur blir vädret", Weight.UNSURE)
    )

    groups = Inbox(opened(url)).groups()

    assert [(group.first.text, len(group.messages)) for group in groups] == [
        ("fungerar lifecare", 2),
        ("hur blir vädret", 1),
    ]


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        (["Fungerar IST?", "ist fungerar", "Var bor du?"], [[0, 1], [2]]),
        (["går det att mejla", "gar det att mejla", "går det att mejl a"], [[0, 1, 2]]),
        (["?", "!!", "?"], [[0, 2], [1]]),
        ([], []),
    ],
)
def test_alike(texts: list[str], groups: list[list[int]]) -> None:
    assert alike(texts) == groups


def test_list_says_what_and_why(url: str, fill: Fill) -> None:
    fill(("Fungerar [Lifecare]?", Weight.UNANSWERED))

    shown = lots("inbox", LOTS_JOURNAL=url, COLUMNS="120")
    told = json.loads(lots("inbox", "--json", LOTS_JOURNAL=url).stdout)

    assert "Fungerar [Lifecare]?" in shown.stdout
    assert "inget svar" in shown.stdout
    assert (told["id"], told["count"], told["why"], told["next_topics"]) == (1, 1, "unanswered", ["bluff"])


def test_empty_inbox_is_told(url: str) -> None:
    assert lots("inbox", LOTS_JOURNAL=url).stdout == "Inkorgen är tom. Alla frågor är omhändertagna.\n"


def test_assigned_group_becomes_one_example(url: str, fill: Fill, topics: Path, tmp_path: Path) -> None:
    fill(
        ("var sitter ni nånstans egentligen nu", Weight.UNSURE),
        ("Var sitter ni nånstans egentligen, nu?", Weight.UNSURE),
    )

    done = lots("inbox", "assign", "2", "kontakt_besok", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))

    assert "är nu ett exempel i kontakt_besok.yml. 1 liknande fråga är också klar." in done.stdout
    written = (topics / "kontakt_besok.yml").read_text(encoding="utf-8")
    assert written.count("    - Var sitter ni nånstans egentligen, nu?\n") == 1
    assert Inbox(opened(url)).count() == 0
    audited = json.loads((tmp_path / "audit.jsonl").read_text(encoding="utf-8"))
    assert (audited["what"], audited["decision"], audited["topic"]) == ("inbox", "assigned", "kontakt_besok")
    assert "nånstans" not in str(audited)


def test_decision_is_taken_back(url: str, fill: Fill, topics: Path, tmp_path: Path) -> None:
    fill(("undrar om zebror har ränder", Weight.UNSURE), ("undrar om zebror har  ränder?", Weight.UNSURE))
    before = {path.name: path.read_bytes() for path in topics.iterdir()}
    lots("inbox", "out", "1", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))

    undone = lots("inbox", "undo", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))
    again = lots("inbox", "undo", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))

    assert undone.stdout == (
        "2 frågor är öppna igen. ”undrar om zebror har ränder” är borta ur utanfor.yml. "
        "Boten glömmer den efter nästa publicering.\n"
    )
    assert {path.name: path.read_bytes() for path in topics.iterdir()} == before
    assert Inbox(opened(url)).count() == 2
    assert (again.returncode, again.stderr) == (1, "Du har inget beslut att ta tillbaka.\n")


def test_example_that_was_there_before_stays_when_the_decision_is_taken_back(
    url: str, fill: Fill, topics: Path, tmp_path: Path
) -> None:
    fill(("Är jag anonym?", Weight.UNSURE), ("hej hopp i lingonskogen", Weight.UNSURE))
    before = (topics / "integritet.yml").read_bytes()
    lots("inbox", "assign", "1", "integritet", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))
    lots("inbox", "dismiss", "2", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))

    undone = lots("inbox", "undo", "1", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))

    assert undone.stdout == "Frågan är öppen igen.\n"
    assert (topics / "integritet.yml").read_bytes() == before
    assert [group.first.id for group in Inbox(opened(url)).groups()] == [1]


def test_only_what_was_decided_is_taken_back(
    url: str, fill: Fill, topics: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(("undrar om zebror har ränder", Weight.UNSURE), ("undrar om zebror har ränder!", Weight.UNSURE))
    inbox = Inbox(opened(url))
    group = inbox.groups()[0]
    decisions = Decisions(inbox, topics, tmp_path)
    monkeypatch.setenv("SUDO_USER", "bo")
    decisions.dismiss(Group(group.messages[1:]))
    monkeypatch.setenv("SUDO_USER", "anna")
    decisions.dismiss(group)

    undone = decisions.undo()

    assert (undone.ids, undone.reopened, undone.other) == ((group.first.id,), 1, None)
    assert decisions.undo(group.messages[1].id).other == "bo"


def test_decision_that_cannot_be_made_leaves_the_question_open(
    url: str, fill: Fill, topics: Path, tmp_path: Path
) -> None:
    fill(("undrar om zebror har ränder", Weight.UNSURE))
    inbox = Inbox(opened(url))

    with pytest.raises(ExampleError):
        Decisions(inbox, topics, tmp_path).assign(inbox.groups()[0], "saknas", "undrar om zebror har ränder")

    assert inbox.count() == 1


def test_number_of_another_question_by_now_is_not_undone(url: str, fill: Fill, topics: Path, tmp_path: Path) -> None:
    fill(("undrar om zebror har ränder", Weight.UNSURE))
    inbox = Inbox(opened(url))
    decisions = Decisions(inbox, topics, tmp_path)
    decisions.assign(inbox.groups()[0], "utanfor", "undrar om zebror har ränder")
    with opened(url).begin() as connection:
        connection.execute(MESSAGES.delete())
    fill(("en helt annan fråga", Weight.UNSURE), id=1)  # as in a file of an earlier version

    with pytest.raises(NothingToUndoError):
        decisions.undo(1)

    assert "zebror" in (topics / "utanfor.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("topic", ["utanfor", None])
def test_own_decision_on_a_deleted_question_leaves_the_one_with_its_number_alone(
    url: str, fill: Fill, topics: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, topic: str | None
) -> None:
    inbox = Inbox(opened(url))
    decisions = Decisions(inbox, topics, tmp_path)
    fill(("en helt annan fråga", Weight.UNSURE), id=1)
    monkeypatch.setenv("SUDO_USER", "anna")
    decisions.dismiss(inbox.groups()[0])
    with opened(url).begin() as connection:
        connection.execute(MESSAGES.delete())
    fill(("undrar om zebror har ränder", Weight.UNSURE), id=1)  # as in a file of an earlier version
    monkeypatch.setenv("SUDO_USER", "bo")
    if topic:
        decisions.assign(inbox.groups()[0], topic, "undrar om zebror har ränder")
    else:
        decisions.dismiss(inbox.groups()[0])

    monkeypatch.setenv("SUDO_USER", "anna")
    own = decisions.undo()

    assert (own.reopened, inbox.count()) == (0, 0)
    undone = decisions.undo(1)
    assert (undone.reopened, undone.other, bool(undone.example)) == (1, "bo", bool(topic))


def test_number_of_a_deleted_question_is_not_used_again(url: str, fill: Fill) -> None:
    fill(("undrar om zebror har ränder", Weight.UNSURE))
    with opened(url).begin() as connection:
        connection.execute(MESSAGES.delete())
    fill(("en helt annan fråga", Weight.UNSURE))

    assert [group.first.id for group in Inbox(opened(url)).groups()] == [2]


def test_who_comes_second_is_told_and_changes_nothing(url: str, fill: Fill, topics: Path, tmp_path: Path) -> None:
    fill(("undrar om zebror har ränder", Weight.UNSURE))
    mine = Inbox(opened(url))
    group = mine.groups()[0]
    lots("inbox", "dismiss", "1", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))

    with pytest.raises(TakenError, match="Någon annan hann före"):
        Decisions(mine, topics, tmp_path).assign(group, "utanfor", "undrar om zebror har ränder")

    assert "zebror" not in (topics / "utanfor.yml").read_text(encoding="utf-8")


def test_out_of_scope_is_learnt_as_such(url: str, fill: Fill, topics: Path, tmp_path: Path) -> None:
    fill(("vilken färg har en zebra egentligen", Weight.UNSURE))

    lots("inbox", "out", "1", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))

    assert "- vilken färg har en zebra egentligen\n" in (topics / "utanfor.yml").read_text(encoding="utf-8")


def test_dismissed_question_teaches_nothing(url: str, fill: Fill, topics: Path, tmp_path: Path) -> None:
    fill(("hej hopp i lingonskogen kära ni", Weight.UNSURE), ("hej hopp i lingonskogen kära du", Weight.UNSURE))
    before = {path.name: path.read_bytes() for path in topics.iterdir()}

    lots("inbox", "dismiss", "1", "--alone", LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))

    assert [group.first.id for group in Inbox(opened(url)).groups()] == [2]
    assert {path.name: path.read_bytes() for path in topics.iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["assign", "9", "kontakt"], "Se numren med: lots inbox"),
        (["assign", "1", "saknas"], "Ämnet saknas finns inte."),
        (["assign", "1", "kontakt"], "finns redan i"),
    ],
)
def test_refused_decision_leaves_the_question_open(
    url: str, fill: Fill, arguments: list[str], reason: str, topics: Path
) -> None:
    fill(("Är jag anonym?", Weight.UNSURE))

    done = lots("inbox", *arguments, LOTS_JOURNAL=url)

    assert done.returncode == 1
    assert reason in done.stderr
    assert Inbox(opened(url)).count() == 1


def test_unreadable_journal_is_told(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"no database" * 100)

    done = lots("inbox", LOTS_JOURNAL=f"sqlite:///{tmp_path}/journal.db")

    assert done.returncode == 1
    assert "Databasen svarar inte som den ska" in done.stderr
    assert "Traceback" not in done.stderr


def test_terminal_goes_through_question_by_question(url: str, fill: Fill, topics: Path, tmp_path: Path) -> None:
    fill(("undrar om zebror har ränder", Weight.UNSURE), ("kvittens av larmbågar på simhallen", Weight.ASKED_BACK))
    fill(("blå himmel", Weight.UNANSWERED))

    keys = ["x", "A", "ä saknas", "ä kommunal_tjanst", "å", "ä kommunal_tjanst", "u"]

    shown = typed(keys, LOTS_JOURNAL=url, LOTS_VARIABLE=str(tmp_path))

    assert "1/3  ”blå himmel”" in shown
    assert "Ämnet saknas finns inte." in shown
    assert "är borta ur kommunal_tjanst.yml." in shown
    assert "Det var alla." in shown
    assert "- kvittens av larmbågar på simhallen\n" in (topics / "kommunal_tjanst.yml").read_text(encoding="utf-8")
    assert "- undrar om zebror har ränder\n" in (topics / "utanfor.yml").read_text(encoding="utf-8")
    assert Inbox(opened(url)).count() == 0


def test_terminal_takes_back_what_was_decided_there(url: str, fill: Fill, topics: Path, tmp_path: Path) -> None:
    fill(*[(f"undrar om zebror har ränder{end}", Weight.UNSURE) for end in ("", "?", "!")])
    fill(("blå himmel", Weight.ANSWERED))
    setting = {"LOTS_JOURNAL": url, "LOTS_VARIABLE": str(tmp_path)}

    def keys() -> Iterator[str]:
        lots("inbox", "dismiss", "3", "--alone", SUDO_USER="bo", **setting)  # while the list is shown
        yield from ("a", "å", "s")

    shown = typed(keys(), SUDO_USER="anna", **setting)

    assert "2 frågor är öppna igen.\n" in shown
    assert [[asked.id for asked in group.messages] for group in Inbox(opened(url)).groups()] == [[2, 1], [4]]


def test_terminal_leaves_alone_what_somebody_decided_after_taking_it_back(
    url: str, fill: Fill, topics: Path, tmp_path: Path
) -> None:
    fill(("undrar om zebror har ränder", Weight.UNSURE), ("blå himmel", Weight.ANSWERED))
    setting = {"LOTS_JOURNAL": url, "LOTS_VARIABLE": str(tmp_path)}

    def keys() -> Iterator[str]:
        yield "a"
        lots("inbox", "undo", "1", SUDO_USER="bo", **setting)
        lots("inbox", "dismiss", "1", SUDO_USER="bo", **setting)
        yield from ("å", "s")

    shown = typed(keys(), SUDO_USER="anna", **setting)

    assert "Beslutet är redan tillbakataget.\n" in shown
    assert [group.first.id for group in Inbox(opened(url)).groups()] == [2]


def typed(lines: Iterable[str], **environment: str) -> str:
    """What a person at a terminal sees who types these lines, each when asked."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [LOTS, "inbox"], stdin=slave, stdout=slave, stderr=slave, env=os.environ | environment | {"COLUMNS": "120"}
    )
    os.close(slave)
    shown, waiting, end = b"", iter(lines), time.monotonic() + 60
    while time.monotonic() < end:
        try:
            shown += os.read(master, 4096)
        except OSError:
            break
        if shown.endswith(b"> ") and (line := next(waiting, None)):
            os.write(master, line.encode() + b"\n")
    process.wait(timeout=10)
    os.close(master)
    return shown.decode("utf-8").replace("\r\n", "\n")
