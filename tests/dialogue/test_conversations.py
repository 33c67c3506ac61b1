import time
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.conversations import ConversationStore

A_DAY = 86_400
DOMAIN = Domain.empty()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "conversations.db"


def store(path: Path) -> ConversationStore:
    return ConversationStore(domain=DOMAIN, db=str(path))


def conversation(name: str, text: str, at: float) -> DialogueStateTracker:
    return DialogueStateTracker.from_events(name, [UserUttered(text, timestamp=at)])


async def test_conversation_survives_a_restart(path: Path) -> None:
    await store(path).save(conversation("a", "hej", time.time()))

    tracker = await store(path).retrieve("a")

    assert tracker is not None
    assert tracker.latest_message is not None
    assert tracker.latest_message.text == "hej"


async def test_deleted_words_are_gone_from_the_disk(path: Path) -> None:
    kept = store(path)
    await kept.save(conversation("a", "hemlig mening", time.time()))
    await kept.save(conversation("b", "annan mening", time.time()))

    kept.delete("a")

    on_disk = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"hemlig" not in on_disk
    assert b"annan" in on_disk


async def test_purge_takes_only_the_old(path: Path) -> None:
    kept = store(path)
    await kept.save(conversation("old", "gammal", time.time() - 22 * A_DAY))
    await kept.save(conversation("new", "ny", time.time() - 20 * A_DAY))

    assert kept.purge(21) == 1
    assert sorted(await kept.keys()) == ["new"]
