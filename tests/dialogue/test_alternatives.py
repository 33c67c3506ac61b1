"""What else a message may have meant, offered after an answer that is in doubt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.constants import DEFAULT_SENDER_ID
from rasa.shared.core.events import BotUttered
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.alternatives import alternatives, choices

WORDS = "bot.dialogue.words.Words"


def parsed(**likely: float) -> dict[str, Any]:
    ranking = [{"name": name, "confidence": confidence} for name, confidence in likely.items()]
    return {"intent": ranking[0], "intent_ranking": ranking}


@pytest.mark.parametrize(
    "message", [parsed(kontakt=0.45, bluff=0.2), parsed(kontakt=0.55, bluff=0.42)], ids=["unlikely", "near"]
)
def test_answer_in_doubt_has_an_alternative(message: dict[str, Any]) -> None:
    assert alternatives(message, ()) == ["bluff"]


def test_sure_answer_has_none() -> None:
    assert alternatives(parsed(kontakt=0.65, bluff=0.35), ()) == []


def test_there_are_two_at_most() -> None:
    assert alternatives(parsed(kontakt=0.3, bluff=0.2, bot=0.2, nodra_akut=0.2), ()) == ["bluff", "bot"]


def test_what_is_hardly_likely_is_not_offered() -> None:
    assert alternatives(parsed(kontakt=0.45, bluff=0.1), ()) == []


@pytest.mark.parametrize(("text", "offered"), [("öppnar biblioteket", []), ("på mitt jobb", ["systematgard"])])
def test_what_is_for_employees_is_offered_where_work_is_spoken_of(text: str, offered: list[str]) -> None:
    assert alternatives(parsed(kommunal_tjanst=0.5, systematgard=0.4) | {"text": text}, ()) == offered


@pytest.mark.parametrize("topic", ["nodlage", "nodra", "tack"])
def test_what_stands_alone_has_none(topic: str) -> None:
    assert alternatives(parsed(**{topic: 0.45, "bluff": 0.4}), ()) == []


def test_what_was_answered_is_not_offered() -> None:
    assert alternatives(parsed(kommer_inte_fram=0.5, nodra_akut=0.3), {"nodra_akut"}) == []


def test_thanks_are_no_choice() -> None:
    assert choices(parsed(tack=0.5, bluff=0.4)) == ["bluff"]


@pytest.mark.parametrize("choice", ["den första", "ja"])
async def test_answer_in_doubt_offers_them_and_one_can_be_typed(model: Path, choice: str) -> None:
    agent = Agent.load(model, tracker_store=InMemoryTrackerStore(domain=None), generator=EndpointConfig(type=WORDS))
    doubted = {"text": "hm", "entities": [], **parsed(kontakt_epost=0.45, oppettider=0.3)}
    for message in (UserMessage("hm", parse_data=doubted), UserMessage(choice)):
        await agent.handle_message(message)

    tracker = await agent.tracker_store.retrieve(DEFAULT_SENDER_ID)
    said = [event for event in tracker.events if isinstance(event, BotUttered)]
    assert [event.metadata["topic"] for event in said] == ["kontakt_epost", "fraga_tillbaka", "oppettider"]
    assert [button["payload"] for button in said[1].data["buttons"]] == ["/oppettider"]
