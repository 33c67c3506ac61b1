"""An action server that is down, slow, or answers rubbish; a clock that jumps."""

from __future__ import annotations

import pytest

from tests.faults.conftest import GOOD, Elsewhere
from tests.faults.test_store import QUESTION, failed_within_three_seconds, heals
from tests.serving import Resident, until


@pytest.fixture(params=["down", "slow", "rubbish", "empty"])
def fault(request: pytest.FixtureRequest, elsewhere: Elsewhere) -> str:
    actions = elsewhere.actions
    actions.stop()
    actions.body = {"rubbish": b"<html>502</html>", "empty": b""}.get(request.param, GOOD)
    if request.param != "down":
        actions.start()
    if request.param == "slow":
        actions.go.clear()
    return str(request.param)


def test_residents_get_the_card_and_the_bot_heals(elsewhere: Elsewhere, fault: str) -> None:
    resident = Resident(elsewhere.bot.url)
    assert resident.say("hej").json()["topic"] == "halsning"

    failed_within_three_seconds(resident)
    until(lambda: not elsewhere.bot.is_ready(), 10)

    elsewhere.actions.stop()
    elsewhere.actions.go.set()
    elsewhere.actions.body = GOOD
    elsewhere.actions.start()
    heals(elsewhere.bot, resident, ["hej"])
    elsewhere.actions.stop()


@pytest.mark.parametrize("shift", ["-2h", "+2h"])
def test_conversation_goes_on_when_the_clock_jumps(elsewhere: Elsewhere, shift: str) -> None:
    elsewhere.actions.body = GOOD
    elsewhere.actions.start()
    resident = Resident(elsewhere.bot.url)
    texts = [f"fråga {number}: när öppnar ni?" for number in range(4)]
    for text in texts[:2]:
        resident.say(text)

    elsewhere.set_clock(shift)
    answers = [resident.say(text).json()["topic"] for text in texts[2:3]]
    elsewhere.set_clock("+0")
    answers += [resident.say(text).json()["topic"] for text in texts[3:]]

    assert answers == ["oppettider", "oppettider"]
    assert resident.said() == texts
    until(elsewhere.bot.is_ready, 20)
    assert resident.say(QUESTION).status_code == 200
    elsewhere.actions.stop()
