from datetime import datetime

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.context import Meant
from bot.facts.clock import stamp
from bot.facts.hours import STOCKHOLM


@pytest.mark.parametrize(
    ("hour", "response"), [(22, "utter_kommunal_tjanst_fore_oppning"), (10, "utter_kommunal_tjanst")]
)
def test_opening_is_too_late_only_for_what_is_closed(hour: int, response: str) -> None:
    moment = stamp(datetime(2022, 12, 5, hour, tzinfo=STOCKHOLM))
    latest = {"text": "de öppnar åtta men taxin kommer 7.20", "metadata": moment}
    dispatcher = CollectingDispatcher()

    reply(Meant("kommunal_tjanst"), dispatcher, Tracker("a", {}, latest, [], False, None, {}, "action_listen"))

    assert [message["response"] for message in dispatcher.messages] == [response]


@pytest.mark.parametrize(
    ("hour", "response"), [(3, "utter_kommunal_tjanst_fore_oppning"), (10, "utter_kommunal_tjanst")]
)
def test_ride_before_opening_is_no_question_of_hours(hour: int, response: str) -> None:
    moment = stamp(datetime(2022, 12, 5, hour, tzinfo=STOCKHOLM))
    latest = {"text": "jag menar att resan går kl 7 imorgon, kommer den", "metadata": moment}
    dispatcher = CollectingDispatcher()

    reply(Meant("oppettider"), dispatcher, Tracker("a", {}, latest, [], False, None, {}, "action_listen"))

    assert [message["response"] for message in dispatcher.messages] == [response]
