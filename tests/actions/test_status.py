from datetime import datetime
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.status import ActionStatus
from bot.facts.clock import stamp
from bot.facts.hours import STOCKHOLM


def asked(system: str | None, now: str) -> dict[str, Any]:
    entities = [{"entity": "system", "value": system}] if system else []
    moment = datetime.fromisoformat(now).replace(tzinfo=STOCKHOLM)
    latest = {"text": "?", "intent": {"name": "systemstatus"}, "entities": entities, "metadata": stamp(moment)}
    dispatcher = CollectingDispatcher()
    ActionStatus().run(dispatcher, Tracker("a", {}, latest, [], False, None, {}, "action_listen"), {})
    (message,) = dispatcher.messages
    return dict(message)


def test_known_system_has_state_text_time_and_source() -> None:
    said = asked("mina_moten", "2022-12-05T10:00")

    assert said["system"] == "mina_moten"
    assert said["system_lage"] == "fungerar inte"
    assert "skrivs ut" in said["system_text"]
    assert said["system_tid"] == "Uppdaterat 5 december 2022"
    assert "lägesinformation" in said["system_kalla"]


def test_old_information_is_last_known() -> None:
    assert asked("vitec", "2022-12-24T10:00")["system_tid"] == "Senast känt, 5 december 2022"


@pytest.mark.parametrize("system", [None, "lifecare"])
def test_unknown_system_is_not_published(system: str | None) -> None:
    said = asked(system, "2022-12-05T10:00")

    assert (said["response"], said["system"]) == ("utter_systemstatus_okant", "okant")


def test_guardians_own_login_is_not_published() -> None:
    assert "inte publicerat om det gäller vårdnadshavares" in asked("ist", "2022-12-05T10:00")["system_text"]
