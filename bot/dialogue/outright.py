"""What the words of a message tell by themselves, whichever topic they were given and whatever was said before."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.context import (
    EMPLOYEES,
    FAULTS,
    NODRA_SYSTEMS,
    NODRA_TOPICS,
    OF_WORK,
    Meant,
    Said,
    is_about_faults,
    is_about_nodra,
)
from bot.dialogue.heard import SHORT, UNSURE, Heard
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.nlu.systems import TOPIC as STATUS
from bot.swedish.complaint import asks_where_to_complain
from bot.swedish.details import asks_what_published_means, asks_who_deletes, asks_who_gets_it
from bot.swedish.employment import is_of_work
from bot.swedish.formats import asks_for_choices, names_format, wants_plain_words
from bot.swedish.fraud import asks_if_bot_is_genuine
from bot.swedish.nodra import names_bill_of_nodra
from bot.swedish.normalise import fold
from bot.swedish.oncall import asks_for_somebody_on_call, names_social_services
from bot.swedish.press import asks_for_the_press, is_journalist
from bot.swedish.situation import asks_if_hacked
from bot.swedish.sources import doubts_what_was_told
from bot.swedish.unanswered import is_without_health_advice

CHOICES_IN_WORDS = "utter_fraga_tillbaka_upplast"
_PRIVACY = "integritet"
_INFORMATION = "incident_information"
_INCIDENT = {_INFORMATION, "incident_lage", "incident_orsak", "incident_tidplan"}
_TOLD_PLAINLY = {_INFORMATION, "incident_lage"}
# What `på papper då` is taken for by itself.
_OF_FORM = SHORT | {"arbetssatt", "bot", "manniska"}
# What a journalist may ask that only the contact centre can answer.
_OF_PRESS = EMPLOYEES | SHORT | {"kontakt", "kontakt_telefon", "manniska", "bot", "kommunal_tjanst", "utanfor"}
_COMPLAINTS = SHORT | {"klagomal", "utanfor", "kontakt", "kontakt_telefon"}
_OF_SILENCE = SHORT | {"kommer_inte_fram", "kontakt", "kontakt_telefon"}
_JUST_TOLD = 2
# What a wish for somebody on call, or at night, may be taken for.
_OF_THE_NIGHT = SHORT | {
    "klagomal", "incident_lage", "kommer_inte_fram", "kommunal_tjanst", "kontakt", "kontakt_telefon", "manniska",
    "oppettider",
}  # fmt: skip
_OWN_NIGHTS = EMPLOYEES | NODRA_TOPICS | {FAULTS, "bluff", "utanfor"}
# What has an answer of its own to where it comes from.
_OF_OTHERS_WORDS = {"bluff", "klagomal", EMERGENCY, "nodra_akut"}
_FEW_WORDS = 5
_MOST_WORDS = 14
_SHORT_QUESTION = 7


def said_outright(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """The reply to what `message` says outright after `replies`, newest first; None where its topic counts."""
    if replies and replies[0].topic == EMERGENCY:
        return None
    return next((found for rule in _RULES if (found := rule(message, replies))), None)


def _choices(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`läs upp vad jag kan välja`: the choices on offer, or the question that is open; else what can be asked."""
    if message.topic == "manniska" or not asks_for_choices(message.text):
        return None
    newest = next(iter(replies), None)
    if newest is None or not newest.offered:
        return Meant("bot", response="utter_bot_val")
    return Meant(ASKED_BACK, response=CHOICES_IN_WORDS) if newest.topic == ASKED_BACK else Meant(newest.topic)


def _genuine(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`hur vet jag att du är kommunens bot`."""
    return Meant("bot", response="utter_bot_akta") if asks_if_bot_is_genuine(message.text) else None


def _published(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`vad betyder publicerat`."""
    return Meant("bot", response="utter_bot_publicerat") if asks_what_published_means(message.text) else None


def _press(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """Whom the press can ask."""
    asked = asks_for_the_press(message.text) or (message.topic in _OF_PRESS and is_journalist(message.text))
    return Meant("kontakt", response="utter_kontakt_press") if asked else None


def _complaint(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`vem klagar man till`."""
    short = len(message.text.split()) <= _SHORT_QUESTION
    asked = short and message.topic in _COMPLAINTS and asks_where_to_complain(message.text)
    return Meant("klagomal", response="utter_klagomal_vart") if asked else None


def _handed_out(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`kan polisen få ut det`, once it was told what is kept."""
    asked = _told(replies)[:1] == [_PRIVACY] and asks_who_gets_it(message.text)
    return Meant(_PRIVACY, response="utter_integritet_utlamnas") if asked else None


def _bill_of_nodra(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`räkningen från NODRA är dubbelt så hög och de svarar inte på mejl`: the bill waits, whatever does not answer."""
    of_nodra = message.topic == STATUS and message.system in NODRA_SYSTEMS
    return Meant("nodra_ej_akut") if of_nodra and names_bill_of_nodra(message.text) else None


def _no_health_advice(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`1177 svarar inte`: that is not the contact centre's phone."""
    silent = message.topic in _OF_SILENCE and is_without_health_advice(message.text)
    return Meant("utanfor", response="utter_utanfor_vard_svarar_inte") if silent else None


def _deletes(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`tar du bort det själv eller måste jag`, once it was told what is kept."""
    asked = message.topic in SHORT | {"bot", "utanfor"} and _PRIVACY in _told(replies)
    return Meant(_PRIVACY, response="utter_integritet_tas_bort") if asked and asks_who_deletes(message.text) else None


def _on_call(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`ni har ingen jour?`, `om nåt händer i natt`: what is not published, 112 and what is open when."""
    before = next(iter(replies), None)
    of_others = before and (before.topic in _OWN_NIGHTS or is_about_nodra(before) or is_about_faults(before))
    asked = message.topic in _OF_THE_NIGHT and not of_others and asks_for_somebody_on_call(message.text)
    if not asked or any(is_of_work(text) for text in (message.text, *(reply.asked for reply in replies))):
        return None
    topic = "kommunal_tjanst" if names_social_services(message.text) else "manniska"
    return Meant(topic, response=f"utter_{topic}_jour")


def _hacked(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`hacka dom kommunen eller`, where nothing else is heard in it."""
    short = message.topic == UNSURE and len(message.text.split()) <= _FEW_WORDS
    return Meant("incident_orsak") if short and asks_if_hacked(message.text) else None


def _doubted(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """`det är ju 2026`, `gäller den listan idag`, `var fick du siffran från`, once something was told."""
    if not replies or message.topic in _OF_OTHERS_WORDS or len(message.text.split()) > _MOST_WORDS:
        return None
    # A fault of water lasts, and where a caller's number comes from is not published.
    if is_about_nodra(replies[0]) or replies[0].topic in _OF_OTHERS_WORDS:
        return None
    doubted = doubts_what_was_told(message.text)
    return Meant("incident_lage", response="utter_incident_lage_alder") if doubted else None


def _in_another_form(message: Heard, replies: Sequence[Said]) -> Meant | None:
    """The information in Braille or on paper, or in few and plain words."""
    told = _told(replies)
    goes_on = message.topic in SHORT | {STATUS} and not _INCIDENT.isdisjoint(told)
    if (goes_on or message.topic in _TOLD_PLAINLY) and wants_plain_words(message.text):
        return Meant(_INFORMATION, response="utter_incident_information_latt")
    of_information = message.topic == _INFORMATION or (_INFORMATION in told and message.topic in _OF_FORM)
    # Paper is a word of work too: `ska vi dokumentera på papper` asks for no other form.
    of_work = message.topic in OF_WORK and is_of_work(fold(message.text).replace("papper", ""))
    if of_information and names_format(message.text) and not of_work:
        return Meant(_INFORMATION, response="utter_incident_information_format")
    return None


def _told(replies: Sequence[Said]) -> list[str]:
    return [reply.topic for reply in replies if reply.topic != ASKED_BACK][:_JUST_TOLD]


_RULES = (
    _choices,
    _genuine,
    _published,
    _press,
    _complaint,
    _handed_out,
    _bill_of_nodra,
    _no_health_advice,
    _deletes,
    _on_call,
    _hacked,
    _doubted,
    _in_another_form,
)
