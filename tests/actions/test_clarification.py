from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.clarification import ActionClarify

UNSURE = {"event": "user", "text": "?", "parse_data": {"intent": {"name": "nlu_fallback"}}}
SURE = {"event": "user", "text": "hej", "parse_data": {"intent": {"name": "halsning"}}}


def asked(events: list[dict[str, Any]]) -> dict[str, Any]:
    names = ("nlu_fallback", "tack", "kontakt", "bluff", "oppettider", "bot")
    latest = {"text": "?", "intent_ranking": [{"name": name, "confidence": 0.1} for name in names]}
    dispatcher = CollectingDispatcher()
    ActionClarify().run(dispatcher, Tracker("a", {}, latest, events, False, None, {}, "action_listen"), {})
    (message,) = dispatcher.messages
    return dict(message)


def test_two_likeliest_topics_and_an_errand_are_offered() -> None:
    said = asked([SURE, UNSURE])

    assert (said["response"], said["topics"]) == ("utter_fraga_tillbaka", ["kontakt", "bluff", "kommunal_tjanst"])


def test_second_failure_in_a_row_names_a_human() -> None:
    assert asked([UNSURE, UNSURE])["response"] == "utter_fraga_tillbaka_igen"


def test_failure_after_a_success_asks_again() -> None:
    assert asked([UNSURE, SURE, UNSURE])["response"] == "utter_fraga_tillbaka"
