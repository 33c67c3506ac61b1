from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import IF_DANGER, reply
from bot.dialogue.context import Meant


def said(text: str, topic: str, before: str | None = None) -> list[str]:
    """The responses to `text`, after an errand that began with the words `before`."""
    events: list[dict[str, Any]] = []
    for words in filter(None, (before, text)):
        events.append({"event": "user", "text": words, "parse_data": {"intent": {"name": "kommunal_tjanst"}}})
        if words == before:
            events.append({"event": "bot", "text": "…", "metadata": {"utter_action": "utter_kommunal_tjanst"}})
    latest = {"text": text, "intent": {"name": topic}}
    dispatcher = CollectingDispatcher()
    reply(Meant(topic), dispatcher, Tracker("a", {}, latest, events, False, None, {}, "action_listen"))
    return [str(message["response"]) for message in dispatcher.messages]


@pytest.mark.parametrize(
    ("text", "topic", "named"),
    [
        ("och om jag ramlar i natt då", "kommunal_tjanst", True),
        ("ingen svarar, hon är 91 och bor ensam", "kommer_inte_fram", True),
        ("ingen svarar", "kommer_inte_fram", False),
        ("det hänger en elkabel över vägen", "nodlage", False),
    ],
)
def test_what_may_be_danger_is_told_of_112_after_the_reply(text: str, topic: str, named: bool) -> None:
    assert (IF_DANGER in said(text, topic)[1:]) is named


def test_who_is_frail_may_have_been_told_before() -> None:
    assert IF_DANGER in said("där svarar ingen", "kommer_inte_fram", before="mormors trygghetslarm är tyst")
