from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.hours import ActionHours
from bot.facts.clock import stamp
from bot.facts.hours import STOCKHOLM


def asked(text: str) -> dict[str, Any]:
    moment = datetime(2022, 12, 5, 10, 15, tzinfo=STOCKHOLM)
    latest = {"text": text, "intent": {"name": "oppettider"}, "entities": [], "metadata": stamp(moment)}
    dispatcher = CollectingDispatcher()
    ActionHours().run(dispatcher, Tracker("a", {}, latest, [], False, None, {}, "action_listen"), {})
    (message,) = dispatcher.messages
    return dict(message)


def test_no_day_is_now() -> None:
    assert asked("när har ni öppet")["response"] == "utter_oppettider"


def test_today_is_now() -> None:
    assert asked("öppet idag?")["response"] == "utter_oppettider"


def test_named_day() -> None:
    assert asked("är det öppet på annandagen")["dag"].startswith("Måndag 26 december är det stängt")
