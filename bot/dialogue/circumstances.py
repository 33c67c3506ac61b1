"""What somebody tells after a reply and that changes what they need: is no employee, gets no answer, has water back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.context import (
    CONTACT_CENTRE,
    CONTACT_MAIL,
    EMPLOYEES,
    FAULTS,
    NODRA_TOPICS,
    OF_WORK,
    Meant,
    Said,
    is_about_faults,
    is_about_nodra,
    names_owner,
)
from bot.dialogue.emergency import has_called
from bot.dialogue.heard import LIKELY, SHORT, THANKS, Heard, Rule, reading
from bot.facts.systems import UNKNOWN
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.nlu.systems import TOPIC as STATUS
from bot.swedish import followups as spoken
from bot.swedish.denial import asks_whether_to_call
from bot.swedish.details import asks_when_mail_is_read
from bot.swedish.drinking import asks_to_drink
from bot.swedish.electricity import is_electric, is_wet
from bot.swedish.employment import asks_of_salary, is_employed, is_of_work, is_outsider, is_staff
from bot.swedish.frailty import answers_no_more, is_frail
from bot.swedish.fraud import asks_who_leaked, bank_is_silent, money_is_gone
from bot.swedish.mail import asks_if_mail_works
from bot.swedish.nodra import names_other_bill
from bot.swedish.opening import asks_to_call_early
from bot.swedish.protest import after_protest, is_not_of_water, misses_the_point, only_wants_yes_or_no
from bot.swedish.recovery import is_mended
from bot.swedish.unanswered import (
    asks_another_number,
    has_only_mailed,
    is_unanswered,
    is_unanswered_mail,
    names_helpdesk,
)
from bot.swedish.waterfaults import (
    asks_about_fault,
    is_being_mended,
    is_in_the_house,
    is_planned,
    is_taken_back,
    leaks_now,
    speaks_of_the_incident,
    tells_of_trouble,
    thanks,
)
from bot.swedish.workarounds import asks_of_meanwhile, asks_other_way_in, asks_who_decides, has_no_computer
from bot.swedish.worry import asks_for_police, asks_for_shelter, tells_of_restraint, tells_of_risk

_NAMES_MAIL = {"kommer_inte_fram", "kontakt", "kontakt_epost", "kontakt_telefon", "kommunal_tjanst", "manniska"}
_OF_RESIDENTS_WAYS = {"kommer_inte_fram", "kontakt", "kontakt_telefon", "kommunal_tjanst", "manniska"}
_OF_WATER = {"nodra", "nodra_akut"}
_JUST_TOLD = 2
_OF_MAIL = SHORT | {"kommer_inte_fram", "kontakt_epost"}
_MOBILE_MAIL = "mobil_epost"
# What a message may have by the words of a protest alone.
_OF_PROTEST = SHORT | {"klagomal", "bot", "kommer_inte_fram", "halsning"}
_THE_BOT = re.compile(r"\b(?:du|dig)\b")
# After which neither yes nor no is published.
_UNPUBLISHED = _NAMES_MAIL | {"klagomal", "incident_personuppgifter", "incident_tidplan", "incident_orsak"}
_FRAUD = "bluff"
_ACUTE, _WAITS = "nodra_akut", "nodra_ej_akut"
# What a question about an acute water fault has by itself; of the IT incident it may be too.
_OF_THE_INCIDENT = {"incident_orsak", "incident_tidplan"}
_OF_A_FAULT = (
    {*NODRA_TOPICS, *SHORT, *_OF_THE_INCIDENT, _FRAUD}
    | {"utanfor", "kommer_inte_fram", "bot", "arbetssatt", "systematgard"}
)  # fmt: skip
_OF_OTHERS = {"kommunal_tjanst", FAULTS, *EMPLOYEES}
# What somebody who may not come near is taken for, by the words alone.
_NO_HELP = SHORT | {"kommer_inte_fram", "kommunal_tjanst", "kontakt", "kontakt_telefon", "utanfor", "manniska"}
_GOES_ON = {EMERGENCY, FAULTS, "kommunal_tjanst", "nodra_akut", "nodra_ej_akut"}
# After which nobody is taken for an employee without a word of work.
_OF_RESIDENTS = _GOES_ON | _NAMES_MAIL | {"bot", "klagomal"}
# What may be misheard in a question about each.
_OF_SALARY = OF_WORK | SHORT | {"utanfor", "kommunal_tjanst", "incident_tidplan", STATUS}
_OF_NO_COMPUTER = OF_WORK | SHORT | {STATUS, "kontakt", "kontakt_telefon", "manniska", "klagomal"}
_OF_A_NUMBER = SHORT | {"medarbetare_stod", "kontakt", "kontakt_telefon", "kommer_inte_fram"}
_OF_A_DECISION = SHORT | {STATUS, "incident_orsak", "klagomal", "manniska"}
_OF_A_WAY_IN = SHORT | {STATUS, "kontakt", "kommer_inte_fram", "medarbetare_stod", "arbetssatt"}
_OF_MEANWHILE = OF_WORK | SHORT | {FAULTS}


def _missed(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`du svarar inte på det jag frågar`: the answer was none, and what was asked is not said again."""
    unanswered = message.topic == "kommer_inte_fram"  # `inget svar` may be nobody's on the phone
    if before.topic == EMERGENCY or unanswered:
        return None
    if misses_the_point(message.text):
        return Meant("klagomal", response="utter_klagomal_missat")
    unpublished = before.topic in _UNPUBLISHED or before.system == UNKNOWN
    yes_or_no = unpublished and only_wants_yes_or_no(message.text)
    return Meant("klagomal", response="utter_klagomal_ja_nej") if yes_or_no else None


def asked_once_more(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`det svarade du inte på, lovskolan`, where the words are those of the protest: what was spoken of before."""
    asked = after_protest(message.text)
    if asked is None or before.topic == EMERGENCY or message.topic not in _OF_PROTEST or is_unanswered(asked):
        return None
    if message.topic == "bot" and _THE_BOT.search(asked):
        return None
    earlier = next((reply for reply in told if reply.topic not in _OF_PROTEST), None)
    if earlier is None or earlier.topic == EMERGENCY:
        return Meant("klagomal", response="utter_klagomal_missat")
    return Meant(earlier.topic, earlier.system)


def not_of_nodra(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`NODRA? vad har avlopp med saken att göra`: what was spoken of before NODRA, or what is asked instead."""
    if not any(map(is_about_nodra, told[:_JUST_TOLD])):
        return None
    if names_other_bill(message.text):
        return Meant("kommunal_tjanst")
    if not is_not_of_water(message.text):
        return None
    if message.topic not in SHORT | NODRA_TOPICS | {STATUS, "klagomal", "utanfor"}:
        return Meant(message.topic)
    earlier = next((reply for reply in told if not is_about_nodra(reply) and reply.topic not in SHORT), None)
    if earlier:
        return Meant(earlier.topic, earlier.system)
    return Meant("utanfor" if message.topic == "utanfor" else "kontakt")


def _drinks(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`kan man dricka vattnet då?`, once it was said that NODRA can wait or is hard to reach."""
    waits = before.topic == "nodra_ej_akut" or (before.topic == STATUS and is_about_nodra(before))
    drinks = waits and message.topic != "nodra_akut" and asks_to_drink(message.text)
    return Meant("nodra_ej_akut", response="utter_nodra_ej_akut_dricksvatten") if drinks else None


def _no_employee(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`jag jobbar inte hos er`, or `mitt busskort`, after what is meant for employees."""
    if before.topic not in EMPLOYEES:
        return None
    if spoken.is_no_employee(message.text):
        return Meant("kontakt")
    return Meant("kommunal_tjanst") if is_outsider(message.text) and message.topic in OF_WORK else None


def _staff(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`nej inte kontaktcenter, jag är ju anställd`, by who was taken for a resident."""
    taken = before.topic in _OF_RESIDENTS_WAYS and message.topic in _OF_RESIDENTS_WAYS | SHORT
    return Meant("medarbetare_stod") if taken and is_staff(message.text) else None


def _salary(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`jag menar min lön`, `jag är anställd!!`, among what employees ask: nothing is published of it."""
    employed = is_employed(message.text)
    asked = asks_of_salary(message.text) or (employed and asks_of_salary(before.asked))
    if not asked or message.topic not in _OF_SALARY or not (employed or before.topic in EMPLOYEES):
        return None
    return Meant("medarbetare_stod", response="utter_medarbetare_stod_lon")


def _no_computer(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`har ingen dator`, by who was told to use one, or how employees work: no other way is published."""
    if message.topic not in _OF_NO_COMPUTER or not has_no_computer(message.text):
        return None
    if before.topic == STATUS and before.system == _MOBILE_MAIL:
        return Meant(STATUS, _MOBILE_MAIL, "utter_systemstatus_utan_dator")
    if before.topic not in EMPLOYEES:
        return None
    if any(reply.topic == "losenord" for reply in told):
        return Meant("losenord")
    return Meant("arbetssatt", response="utter_arbetssatt_utan_system")


def _another_number(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`finns det ett annat nummer`, `går det från min egen mobil`, once the helpdesk's was told."""
    asks = before.topic in EMPLOYEES and message.topic in _OF_A_NUMBER and asks_another_number(message.text)
    return Meant("medarbetare_stod", response="utter_medarbetare_stod_annat_nummer") if asks else None


def _who_decides(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`vem har bestämt det`, after what employees must do, or after a status."""
    if not asks_who_decides(message.text):
        return None
    if before.topic in ("arbetssatt", "systematgard") and message.topic in _OF_A_DECISION | OF_WORK:
        return Meant(before.topic, response=f"utter_{before.topic}_vem")
    of_status = before.topic == STATUS and message.topic in _OF_A_DECISION
    return Meant(STATUS, before.system, "utter_systemstatus_vem") if of_status else None


def _other_way_in(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`finns det ett annat sätt att logga in`, after the status of a system."""
    of_a_system = before.topic == STATUS and before.system not in (None, CONTACT_CENTRE) and not is_about_nodra(before)
    if of_a_system and message.topic in _OF_A_WAY_IN and asks_other_way_in(message.text):
        return Meant(STATUS, message.system or before.system, "utter_systemstatus_annan_vag")
    return None


def _meanwhile(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`ska vi sitta och vakta?`, after a fault was reported."""
    asks = is_about_faults(before) and message.topic in _OF_MEANWHILE and asks_of_meanwhile(message.text)
    return Meant(FAULTS, response="utter_felanmalan_under_tiden") if asks else None


def outsider(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """Words that employees use too, by somebody who has said nothing of work: it is the errand or danger before."""
    if before.topic not in _GOES_ON and message.topic in OF_WORK and is_outsider(message.text):
        return Meant("kommunal_tjanst")
    if before.topic not in _OF_RESIDENTS or any(reply.topic in EMPLOYEES for reply in told):
        return None
    topic, probability = reading(message, before)
    topic = topic if probability >= LIKELY else message.topic
    if topic not in OF_WORK or any(is_of_work(text) for text in (message.text, *(reply.asked for reply in told))):
        return None
    return Meant(before.topic if before.topic in _GOES_ON else "kommunal_tjanst")


def _no_answer(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """Nobody answers on a number that is not the contact centre's."""
    # `det svarar inte på frågan` is the bot.
    if not is_unanswered(after_protest(message.text) or message.text) or names_owner(message.text):
        return None
    if before.topic in EMPLOYEES or names_helpdesk(message.text):
        return Meant("medarbetare_stod", response="utter_medarbetare_stod_svarar_inte")
    return Meant(FAULTS, response="utter_felanmalan_svarar_inte") if is_about_faults(before) else None


def _has_mailed(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`jag har redan mejlat`, once mail was named: what is left is to call, or to go there."""
    if before.topic not in _NAMES_MAIL or message.topic not in _OF_MAIL or not has_only_mailed(message.text):
        return None
    called = any(reply.topic == "kommer_inte_fram" for reply in told)
    return Meant("kommer_inte_fram", response=f"utter_kommer_inte_fram_{'besok' if called else 'mejl'}")


def _shut(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """The portal for faults is shut: there is a number for that."""
    shut = is_about_faults(before) and spoken.is_shut(message.text)
    return Meant(FAULTS, response="utter_felanmalan_stangd") if shut else None


def _mended(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`nu har vattnet kommit tillbaka`: nothing is left to call about."""
    broken = is_about_nodra(before) or before.topic in (STATUS, FAULTS)
    return Meant(THANKS, response="utter_tack_efter_fel") if broken and is_mended(message.text) else None


def _mail_works(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`fungerar mejlen?`, after the contact centre's address was told: that one is meant, not employees' mail."""
    told_of_ours = CONTACT_MAIL in before.channels and before.topic not in EMPLOYEES and before.system != _MOBILE_MAIL
    of_mail = message.topic == STATUS and message.system == _MOBILE_MAIL
    if told_of_ours and of_mail and asks_if_mail_works(message.text):
        return Meant("kontakt_epost", response="utter_kontakt_epost_fungerar")
    return None


def _mail_answered(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`får man svar innan sex?`, once mail was spoken of: that is no call that nobody answers."""
    of_mail = before.topic == "kontakt_epost" and message.topic in _OF_MAIL | {"kommunal_tjanst", "kontakt", STATUS}
    if of_mail and asks_when_mail_is_read(message.text) and not is_unanswered_mail(message.text):
        return Meant("kontakt_epost", response="utter_kontakt_epost_mer")
    return None


def _near_electricity(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """Water that nears electricity, once water was spoken of."""
    wet = before.topic == FAULTS and (is_wet(before.asked) or is_wet(message.text))
    waits = before.topic == _WAITS and is_wet(message.text)
    of_water = before.topic in _OF_WATER or wet or waits
    return Meant(EMERGENCY) if of_water and is_electric(message.text) else None


def calls_early(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`jag har insulin, ska jag ringa redan nu`, once the contact centre was named: when it opens."""
    asks = before.topic in _NAMES_MAIL and message.topic in _OF_MAIL and asks_to_call_early(message.text)
    return Meant("kommunal_tjanst") if asks else None


def _silent(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """Somebody frail who answers no more: that is not the contact centre's phone."""
    frail = any(is_frail(text) for text in (message.text, *(reply.asked for reply in told)))
    return Meant(EMERGENCY) if frail and answers_no_more(message.text) else None


def _doubts(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`ska jag verkligen ringa 112?`, by who was told to: yes, whatever else is said with it."""
    asks = before.topic == EMERGENCY and asks_whether_to_call(message.text)
    return Meant(EMERGENCY) if asks and not has_called(message.text) else None


def unsafe(message: Heard, told: Sequence[Said]) -> Meant | None:
    """Somebody who may not come near and does, or who asks for a shelter: 112 and the police, and what is unknown."""
    if asks_for_shelter(message.text):
        return Meant("kommunal_tjanst", response="utter_kommunal_tjanst_skydd")
    if message.topic in _NO_HELP and (tells_of_restraint(message.text) or asks_for_police(message.text)):
        return Meant("utanfor", response="utter_utanfor_hot")
    # `måste åka, annars dör jag` is no yes.
    agrees = message.topic == "ja" and not (told and told[0].topic in {EMERGENCY, ASKED_BACK})
    return Meant("kommunal_tjanst") if agrees and tells_of_risk(message.text) else None


def acute_fault(message: Heard, told: Sequence[Said]) -> Meant | None:
    """A water fault that NODRA was called for goes on: they come, or something is asked that is not published."""
    if not _is_acute(told) or message.topic not in _OF_A_FAULT or is_electric(message.text):
        return None
    topic, probability = reading(message, told[0])
    if topic in _OF_OTHERS and probability >= LIKELY:
        return None
    if is_in_the_house(message.text):
        return Meant(_ACUTE, response="utter_nodra_akut_inne")
    if is_being_mended(message.text):
        return Meant(THANKS) if thanks(message.text) else Meant(_ACUTE, response="utter_nodra_akut_kommer")
    return _asked_of_fault(message) if asks_about_fault(message.text) else None


def taken_back(message: Heard, told: Sequence[Said]) -> Meant | None:
    """`det är kanske bara hår`, `jag menade att det inte är akut`, of what NODRA was to be called for: it waits."""
    was_acute = any(reply.topic == _ACUTE for reply in told) and is_about_nodra(told[0])
    if was_acute and message.topic in _OF_A_FAULT and not is_electric(message.text) and is_taken_back(message.text):
        return Meant(_WAITS, response="utter_nodra_ej_akut_lugnt")
    return None


def _asked_of_fault(message: Heard) -> Meant | None:
    """What is not published of a water fault; None for what may be asked of the IT incident."""
    if message.topic in _OF_THE_INCIDENT and speaks_of_the_incident(message.text):
        return None
    if message.topic == "incident_orsak":
        return Meant(message.topic, response="utter_incident_orsak_vatten")
    return Meant(_ACUTE, response="utter_nodra_akut_mer")


def _is_acute(told: Sequence[Said]) -> bool:
    """Whether the last errand for NODRA was urgent, and nothing tells that it is over."""
    routes = (reply.topic for reply in told if reply.topic in (_ACUTE, _WAITS))
    return next(routes, None) == _ACUTE and not any(is_mended(reply.asked) for reply in told)


def leak(message: Heard) -> Meant | None:
    """`vi flyttar in på fredag men det läcker i gatan nu`: what is told beside a leak does not make it wait."""
    return Meant(_ACUTE) if message.topic == _WAITS and leaks_now(message.text) else None


def planned_stop(message: Heard, told: Sequence[Said]) -> Meant | None:
    """`vattnet stängs på fredag`, `vi flyttar in på fredag`: no call now."""
    if message.topic in (_ACUTE, "nodra") and is_planned(message.text):
        return Meant(_WAITS)
    goes_on = bool(told) and told[0].topic == _WAITS and is_planned(told[0].asked)
    return Meant(_WAITS) if goes_on and message.topic == _ACUTE and not tells_of_trouble(message.text) else None


def defrauded(message: Heard, words: str, before: Said, told: Sequence[Said]) -> Meant | None:
    """`det har försvunnit 18000`, `är det ni som läckt mitt nummer`, once a fraud was spoken of."""
    if not any(reply.topic == _FRAUD for reply in told[:_JUST_TOLD]):
        return None
    if asks_who_leaked(message.text):
        return Meant("incident_personuppgifter")
    gone, silent = money_is_gone(message.text), bank_is_silent(message.text)
    if not gone and not silent:
        return None
    return Meant(_FRAUD, response="utter_bluff_bank" if silent else "utter_bluff_hant")


DANGERS: tuple[Rule, ...] = (_doubts, _near_electricity, _silent)
"""What counts before all else that is asked."""
CIRCUMSTANCES: tuple[Rule, ...] = (
    _missed,
    calls_early,
    asked_once_more,
    not_of_nodra,
    defrauded,
    _drinks,
    _mail_works,
    _mail_answered,
    _no_employee,
    _staff,
    _salary,
    _another_number,
    _no_computer,
    _who_decides,
    _other_way_in,
    _meanwhile,
    _no_answer,
    _has_mailed,
    _shut,
    _mended,
)
