from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.second import ActionSecond
from bot.facts.clock import parse_now, stamp


def second(text: str, topic: str, first: str, told: dict[str, Any]) -> list[str]:
    """The responses to a second question of `topic`, after a first reply with the metadata `told`."""
    found = {"entity": "andra_fraga", "value": topic, "start": 0, "end": len(text)}
    latest = {"text": text, "intent": {"name": first}, "entities": [found], "metadata": {}}
    events = [{"event": "user", "text": text}, {"event": "bot", "text": "…", "metadata": told}]
    dispatcher = CollectingDispatcher()
    ActionSecond().run(dispatcher, Tracker("a", {}, latest, events, False, None, {}, "action_listen"), {})
    return [message["response"] for message in dispatcher.messages]


def said(response: str, topic: str = "kommunal_tjanst") -> dict[str, Any]:
    return {"utter_action": response, "topic": topic}


def test_same_reply_is_not_said_twice() -> None:
    told = said("utter_kommunal_tjanst_tider")

    assert second("är dagis öppet imorn", "oppettider", "kommunal_tjanst", told) == []


def test_unknown_status_after_an_errand_names_no_channels_again() -> None:
    told = said("utter_kommunal_tjanst")

    found = second("ligger det nere", "systemstatus", "kommunal_tjanst", told)

    assert found == ["utter_systemstatus_okant_ocksa"]


def test_errand_after_an_unknown_status_adds_nothing() -> None:
    told = said("utter_systemstatus_okant", "systemstatus")

    assert second("får jag böter", "kommunal_tjanst", "systemstatus", told) == []


def test_another_reply_is_said_whole() -> None:
    told = said("utter_kontakt_telefon", "kontakt_telefon")

    assert second("ligger det nere", "systemstatus", "kontakt_telefon", told) == ["utter_systemstatus_okant"]


def asked(text: str, topic: str) -> list[dict[str, Any]]:
    second = {"entity": "andra_fraga", "value": "oppettider", "start": 0, "end": len(text)}
    now = stamp(parse_now("2022-12-05T10:15"))
    latest = {"text": text, "intent": {"name": topic}, "entities": [second], "metadata": now}
    dispatcher = CollectingDispatcher()
    ActionSecond().run(dispatcher, Tracker("a", {}, latest, [], False, None, {}, "action_listen"), {})
    return list(dispatcher.messages)


@pytest.mark.parametrize(
    ("text", "topic", "replies"),
    [
        ("har inte ens ringt helpdesk. har de öppet kl 6", "medarbetare_stod", 0),
        ("datorn strular. när har ni öppet", "medarbetare_stod", 1),
        ("var är lösenordet. har helpdesk öppet", "losenord", 1),
    ],
)
def test_hours_of_the_helpdesk_are_told_once(text: str, topic: str, replies: int) -> None:
    assert len(asked(text, topic)) == replies
