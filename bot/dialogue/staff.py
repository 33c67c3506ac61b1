"""Employees stay employees: what they ask a few messages later is not sent to the residents' contact centre."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.context import EMPLOYEES, FAULTS, OF_WORK, Meant, Said
from bot.dialogue.heard import SHORT, Heard, Rule, reading_of_all
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.nlu.systems import TOPIC as STATUS
from bot.swedish.employment import is_by_staff, is_employed, is_outsider, is_private, is_resident, is_staff
from bot.swedish.followups import is_no_employee
from bot.swedish.questions import asks
from bot.swedish.refusals import refuses_contact_centre
from bot.swedish.workarounds import (
    asks_for_paper,
    asks_if_too,
    asks_to_get_at,
    asks_what_to_tell,
    asks_whom_to_call,
    is_without_means,
)

_SUPPORT, _WORK = "medarbetare_stod", "arbetssatt"
# What employees' words may be taken for, where they are taken for a resident's.
_OF_RESIDENTS = SHORT | {"kommunal_tjanst", "kontakt", "kontakt_telefon", "kommer_inte_fram", "klagomal", "manniska"}
_OF_HOW_TO_WORK = _OF_RESIDENTS | OF_WORK | {STATUS, "utanfor"}
_MOST_WORDS = 14
_JUST_SAID = 2


def works_here(text: str, told: Sequence[Said]) -> bool:
    """Whether `text` or what was asked before the replies `told` is by an employee, and of no private errand."""
    texts = [text, *(reply.asked for reply in told)]
    if any(is_no_employee(each) or is_resident(each) or is_outsider(each) for each in texts):
        return False
    # `vem kan jag ringa` is of the errand before it.
    if any(map(is_private, texts[:_JUST_SAID])):
        return False
    return any(map(is_by_staff, texts)) or any(reply.topic in EMPLOYEES for reply in told)


def _too(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`även hemtjänst?`, `jag jobbar på förskola om det spelar roll`, once it was told how to work."""
    of_residents = message.topic in _OF_RESIDENTS | {_WORK} and asks_if_too(message.text)
    if before.topic == _WORK and of_residents and not is_private(message.text):
        return Meant(_WORK, response="utter_arbetssatt_alla")
    works = any(reply.topic == _WORK for reply in told) and before.topic in EMPLOYEES
    says_so = works and not refuses_contact_centre(message.text) and _only_says_so(message, told)
    return Meant(_WORK, response="utter_arbetssatt_alla") if says_so and works_here(message.text, told) else None


def _only_says_so(message: Heard, told: Sequence[Said]) -> bool:
    """Whether all that a message tells is that its writer, or who is spoken of, is employed."""
    taken_for_another = message.topic in _OF_RESIDENTS | {FAULTS, _SUPPORT}
    # `jag jobbar på Volvo` is no employee of the municipality, unless employees' things were spoken of.
    goes_on = any(reply.topic in EMPLOYEES for reply in told)
    says = is_staff(message.text) or (goes_on and is_employed(message.text))
    return taken_for_another and says and not asks(message.text)


def _whom(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`vem kan hon ringa i natt`, `inte kontaktcenter, jag är ju anställd`."""
    if before.topic == EMERGENCY or message.topic == _SUPPORT:
        return None
    asked = message.topic in _OF_RESIDENTS and len(message.text.split()) <= _MOST_WORDS
    whom = asked and (asks_whom_to_call(message.text) or refuses_contact_centre(message.text))
    says = whom or _only_says_so(message, told)
    return Meant(_SUPPORT) if says and works_here(message.text, told) else None


def _how(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`hur får jag ut uppgifterna`, `får vi låna ut på papper`, `vad säger jag till klienterna`."""
    if before.topic == EMERGENCY or message.topic not in _OF_HOW_TO_WORK:
        return None
    meant = _way_of_work(message, before)
    return meant if meant and works_here(message.text, told) else None


def _way_of_work(message: Heard, before: Said) -> Meant | None:
    if asks_what_to_tell(message.text):
        return Meant(_WORK, response="utter_arbetssatt_vad_saga")
    if message.topic in OF_WORK:
        return None
    if asks_for_paper(message.text):
        return Meant(_WORK)
    # The status of a system is told first; how to do without it is asked once that is known.
    lacks = asks_to_get_at(message.text) or (message.topic != STATUS and is_without_means(message.text))
    known = message.topic != STATUS or (before.topic == STATUS and before.system == message.system)
    return Meant(_WORK, response="utter_arbetssatt_utan_system") if lacks and known else None


def _own_words(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`får vi låna ut så ändå`, where the words alone are of work: what was spoken of before makes it no errand."""
    if before.topic == EMERGENCY or message.topic not in OF_WORK:
        return None
    topic, _ = reading_of_all(message, told)
    of_residents = topic in _OF_RESIDENTS - SHORT
    return Meant(message.topic) if of_residents and works_here(message.text, told) else None


STAFF: tuple[Rule, ...] = (_too, _whom, _how, _own_words)
"""What employees ask."""
