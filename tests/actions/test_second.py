from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.second import ActionSecond


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
