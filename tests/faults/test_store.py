"""The file of the conversations: locked, full, damaged; the process killed."""

from __future__ import annotations

import resource
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx

from tests.serving import Bot, Resident, until

PHONE = "011-15 00 00"
QUESTION = "när har ni öppet?"


def file_of(bot: Bot) -> Path:
    return bot.log.parent / "var/conversations.db"


def failed_within_three_seconds(resident: Resident, text: str = QUESTION) -> str:
    """The contact card that the resident gets instead of an answer."""
    started = time.monotonic()
    response = resident.say(text)
    assert time.monotonic() - started < 3
    assert PHONE in response.text or "112" in response.text
    if response.status_code == 200:
        assert response.json()["topic"] != "oppettider", "answered, though it cannot be stored"
    return response.text


def heals(bot: Bot, resident: Resident, answered: list[str]) -> None:
    """Ready again, answering again, nothing answered lost."""
    until(bot.is_ready, 20)
    assert resident.say(QUESTION).json()["topic"] == "oppettider"
    assert [text for text in resident.said() if text in answered] == answered


def test_locked_file(alone: Bot) -> None:
    resident = Resident(alone.url)
    resident.say("fråga före låset: när öppnar ni?")
    with closing(sqlite3.connect(file_of(alone), isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")

        failed_within_three_seconds(resident)
        until(lambda: not alone.is_ready(), 10)

        holder.execute("ROLLBACK")
    heals(alone, resident, ["fråga före låset: när öppnar ni?"])


def test_emergency_is_heard_while_the_file_is_locked(alone: Bot) -> None:
    resident = Resident(alone.url)
    with closing(sqlite3.connect(file_of(alone), isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        answer = failed_within_three_seconds(resident, "det brinner i huset och barnen är kvar inne")
        holder.execute("ROLLBACK")

    assert "112" in answer
    heals(alone, resident, [])


def test_message_without_an_answer_stands_in_the_journal(alone: Bot) -> None:
    resident = Resident(alone.url)
    with closing(sqlite3.connect(file_of(alone), isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        failed_within_three_seconds(resident, "mitt nummer är 121212-1212")
        holder.execute("ROLLBACK")

    until(lambda: ("mitt nummer är [personnummer]", "not_understood") in outcomes(alone), 5)


def outcomes(bot: Bot) -> list[tuple[str, str]]:
    try:
        with closing(sqlite3.connect(file_of(bot).with_name("journal.db"))) as journal:
            return journal.execute("SELECT text, outcome FROM messages").fetchall()
    except sqlite3.OperationalError:  # its table is made with the first message
        return []


def test_full_disk(alone: Bot) -> None:
    resident = Resident(alone.url)
    resident.say("fråga före: när öppnar ni?")
    pid = alone.process.pid
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))

    failed_within_three_seconds(resident)
    until(lambda: not alone.is_ready(), 10)

    resource.prlimit(pid, resource.RLIMIT_FSIZE, before)
    heals(alone, resident, ["fråga före: när öppnar ni?"])


def test_memory_limit(alone: Bot) -> None:
    resident = Resident(alone.url)
    pid = alone.process.pid
    size = int(Path(f"/proc/{pid}/statm").read_text().split()[0]) * resource.getpagesize()
    before = resource.prlimit(pid, resource.RLIMIT_AS, (size, resource.RLIM_INFINITY))

    with ThreadPoolExecutor(8) as pool:
        began = time.monotonic()
        answers = list(pool.map(lambda _: Resident.say(resident, QUESTION), range(8)))
        took = time.monotonic() - began

    resource.prlimit(pid, resource.RLIMIT_AS, before)
    assert took < 3
    assert all(PHONE in answer.text or answer.json()["topic"] == "oppettider" for answer in answers)
    heals(alone, resident, [])


def test_killed_under_load_and_started_again(alone: Bot) -> None:
    residents = [Resident(alone.url) for _ in range(8)]
    answered: dict[int, list[str]] = {number: [] for number in range(8)}

    def talk(number: int) -> None:
        for turn in range(30):
            text = f"fråga {turn}: när öppnar ni?"
            try:
                response = residents[number].say(text)
            except httpx.HTTPError:
                return
            if response.status_code == 200 and response.json()["topic"] == "oppettider":
                answered[number].append(text)
            if number == 0 and turn == 4:
                alone.process.kill()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(talk, range(8)))
    alone.process.wait(timeout=10)
    alone.start()
    alone.wait()

    for number, resident in enumerate(residents):
        heals(alone, Resident.again(resident), answered[number])
        assert answered[number]


def test_damaged_file_is_set_aside(alone: Bot) -> None:
    alone.process.terminate()
    alone.process.wait(timeout=20)
    file = file_of(alone)
    for journal in file.parent.glob("conversations.db-*"):
        journal.unlink()
    file.write_bytes(b"rubbish" * 4000)

    alone.start()
    alone.wait()

    assert alone.is_ready()
    assert [kept.read_bytes()[:7] for kept in file.parent.glob("conversations.db.skadad-*")] == [b"rubbish"]
    assert Resident(alone.url).say(QUESTION).json()["topic"] == "oppettider"
