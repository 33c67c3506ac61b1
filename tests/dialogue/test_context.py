"""What was said before the latest message."""

from __future__ import annotations

from typing import Any

from bot.dialogue.context import newest_reply, topics_replied

ASKED = {"event": "user", "text": "hm"}


def bot(topic: str, *offered: str) -> dict[str, Any]:
    buttons = [{"payload": f"/{each}", "title": each} for each in offered]
    return {"event": "bot", "metadata": {"topic": topic}, "data": {"buttons": buttons}}


def test_choices_stay_on_offer_though_112_was_named_after_them() -> None:
    newest = newest_reply([bot("nodlage"), bot("fraga_tillbaka", "nodra", "bluff"), ASKED])

    assert newest is not None
    assert list(newest.offered) == ["nodra", "bluff"]


def test_choices_of_an_earlier_turn_are_not_on_offer() -> None:
    newest = newest_reply([ASKED, bot("nodlage"), ASKED, bot("fraga_tillbaka", "nodra")])

    assert newest is not None
    assert newest.topic == "nodlage"


def test_of_two_replies_the_last_is_the_newest() -> None:
    newest = newest_reply([bot("fraga_tillbaka", "nodra"), bot("bluff"), ASKED])

    assert newest is not None
    assert newest.topic == "fraga_tillbaka"


def test_topics_of_one_turn_alone() -> None:
    assert topics_replied([bot("bluff"), bot("nodra"), ASKED, bot("tack")]) == {"bluff", "nodra"}
