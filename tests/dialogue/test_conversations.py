import asyncio
import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.conversations import ConversationStore
from bot.dialogue.live import KEPT_TURNS, MOST_TURNS

A_DAY = 86_400
DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [hej]
slots:
  oppen_fraga:
    type: categorical
    values: [nodra]
    mappings: [{type: custom}]
""")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "conversations.db"


def store(path: Path, live: int = 500) -> ConversationStore:
    return ConversationStore(domain=DOMAIN, db=str(path), live=live)


def conversation(name: str, text: str, at: float) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(name, [UserUttered(text, timestamp=at)])


async def speak(kept: ConversationStore, name: str, *events: Event) -> DialogueStateTracker:
    """One turn, as Rasa takes it: the tracker out, events on it, the tracker back."""
    tracker = await kept.get_or_create_tracker(name, append_action_listen=False)
    for event in events:
        tracker.update(event, DOMAIN)
    await kept.save(tracker)
    return tracker


def turn(text: str) -> list[Event]:
    return [UserUttered(text, {"name": "hej"}), BotUttered(f"svar på {text}"), ActionExecuted("action_listen")]


def texts(tracker: DialogueStateTracker | None) -> list[str]:
    assert tracker is not None
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


async def test_conversation_survives_a_restart(path: Path) -> None:
    await store(path).save(conversation("a", "hej", time.time()))

    tracker = await store(path).retrieve("a")

    assert texts(tracker) == ["hej"]


async def test_turns_add_up_in_memory_and_on_disk(path: Path) -> None:
    kept = store(path)
    for number in range(3):
        await speak(kept, "a", *turn(str(number)))

    assert texts(await kept.retrieve("a")) == ["0", "1", "2"]
    assert texts(await store(path).retrieve("a")) == ["0", "1", "2"]


async def test_what_only_the_turn_needs_is_not_stored(path: Path) -> None:
    said = UserUttered("hej", {"name": "hej"}, parse_data={"readings": {"tack": ["hej", 0.9]}})
    await speak(store(path), "a", said, ActionExecuted("action_listen"))

    tracker = await store(path).retrieve("a")

    assert tracker is not None
    assert ["readings" in event.parse_data for event in tracker.events if isinstance(event, UserUttered)] == [False]


@pytest.mark.parametrize("live", [0, 500])
async def test_long_conversation_is_read_by_its_end_with_what_held_before(path: Path, live: int) -> None:
    kept = store(path, live)
    await speak(kept, "a", SlotSet("oppen_fraga", "nodra"), *turn("först"))
    for number in range(3 * MOST_TURNS):
        await speak(kept, "a", *turn(str(number)))

    for tracker in (await kept.retrieve("a"), await store(path).retrieve("a")):
        assert tracker is not None
        assert KEPT_TURNS <= len(texts(tracker)) <= MOST_TURNS
        assert texts(tracker)[-1] == str(3 * MOST_TURNS - 1)
        assert tracker.get_slot("oppen_fraga") == "nodra"
    assert len(texts(await kept.retrieve_full_tracker("a"))) == 3 * MOST_TURNS + 1


async def test_new_session_begins_without_the_old_one(path: Path) -> None:
    kept = store(path)
    await speak(kept, "a", SlotSet("oppen_fraga", "nodra"), *turn("i går"))
    await speak(kept, "a", ActionExecuted("action_session_start"), SessionStarted(), *turn("i dag"))

    for tracker in (await kept.retrieve("a"), await store(path).retrieve("a")):
        assert tracker is not None
        assert texts(tracker) == ["i dag"]
        assert tracker.get_slot("oppen_fraga") is None
    assert texts(await kept.retrieve_full_tracker("a")) == ["i går", "i dag"]


async def test_turn_that_failed_leaves_nothing_behind(path: Path) -> None:
    kept = store(path)
    await speak(kept, "a", *turn("sparad"))
    taken = await kept.retrieve("a")
    assert taken is not None
    taken.update(UserUttered("aldrig besvarad"), DOMAIN)

    assert texts(await kept.retrieve("a")) == ["sparad"]


async def test_two_who_speak_in_one_conversation_do_not_overwrite_each_other(path: Path) -> None:
    one, other = store(path, live=0), store(path, live=0)
    await speak(one, "a", *turn("hej"))
    first, second = await one.retrieve("a"), await other.retrieve("a")
    assert first is not None
    assert second is not None
    for tracker, text in ((first, "ett"), (second, "två")):
        for event in turn(text):
            tracker.update(event, DOMAIN)
    await one.save(first)

    with pytest.raises(sqlite3.IntegrityError):
        await other.save(second)
    assert texts(await other.retrieve_full_tracker("a")) == ["hej", "ett"]


async def test_what_rasas_own_store_kept_in_the_file_is_taken_over(path: Path) -> None:
    path.parent.mkdir()
    await SQLTrackerStore(DOMAIN, db=str(path)).save(conversation("a", "gammal mening", time.time() - 22 * A_DAY))

    kept = store(path)

    assert texts(await kept.retrieve("a")) == ["gammal mening"]
    assert kept.purge(21) == 1
    assert b"gammal mening" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


async def test_rows_of_the_version_before_are_read(path: Path) -> None:
    with closing(ConversationStore(DOMAIN, db=str(path))) as kept:
        await speak(kept, "a", UserUttered("något annat"))
    row = bytes.fromhex("018bc6971551cb24681465a46611ce9919c072220f948c5173642cd04600")  # the resident says hej
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE turns SET events = ?", (row,))

    with closing(ConversationStore(DOMAIN, db=str(path))) as kept:
        assert texts(await kept.retrieve_full_tracker("a")) == ["hej"]


async def test_many_at_once_are_all_stored(path: Path) -> None:
    kept = store(path, live=10)
    await asyncio.gather(*(speak(kept, f"s{number}", *turn("hej")) for number in range(200)))

    assert len(list(await store(path).keys())) == 200


async def test_deleted_words_are_gone_from_the_disk(path: Path) -> None:
    kept = store(path)
    await kept.save(conversation("hemlig", "hej", time.time()))
    await kept.save(conversation("annan", "hej", time.time()))

    kept.delete("hemlig")

    on_disk = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"hemlig" not in on_disk
    assert b"annan" in on_disk
    assert not await kept.exists("hemlig")
    assert await kept.retrieve("hemlig") is None


async def test_turn_is_stored_while_a_deletion_waits_for_a_reader(path: Path) -> None:
    kept = store(path)
    await speak(kept, "a", *turn("hej"))
    await speak(kept, "b", *turn("hej"))
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM turns").fetchall()
        deleting = asyncio.get_running_loop().run_in_executor(None, kept.delete, "a")
        await speak(kept, "b", *turn("mer"))

        assert not deleting.done() or deleting.exception()
    with contextlib.suppress(sqlite3.OperationalError):
        await deleting
    assert texts(await store(path).retrieve("b")) == ["hej", "mer"]


async def test_turn_on_its_way_does_not_bring_a_deleted_conversation_back(path: Path) -> None:
    kept = store(path)
    await speak(kept, "a", *turn("hej"))
    taken = await kept.retrieve("a")
    assert taken is not None
    taken.update(UserUttered("sent"), DOMAIN)

    kept.delete("a")
    await kept.save(taken)

    assert not await store(path).exists("a")


@pytest.mark.parametrize("before", [None, 0o644])
async def test_only_the_owner_may_read_the_file_and_its_log(path: Path, before: int | None) -> None:
    if before:
        path.parent.mkdir()
        path.touch()
        path.chmod(before)

    await store(path).save(conversation("a", "hemligt", time.time()))

    modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    assert modes == {f"conversations.db{end}": 0o600 for end in ("", "-wal", "-shm")}


async def test_purge_takes_only_the_old(path: Path) -> None:
    kept = store(path)
    await kept.save(conversation("old", "gammal", time.time() - 22 * A_DAY))
    await kept.save(conversation("new", "ny", time.time() - 20 * A_DAY))

    assert kept.purge(21) == 1
    assert sorted(await kept.keys()) == ["new"]


async def test_purge_takes_what_began_long_ago_though_more_was_said_since(path: Path) -> None:
    kept = store(path)
    tracker = conversation("a", "för länge sedan", time.time() - 22 * A_DAY)
    await kept.save(tracker)
    tracker.update(UserUttered("nyss", timestamp=time.time() - 20 * A_DAY))
    await kept.save(tracker)

    assert kept.purge(21) == 1
    assert list(await kept.keys()) == []


async def test_purge_takes_what_was_set_aside_while_the_bot_runs(path: Path) -> None:
    kept = store(path)
    path.with_name("conversations.db.skadad-1").touch()
    os.utime(path.with_name("conversations.db.skadad-1"), (0, time.time() - 22 * A_DAY))

    kept.purge(21)

    assert list(path.parent.glob("*.skadad-*")) == []


_WRITER = """
import asyncio, os, sys
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from bot.dialogue.conversations import ConversationStore

async def main():
    kept = ConversationStore(domain=Domain.empty(), db=sys.argv[1])
    async def talk(name):
        number = 0
        while True:
            tracker = await kept.get_or_create_tracker(name, append_action_listen=False)
            tracker.update(UserUttered(f"{os.getpid()}-{number}"), kept.domain)
            await kept.save(tracker)
            print(name, f"{os.getpid()}-{number}", flush=True)
            number += 1
    await asyncio.gather(*(talk(f"c{place}") for place in range(8)))

asyncio.run(main())
"""


async def test_killed_at_any_moment_it_has_every_turn_that_it_answered(path: Path) -> None:
    path.parent.mkdir()
    for _ in range(2):
        writer = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-c", _WRITER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        answered = [writer.stdout.readline().split() for _ in range(200)]
        writer.kill()
        answered += [line.split() for line in writer.stdout if line.endswith("\n")]
        writer.wait()
        writer.stdout.close()

        kept = store(path)
        stored = {name: set(texts(await kept.retrieve_full_tracker(name))) for name in await kept.keys()}
        assert all(number in stored[name] for name, number in answered)
        assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept.close()
