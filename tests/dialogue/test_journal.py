import socket
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.assistant import Answer, Reply
from bot.dialogue.journal import Journal
from bot.dialogue.journal_tables import MESSAGES, Weight, opened

A_DAY = 86_400


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal(f"sqlite:///{path}", "nyckel")
    yield opened
    opened.close()


def answer(text: str = "när har ni öppet", topic: str | None = "oppettider", **changed: Any) -> Answer:
    given: dict[str, Any] = {
        "text": text,
        "topic": topic,
        "confidence": 0.93,
        "system": None,
        "replies": [Reply("Öppet nu.", [], ["kontaktcenter_besok", "kontaktcenter_telefon"])],
        "ms": 7.5,
        "next_topics": ("kontakt", "kontakt_besok"),
        "model": "20221205.tar.gz",
    }
    return Answer(**given | changed)


ASKED_BACK = answer(
    "nåt", "fraga_tillbaka", confidence=0.3, replies=[Reply("Vad gäller det?", [{"title": "A", "payload": "/a"}], [])]
)
GAVE_UP = answer("nåt", "fraga_tillbaka", confidence=0.3, replies=[Reply("Jag förstår inte.", [], ["sos_112"])])


def rows(path: Path, what: str = "*", table: str = "messages") -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT {what} FROM {table}")]


def on_disk(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_row_holds_what_staff_learn_from(journal: Journal, path: Path) -> None:
    journal.note("a", answer(), typed=True)
    journal.close()

    [row] = rows(path)
    assert (row["text"], row["topic"], row["confidence"]) == ("när har ni öppet", "oppettider", 0.93)
    assert (row["second"], row["third"], row["model"], row["ms"]) == (
        "kontakt",
        "kontakt_besok",
        "20221205.tar.gz",
        7.5,
    )
    assert (row["channel"], row["channels"]) == ("kontaktcenter_besok", "kontaktcenter_besok kontaktcenter_telefon")
    assert (row["emergency"], row["decision"], row["helpful"]) == (0, "open", None)
    assert abs(row["at"] - time.time()) < A_DAY


@pytest.mark.parametrize(
    ("asked", "typed", "weight"),
    [
        (answer(), True, Weight.ANSWERED),
        (answer(confidence=0.4), True, Weight.UNSURE),
        (answer("lifecare?", "systemstatus", system="okant"), True, Weight.UNANSWERED),
        (answer("nåt", None, confidence=None), True, Weight.UNANSWERED),
        (answer(), False, Weight.PRESSED),
    ],
)
def test_what_needs_eyes_weighs_less(journal: Journal, path: Path, asked: Answer, typed: bool, weight: Weight) -> None:
    journal.note("a", asked, typed=typed)
    journal.close()

    assert rows(path)[0]["weight"] == weight.value


def test_message_that_no_database_takes_keeps_no_other_back(journal: Journal, path: Path) -> None:
    journal.note("a", answer("halv \ud800"), typed=True)
    journal.note("b", answer(), typed=True)
    journal.flush()
    journal.note("c", answer("efter"), typed=True)
    journal.close()

    assert [row["text"] for row in rows(path)] == ["när har ni öppet", "efter"]


def test_error_does_not_tell_what_was_asked(path: Path) -> None:
    engine = opened(f"sqlite:///{path}")

    with pytest.raises(sa.exc.SQLAlchemyError) as raised, engine.begin() as connection:
        connection.execute(MESSAGES.insert(), {"text": "min hemlighet"})

    assert "min hemlighet" not in str(raised.value)


def test_conversation_is_not_readable(journal: Journal, path: Path) -> None:
    journal.note("samtalets-namn", answer(), typed=True)
    journal.close()

    assert b"samtalets-namn" not in on_disk(path)


def test_outcomes_follow_the_conversation(journal: Journal, path: Path) -> None:
    journal.note("a", ASKED_BACK, typed=True)
    journal.note("b", answer(), typed=True)
    journal.flush()
    journal.note("a", answer(), typed=False)
    journal.note("a", GAVE_UP, typed=True)
    journal.close()

    assert [row["outcome"] for row in rows(path)] == ["asked", "at_once", "after_asking", "not_understood"]


def test_written_within_a_second_without_being_told(journal: Journal, path: Path) -> None:
    journal.note("a", answer(), typed=True)

    end = time.monotonic() + 5
    while time.monotonic() < end and not (path.exists() and _has_rows(path)):
        pass
    assert len(rows(path)) == 1


def _has_rows(path: Path) -> bool:
    try:
        return bool(rows(path))
    except sqlite3.OperationalError:
        return False


def test_vote_marks_the_last_message(journal: Journal, path: Path) -> None:
    journal.note("a", answer("första"), typed=True)
    journal.note("a", answer("andra"), typed=True)
    journal.note("b", answer("annans"), typed=True)
    journal.vote("a", helpful=False)
    journal.close()

    assert [(row["text"], row["helpful"]) for row in rows(path)] == [("första", None), ("andra", 0), ("annans", None)]


def test_forgotten_words_are_gone_from_the_disk(journal: Journal, path: Path) -> None:
    journal.note("a", answer("hemlig mening"), typed=True)
    journal.note("b", answer("annan mening"), typed=True)
    journal.flush()
    journal.note("a", answer("hemlig väntan"), typed=True)

    journal.forget("a")
    journal.close()

    assert b"hemlig" not in on_disk(path)
    assert [row["text"] for row in rows(path)] == ["annan mening"]


def test_counts_stay_when_messages_go(journal: Journal, path: Path) -> None:
    for conversation in ("a", "b"):
        journal.note(conversation, answer(), typed=True)
        journal.vote(conversation, helpful=conversation == "a")
    journal.flush()

    journal.forget("a")
    journal.forget("b")

    [row] = rows(path, "topic, outcome, channel, count, helpful, unhelpful", "tally")
    assert tuple(row.values()) == ("oppettider", "at_once", "kontaktcenter_besok", 2, 1, 1)


def test_purge_takes_only_the_old(journal: Journal, path: Path) -> None:
    for text in ("gammal", "ny"):
        journal.note(text, answer(text), typed=True)
    journal.flush()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE messages SET at = ? WHERE text = 'gammal'", [time.time() - 22 * A_DAY])
        connection.execute("UPDATE messages SET at = ? WHERE text = 'ny'", [time.time() - 20 * A_DAY])
        connection.commit()

    assert journal.purge(21) == 1
    assert [row["text"] for row in rows(path)] == ["ny"]
    assert b"gammal" not in on_disk(path)


def test_only_the_owner_may_read_a_file_that_others_could(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    path.chmod(0o644)

    opened(f"sqlite:///{path}")

    assert path.stat().st_mode & 0o777 == 0o600


def test_broken_disk_loses_nothing_while_it_lasts(
    journal: Journal, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path.parent.parent.mkdir(exist_ok=True)
    path.parent.write_text("a file where the folder should be", encoding="utf-8")

    journal.note("a", answer(), typed=True)
    written = journal.flush()
    path.parent.unlink()
    journal.close()

    assert not written
    assert len(rows(path)) == 1


def test_postgresql_that_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, ThreadPoolExecutor(1) as pool:
        port = silent.getsockname()[1]
        journal = Journal(f"postgresql://lots@127.0.0.1:{port}/lots?sslmode=disable&gssencmode=disable", "nyckel")
        forgetting = pool.submit(journal.forget, "a")
        try:
            with pytest.raises(sa.exc.OperationalError):
                forgetting.result(timeout=10)
        finally:
            silent.close()  # else who still waits would wait for ever


def test_postgresql_keeps_marks_forgets_and_counts(postgresql: str) -> None:
    journal = Journal(postgresql, "nyckel")
    for conversation in ("a", "b", "c"):
        journal.note(conversation, answer(conversation), typed=True)
        journal.vote(conversation, helpful=False)
    journal.flush()

    journal.forget("a")
    journal.forget("b")

    journal.close()
    with sa.create_engine(postgresql).connect() as connection:
        kept = connection.execute(sa.text("SELECT text, helpful FROM messages")).all()
        counted = connection.execute(sa.text("SELECT topic, count, unhelpful FROM tally")).all()
    assert kept == [("c", False)]
    assert counted == [("oppettider", 2, 2)]
