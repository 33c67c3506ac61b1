"""What somebody means who was told to call 112."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue.context import EMPLOYEES, NODRA_TOPICS, OF_WORK, Meant, Said, names_owner
from bot.dialogue.heard import LIKELY, SHORT, SURE, THANKS, UNSURE, Heard, reading
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.nlu.danger import speaks_of_danger
from bot.nlu.systems import TOPIC as STATUS
from bot.swedish.denial import after_denial, asks_whether_to_call, awaits_help, denies_danger
from bot.swedish.details import names_nodra
from bot.swedish.employment import is_of_work
from bot.swedish.frailty import breathes_by_power, is_alarm_fault
from bot.swedish.normalise import fold
from bot.swedish.opening import is_too_late
from bot.swedish.records import asks_for_record
from bot.swedish.recovery import ends_in_help, help_is_missing, help_is_there, tells_of_help, turns_to_errand
from bot.swedish.worry import names_others_there

STILL_DANGER = 0.65
"""From it on, what follows 112 is read as danger still, by those who have learnt from conversations."""
_RELIEVED = 0.7  # from it on words of danger are help that is there; its reply names 112 once more
_LIKELY_ELSE = 0.6  # from it on, what was said before makes another thing of danger that is doubted
_SURELY_ELSE = 0.95  # from it on, of danger that is not, where it is said that the contact centre opens too late
_SURELY_DANGER = 0.9  # from it on nobody is believed who denies it
_UNCLEAR = {UNSURE, "ja", "nej", "kontakt", "kontakt_telefon", "kommer_inte_fram", "manniska"}
# What somebody may want instead, where the words alone are unclear.
_ERRANDS = {"kommunal_tjanst", "medarbetare_stod", "felanmalan", "nodra", "nodra_akut", "nodra_ej_akut"}
_OF_BOTH = {EMERGENCY, "nodra_akut"}
_BARE = {"ja", "jo", "japp", "nej", "na", "nae"}
_EMERGENCY_NUMBER = "112"
_HEALTH_ADVICE = "1177"
_OFFICE = re.compile(r"\b(?:soc\w*|kontoret|reception\w*|handlaggare\w*)\b")
_WHERE = re.compile(r"\b(?:adress\w*|gata\w*|var|vart|heter)\b")
_CALL_FOR_ME = re.compile(
    r"\b(?:kan|kunde|ska) (?:du|ni) (?:inte )?ringa\b(?! upp)|\bring (?:at mig|du|ni)\b"
    r"|\bhar (?:ju )?ingen (?:telefon|mobil)\b"
)
_CALLED = re.compile(
    r"\bhar (?:nyss |redan |precis )?ringt\b|\bringde (?:nyss|precis|redan)\b"
    r"|\b(?:pratar|talar) (?:nu )?med (?:dem|dom|112|larm\w*|sos|nan dar)\b|\bar i telefon med\b"
)
_WHOM_TO_ASK = re.compile(
    r"^(?:nej|na|nae)\b.*\bvem (?:ska|kan|far) (?:jag|man|vi) (?:fraga|prata med)"
    r"(?: (?:nu|da|pa natten|i ?natt|i ?kvall|om det))*\W*$"
)
_UNHEARD = re.compile(r"\b(?:inte|ingen|aldrig|upptaget|ko|koar|tutar)\b")
_FEW_WORDS = 4
_LIKELIEST = 3
_NODRA_TOO = "utter_nodra_akut_efter_112"
_RELIEF = "utter_tack_efter_nodlage"
_ON_THE_PHONE = "utter_ja_efter_nodlage"


def denied(message: Heard, told: Sequence[Said]) -> Meant | None:
    """`112?? det brinner ju inte, taxin är sen`, by who was told to call 112: what is wanted instead."""
    if not told or told[0].topic != EMERGENCY or _wanted(message.text) == message.text:
        return None
    instead = _instead(message)
    # `han drog, vem ringer jag` sounds like an employee's question, and may be none.
    return None if instead and instead.topic in OF_WORK and not is_of_work(message.text) else instead


def _wanted(text: str) -> str:
    """What is wanted now: what follows a denial or help that was told of; all of `text` where 112 is doubted."""
    wanted = text[after_denial(text) or 0 :]
    return text if asks_whether_to_call(wanted) else wanted


def _instead(message: Heard) -> Meant | None:
    """What is wanted by who denies that there is danger, or tells of help."""
    topic, probability = _after_danger(message)
    elsewhere = topic not in SHORT | {EMERGENCY}
    if awaits_help(message.text):
        if names_nodra(_wanted(message.text)):
            return Meant("nodra_akut", response=_NODRA_TOO)
        return Meant(topic if elsewhere and probability >= LIKELY else EMERGENCY)
    if elsewhere and probability >= SURE and not denies_danger(message.text):
        return Meant(topic, message.system if topic == message.topic else None)
    if message.topic not in SHORT | _UNCLEAR:
        return Meant(message.topic, message.system)
    danger = topic == EMERGENCY and (probability >= _SURELY_DANGER or not denies_danger(message.text))
    if message.topic != UNSURE or danger:
        return None
    return next((Meant(topic) for topic in message.likely[:_LIKELIEST] if topic in _ERRANDS), None)


def relief(message: Heard, told: Sequence[Said]) -> Meant | None:
    """`ambulansen har hämtat henne`, by who was told to call 112: help is there, though the words are of danger."""
    if speaks_of_danger(message.text) or help_is_missing(message.text):
        return None
    if any(reply.topic == EMERGENCY for reply in told) and ends_in_help(message.text):
        return Meant(THANKS, response=_RELIEF)
    topic, probability = _after_danger(message)
    thanks = topic == THANKS and probability >= _RELIEVED and tells_of_help(message.text)
    return Meant(THANKS, response=_RELIEF) if thanks and any(reply.topic == EMERGENCY for reply in told) else None


def overruled(message: Heard, told: Sequence[Said]) -> Meant | None:
    """What conversations taught that doubted danger means after the last reply; 112 is named after the answer.

    Danger is doubted too where an employee wants to read a record, or an alarm is told to be out of order.
    """
    if speaks_of_danger(message.text) or breathes_by_power(message.text):
        return None
    if message.doubted and is_alarm_fault(message.text):
        return Meant("kommunal_tjanst")
    if not told:
        return None
    if told[0].topic in EMPLOYEES | {STATUS} and asks_for_record(message.text):
        return Meant("medarbetare_stod")
    topic, probability = reading(message, told[0])
    enough = _LIKELY_ELSE if message.doubted else _SURELY_ELSE
    if probability < enough or topic in SHORT | {EMERGENCY, STATUS}:
        return None
    return Meant(topic) if message.doubted or is_too_late(message.text) else None


def released(message: Heard, told: Sequence[Said]) -> Meant | None:
    """`larmat 112 nu, dom åker dit. vem gör jag anmälan till`, `ingen har ramlat, det gällde räkningen`: the errand.

    112 is named after the answer.
    """
    of_danger = message.topic == EMERGENCY or (bool(told) and told[0].topic == EMERGENCY)
    if not told or not of_danger or not turns_to_errand(message.text):
        return None
    if speaks_of_danger(message.text) or asks_whether_to_call(message.text):
        return None
    if message.topic not in SHORT | _UNCLEAR | {EMERGENCY}:  # `sluta säga 112! vem hämtar sängen` is no question of it
        return Meant(message.topic, message.system) if _EMERGENCY_NUMBER in message.text else None
    topic, probability = reading(message, told[0])
    if topic not in SHORT | {EMERGENCY, STATUS} | OF_WORK and probability >= LIKELY:
        return Meant(topic)
    earlier = [reply.topic for reply in told if reply.topic in _ERRANDS | EMPLOYEES]
    likely = [topic for topic in message.likely if topic != EMERGENCY][:1]
    fitting = [topic for topic in likely if topic in _ERRANDS | {"oppettider"}]
    return Meant(next(iter([*earlier, *fitting]), "kommunal_tjanst"))


def after_emergency(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """Whoever was told to call 112 is told again, until something else is spoken of or help is there."""
    if before.topic != EMERGENCY:
        return _of_water(message, told)
    if help_is_missing(message.text):
        return Meant(EMERGENCY)
    asked = _wanted(message.text)
    alone = asked == message.text
    if alone and help_is_there(asked) and message.topic in SHORT:
        return Meant(THANKS, response=_RELIEF)
    called = _called(message) if alone else None
    if meant := _asked_in_danger(message, asked) or called or _of_water(message, told) or _calmed(message):
        return meant
    unclear = message.topic in _UNCLEAR and not names_owner(asked) and not names_nodra(asked)
    of_the_number = _EMERGENCY_NUMBER in asked and message.topic not in NODRA_TOPICS
    if of_the_number or (unclear and (_may_be_danger(message) or names_others_there(message.text))):
        return Meant(EMERGENCY)
    return Meant("ja", response=_ON_THE_PHONE) if message.topic == "ja" else None


def _of_water(message: Heard, told: Sequence[Said]) -> Meant | None:
    """Whether NODRA is to be called too, once 112 is: asked again, `nodra eller ej`."""
    topics = {reply.topic for reply in told}
    of_both = told[0].topic in _OF_BOTH and topics >= _OF_BOTH
    asks = of_both and message.topic == "nodra" and names_nodra(message.text)
    return Meant("nodra_akut", response=_NODRA_TOO) if asks else None


def _calmed(message: Heard) -> Meant | None:
    """`nej pappa mår bra, det är bara apparaten`: the errand; and whom to ask at night, where nobody came."""
    topic, _ = _after_danger(message)
    if message.topic in ("nej", "klagomal") and topic in _ERRANDS and denies_danger(message.text):
        return Meant(topic)
    asks = message.topic == UNSURE and topic != EMERGENCY and _WHOM_TO_ASK.search(fold(message.text))
    return Meant("manniska", response="utter_manniska_jour") if asks else None


def _after_danger(message: Heard, without: float = 0.0) -> tuple[str, float]:
    """What conversations taught that `message` means after 112; where they taught nothing danger, `without` likely."""
    return next(iter(message.readings.get(EMERGENCY, ())), (EMERGENCY, without))


def _may_be_danger(message: Heard) -> bool:
    """Whether unclear words after 112 are taken for danger that goes on."""
    topic, probability = _after_danger(message, without=1.0)
    # A bare yes or no tells nothing of what happens there.
    if message.topic in ("ja", "nej"):
        return topic == EMERGENCY or probability < LIKELY or fold(message.text).strip(" .!?") in _BARE
    return topic == EMERGENCY and probability >= STILL_DANGER


def _asked_in_danger(message: Heard, asked: str) -> Meant | None:
    """Who asks to be called for, whether 1177 will do, or what to say of the place; `asked` is what is wanted now."""
    words = fold(asked)
    if _CALL_FOR_ME.search(words):
        return Meant(EMERGENCY, response="utter_nodlage_ring_sjalv")
    if _HEALTH_ADVICE in asked and not speaks_of_danger(asked):
        return Meant("utanfor", response="utter_utanfor_vard_efter_nodlage")
    if message.topic == "kontakt_besok" and not names_owner(asked) and not _OFFICE.search(words):
        return Meant(EMERGENCY, response="utter_nodlage_var" if _WHERE.search(words) else None)
    return None


def has_called(text: str) -> bool:
    """Whether `text` says that 112 is called, and was answered."""
    words = fold(text)
    return bool(_CALLED.search(words)) and not _UNHEARD.search(words)


def _called(message: Heard) -> Meant | None:
    """Who says that 112 is called, or gets no answer there: nobody speaks of the contact centre's phone then."""
    words = fold(message.text)
    of_it = message.topic == EMERGENCY or _EMERGENCY_NUMBER in words
    heard = message.topic in SHORT | _UNCLEAR or (of_it and len(words.split()) <= _FEW_WORDS)
    if names_owner(message.text) or not heard:
        return None
    if has_called(message.text):
        return Meant("ja", response=_ON_THE_PHONE)
    return Meant(EMERGENCY) if message.topic == "kommer_inte_fram" else None


def heard_after_emergency(topic: str, text: str) -> Meant:
    """Thanks or a yes by who was told to call 112. Without a word of relief, thanks may come from the desperate."""
    if topic == "ja":
        return Meant(topic, response=_ON_THE_PHONE)
    return Meant(topic, response=_RELIEF) if tells_of_help(text) else Meant(EMERGENCY)
