"""Whose opening hours are asked of, after what was told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.context import EMPLOYEES, FAULTS, Meant, Said, is_about_nodra, names_owner
from bot.dialogue.heard import THANKS, Heard, Rule
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.swedish.opening import comes_at, is_a_day, recalls_hours
from bot.swedish.places import asks_hours, asks_hours_elsewhere, asks_when_answered, points_elsewhere

HOURS = "oppettider"
_OPERATIONS = "driftstod_telefon"
_VISITS = "kontaktcenter_besok"
# When others than the contact centre answer, after what was spoken of.
_OTHERS = {
    "bluff": Meant("bluff", response="utter_bluff_polis_tider"),
    "medarbetare_stod": Meant("medarbetare_stod", response="utter_medarbetare_stod_tider"),
    "nodra_akut": Meant("nodra_akut"),
    "nodra_ej_akut": Meant("nodra_ej_akut", response="utter_nodra_ej_akut_tider"),
}


def of_others(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """When they answer who were just named: that is no question about the reception."""
    # After a fraud `är ni öppna` is the contact centre all the same.
    of_police = before.topic != "bluff" or points_elsewhere(message.text)
    return _when_others_answer(message, before) if message.topic == HOURS and of_police else None


def _answered(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`svarar de nu på natten`, after a number that is not the contact centre's, whatever its words are taken for."""
    asked = points_elsewhere(message.text) and asks_when_answered(message.text)
    return _when_others_answer(message, before) if asked else None


def _when_others_answer(message: Heard, before: Said) -> Meant | None:
    if names_owner(message.text):
        return None
    if _OPERATIONS in before.channels and points_elsewhere(message.text):
        return Meant(FAULTS, response="utter_felanmalan_tider")
    return _OTHERS.get(before.topic)


def _another_day(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`o på lördag?`, once hours were asked of."""
    of_hours = before.topic == HOURS or asks_hours(before.asked) or asks_hours_elsewhere(before.asked)
    return Meant(HOURS) if of_hours and is_a_day(words) and not is_about_nodra(before) else None


def _recalled(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`du sa att de öppnar 8.30`, `jag kommer klockan 7, okej?`, once the reception was named: its hours again."""
    if before.topic in {*EMPLOYEES, EMERGENCY} or is_about_nodra(before):
        return None
    asked = recalls_hours(message.text) or (comes_at(message.text) and message.topic != THANKS)
    return Meant(HOURS) if asked and any(_VISITS in reply.channels for reply in told) else None


OTHER_HOURS: tuple[Rule, ...] = (_answered, _another_day, _recalled)
"""What asks of hours, whichever topic its words have by themselves."""
