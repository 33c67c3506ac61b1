from datetime import datetime
from typing import Any

import pytest
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


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("har helpdesk öppet kl 6", "utter_medarbetare_stod_tider"),
        ("är 011-21 09 20 öppet nu", "utter_felanmalan_tider"),
        ("är 011-15 00 00 öppet nu", "utter_oppettider"),
        ("är telefonen till biblioteket öppen nu", "utter_kommunal_tjanst_tider"),
    ],
)
def test_hours_of_another_number_are_not_the_contact_centres(text: str, response: str) -> None:
    assert asked(text)["response"] == response


def test_whether_the_phone_is_shut_gets_a_yes_or_no() -> None:
    answers = [asked(text) for text in ("telefon stängt nu ja?", "är telefonen öppen nu")]

    assert [(each["response"], each["svar"]) for each in answers] == [
        ("utter_oppettider_telefon", "Nej"),
        ("utter_oppettider_telefon", "Ja"),
    ]


def test_phone_on_another_day_is_no_question_of_now() -> None:
    assert asked("är telefonen öppen på söndag")["response"] == "utter_oppettider_dag"


def test_named_day() -> None:
    assert asked("är det öppet på annandagen")["dag"].startswith("Måndag 26 december är det stängt")
