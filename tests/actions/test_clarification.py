from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.clarification import ActionClarify

UNSURE = {"event": "user", "text": "?", "parse_data": {"intent": {"name": "nlu_fallback"}}}
ASKED_BACK = {"event": "bot", "text": "Vad gäller det?", "metadata": {"topic": "fraga_tillbaka"}}
SURE = {"event": "user", "text": "hej", "parse_data": {"intent": {"name": "halsning"}}}
ANSWERED = {"event": "bot", "text": "Hej!", "metadata": {"topic": "halsning"}}


def asked(events: list[dict[str, Any]], **likely: float) -> dict[str, Any]:
    names = likely | dict.fromkeys(("nlu_fallback", "tack", "kontakt", "bluff", "oppettider", "bot"), 0.1)
    ranking = [{"name": name, "confidence": confidence} for name, confidence in names.items()]
    latest = {"text": "?", "intent_ranking": ranking}
    dispatcher = CollectingDispatcher()
    ActionClarify().run(dispatcher, Tracker("a", {}, latest, events, False, None, {}, "action_listen"), {})
    (message,) = dispatcher.messages
    return dict(message)


def test_two_likeliest_topics_and_an_errand_are_offered() -> None:
    said = asked([SURE, UNSURE])

    assert (said["response"], said["topics"]) == ("utter_fraga_tillbaka", ["kontakt", "bluff", "kommunal_tjanst"])


@pytest.mark.parametrize(("confidence", "offered"), [(0.2, True), (0.05, False)])
def test_danger_is_offered_where_it_is_likely(confidence: float, offered: bool) -> None:
    said = asked([SURE, UNSURE], nodlage=confidence)

    assert ("nodlage" in said["topics"]) is offered


def test_second_failure_in_a_row_names_a_human() -> None:
    assert asked([UNSURE, ASKED_BACK, UNSURE])["response"] == "utter_fraga_tillbaka_igen"


@pytest.mark.parametrize("understood", [SURE, UNSURE])
def test_failure_after_an_answer_asks_again(understood: dict[str, Any]) -> None:
    assert asked([UNSURE, ASKED_BACK, understood, ANSWERED, UNSURE])["response"] == "utter_fraga_tillbaka"
