"""`nej inte IST, vi kör Skola24`: what is refused is not answered with once more."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.context import OF_WORK, Meant, Said, is_about_nodra
from bot.dialogue.heard import SHORT, Heard
from bot.facts.incident import live_facts
from bot.facts.systems import UNKNOWN
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.nlu.names import find_name
from bot.nlu.systems import TOPIC as STATUS
from bot.settings import settings
from bot.swedish.mail import names_mail
from bot.swedish.normalise import fold
from bot.swedish.parties import names_other_party
from bot.swedish.refusals import (
    is_at_computer,
    names_mobile,
    names_network,
    names_papers,
    names_password,
    names_tablet,
    names_tool,
    refusal,
)

_MOBILE_MAIL, _NETWORK = "mobil_epost", "natverk"
_MEETINGS = "mina_moten"
_OF_A_MACHINE = SHORT | OF_WORK | {STATUS, "kommunal_tjanst"}
_OF_PAPERS = SHORT | {STATUS, "kontakt"}
_LETTERS = 6  # a shorter word may be anybody's


def corrected(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """What is meant by who refuses what was told, and names something else."""
    parts = refusal(message.text)
    if parts is None or before.topic == EMERGENCY:
        return None
    refused, rest = parts
    if before.topic == "kommer_inte_fram" and refused.startswith("kommun") and names_other_party(rest):
        return Meant("kommunal_tjanst")
    if before.system == _MOBILE_MAIL and names_mobile(refused) and message.topic in _OF_A_MACHINE:
        return _on_another_machine(rest)
    named, other = _system(rest), _system(refused)
    if message.topic == STATUS and named and other and named != other:
        return Meant(STATUS, named)
    if not _is_of(refused, message.topic, message.system):
        return None
    return _spoken_of(refused, rest, told) or _tool(message, rest)


def papers(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`hur får jag handlingarna då`, after another system was told: those of the meetings spoken of before."""
    of_meetings = any(reply.system == _MEETINGS for reply in told) and before.system != _MEETINGS
    asked = of_meetings and message.topic in _OF_PAPERS and names_papers(message.text)
    return Meant(STATUS, _MEETINGS) if asked and refusal(message.text) is None else None


def _on_another_machine(rest: str) -> Meant | None:
    """`inte mobilen, läsplattan`: the tablet is told of with the phone, the computer is not."""
    if names_tablet(rest):
        return Meant(STATUS, _MOBILE_MAIL)
    return Meant(STATUS, _MOBILE_MAIL, "utter_systemstatus_annan_dator") if is_at_computer(rest) else None


def _is_of(refused: str, topic: str, system: str | None) -> bool:
    """Whether a topic, with its system, is what was refused."""
    if topic == STATUS:
        mail = system == _MOBILE_MAIL and names_mail(refused)
        return mail or (system is not None and _system(refused) == system)
    return topic == "losenord" and names_password(refused)


def _spoken_of(refused: str, rest: str, told: Sequence[Said]) -> Meant | None:
    """An earlier reply to what is named once more."""
    sought = {word.strip(".,!?:;") for word in rest.split() if len(word) >= _LETTERS}
    for reply in told:
        same = sought & {word.strip(".,!?:;") for word in fold(reply.asked).split()}
        if same and not _is_of(refused, reply.topic, reply.system) and not is_about_nodra(reply):
            return Meant(reply.topic, reply.system)
    return None


def _tool(message: Heard, rest: str) -> Meant | None:
    """The network, or something of which no status is published."""
    if names_network(rest):
        return Meant(STATUS, _NETWORK)
    return Meant(STATUS, UNKNOWN) if message.topic == STATUS or names_tool(rest) else None


def _system(text: str) -> str | None:
    found = find_name(text, live_facts(settings().incident).get().status.names)
    return found[0] if found else None
