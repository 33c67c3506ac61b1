"""Which of a topic's responses fits what a message says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.swedish.appointments import asks_when_it_comes
from bot.swedish.details import (
    asks_about_calls,
    asks_about_mail,
    asks_about_the_visit,
    asks_when_mail_is_read,
    asks_who_gets_it,
    asks_who_is_responsible,
    asks_who_reads,
    names_a_language,
    names_nodra,
)
from bot.swedish.drinking import asks_to_drink
from bot.swedish.employment import asks_of_salary, is_outsider, is_resident, needs_money
from bot.swedish.followups import PHONE, refused
from bot.swedish.formats import asks_for_format
from bot.swedish.forwarding import asks_to_be_called, asks_to_forward, asks_to_look_up, asks_to_take_an_errand
from bot.swedish.fraud import asks_when_police_answer, asks_who_sent_it, has_blocked, has_happened, is_on_the_phone
from bot.swedish.mail import asks_if_mail_works
from bot.swedish.nodra import asks_to_visit_nodra, names_bill, tells_of_vermin
from bot.swedish.opening import asks_to_call_early, is_too_late
from bot.swedish.outside import asks_whose, authority, is_of_the_register
from bot.swedish.parties import names_other_party
from bot.swedish.passwords import has_no_mailbox, has_no_way, is_manager, is_of_others, manager_has_none
from bot.swedish.places import (
    asks_hours,
    asks_hours_elsewhere,
    asks_hours_of_helpdesk,
    asks_when_answered,
    names_operations,
)
from bot.swedish.protest import asks_once_more, wants_yes_or_no
from bot.swedish.questions import adds_an_errand, tells
from bot.swedish.refusals import is_work_password, refuses_contact_centre
from bot.swedish.situation import asks_cost, is_of_somebody
from bot.swedish.unanswered import (
    asks_another_number,
    has_called_and_mailed,
    is_unanswered_mail,
    is_without_health_advice,
)
from bot.swedish.waterfaults import is_planned
from bot.swedish.workarounds import (
    asks_who_decides,
    asks_who_tells,
    happens_by_itself,
    is_without_means,
    names_equipment,
    speaks_of_going_home,
)
from bot.swedish.worry import smells_like_gas

MISSED = "utter_kommunal_tjanst_missat"
OTHER_HOURS = "utter_kommunal_tjanst_tider"
HELPDESK_HOURS = "utter_medarbetare_stod_tider"
_ERRAND = "utter_kommunal_tjanst"
_SALARY = "utter_medarbetare_stod_lon"
_TAKEN_IN, _BLOCKED = "utter_bluff_hant", "utter_bluff_sparrat"
_NOT_PASSED_ON = "utter_kommunal_tjanst_vidare"
_YES_OR_NO = "utter_klagomal_ja_nej"
_TOLD = "utter_kommunal_tjanst_mer"
_OF_MAIL = "utter_kontakt_epost_mer"
TOO_LATE = "utter_kommunal_tjanst_fore_oppning"
_TOO_LATE = (is_too_late, TOO_LATE)
_TOO_EARLY = (asks_to_call_early, TOO_LATE)
_ELSEWHERE = (is_of_the_register, "utter_utanfor")

# By topic: what a message may say, and the response to that. The first that holds counts.
_WORDINGS: dict[str, tuple[tuple[Callable[[str], bool], str], ...]] = {
    "arbetssatt": (
        (is_outsider, _ERRAND),
        (asks_of_salary, _SALARY),
        (asks_who_decides, "utter_arbetssatt_vem"),
        (is_without_means, "utter_arbetssatt_utan_system"),
    ),
    "bluff": (
        (is_work_password, "utter_bluff_jobblosenord"),
        (asks_when_police_answer, "utter_bluff_polis_tider"),
        (has_blocked, _BLOCKED),
        (has_happened, _TAKEN_IN),
        (is_on_the_phone, "utter_bluff_ringer"),
        (asks_who_sent_it, "utter_bluff_avsandare"),
    ),
    "bot": (
        (asks_to_look_up, "utter_bot_ser_inget"),
        (asks_who_is_responsible, "utter_bot_ansvar"),
        (asks_to_take_an_errand, _NOT_PASSED_ON),
    ),
    "felanmalan": (
        (lambda text: is_resident(text) and adds_an_errand(text), "utter_felanmalan_invanare_mer"),
        (is_resident, "utter_felanmalan_invanare"),
        (asks_when_answered, "utter_felanmalan_tider"),
    ),
    "incident_lage": (
        (asks_cost, "utter_incident_lage_kostnad"),
        (is_of_somebody, "utter_incident_lage_annat"),
    ),
    "incident_tidplan": (
        (asks_of_salary, _SALARY),
        (asks_when_it_comes, "utter_kommunal_tjanst_nar"),
    ),
    "integritet": (
        (asks_who_gets_it, "utter_integritet_utlamnas"),
        (asks_who_reads, "utter_integritet_vem"),
    ),
    "kommer_inte_fram": (
        (has_called_and_mailed, "utter_kommer_inte_fram_besok"),
        (names_other_party, "utter_kommer_inte_fram_annan"),
        (is_unanswered_mail, "utter_kommer_inte_fram_mejl"),
        _TOO_LATE,
    ),
    "kommunal_tjanst": (
        (asks_once_more, MISSED),
        (lambda text: refuses_contact_centre(text) and not names_operations(text), "utter_kommunal_tjanst_ingen_annan"),
        (wants_yes_or_no, _YES_OR_NO),
        _TOO_LATE,
        _TOO_EARLY,
        (asks_hours_elsewhere, OTHER_HOURS),
        (asks_to_forward, _NOT_PASSED_ON),
        (asks_to_take_an_errand, _NOT_PASSED_ON),
        _ELSEWHERE,
        (asks_of_salary, _SALARY),
        (asks_for_format, "utter_kommunal_tjanst_form"),
    ),
    "kontakt": (
        (lambda text: refused(text) == PHONE, "utter_kontakt_utan_telefon"),
        _ELSEWHERE,
        _TOO_LATE,
    ),
    "kontakt_besok": (
        _ELSEWHERE,
        (asks_about_the_visit, "utter_kontakt_besok_mer"),
        (names_nodra, "utter_kontakt_besok_nodra"),
    ),
    "kontakt_epost": (
        (asks_when_mail_is_read, _OF_MAIL),
        (names_other_party, "utter_kontakt_epost_annan"),
        (asks_if_mail_works, "utter_kontakt_epost_fungerar"),
        (asks_about_mail, _OF_MAIL),
    ),
    "kontakt_telefon": (
        (names_other_party, "utter_kontakt_telefon_annan"),
        (asks_about_calls, "utter_kontakt_telefon_mer"),
    ),
    "losenord": (
        (is_manager, "utter_losenord_som_chef"),
        (manager_has_none, "utter_losenord_utan_chef"),
        (is_of_others, "utter_losenord_andra"),
        (has_no_mailbox, "utter_losenord_utan_brevlada"),
    ),
    "manniska": (
        (asks_to_be_called, "utter_manniska_ring_upp"),
        (names_a_language, "utter_manniska_sprak"),
    ),
    "medarbetare_stod": (
        (is_outsider, _ERRAND),
        (needs_money, _ERRAND),
        (asks_of_salary, _SALARY),
        (asks_hours_of_helpdesk, HELPDESK_HOURS),
        (asks_when_answered, HELPDESK_HOURS),
        (asks_another_number, "utter_medarbetare_stod_annat_nummer"),
        (speaks_of_going_home, "utter_arbetssatt"),
    ),
    "nodra_ej_akut": (
        (is_planned, "utter_nodra_ej_akut_planerat"),
        (asks_hours, "utter_nodra_ej_akut_oppet"),
        (asks_hours_elsewhere, "utter_nodra_ej_akut_oppet"),
        (asks_to_drink, "utter_nodra_ej_akut_dricksvatten"),
        (asks_to_visit_nodra, "utter_nodra_ej_akut_besok"),
        (tells_of_vermin, "utter_nodra_ej_akut_skadedjur"),
        (names_bill, "utter_nodra_ej_akut_faktura"),
    ),
    "nodra": (
        (asks_to_drink, "utter_nodra_dricksvatten"),
        (smells_like_gas, "utter_nodra_lukt"),
    ),
    "systematgard": (
        (asks_who_decides, "utter_systematgard_vem"),
        (asks_who_tells, "utter_systematgard_besked"),
        (happens_by_itself, "utter_systematgard_sjalv"),
        (names_equipment, "utter_systematgard_utrustning"),
    ),
}
# What was said so that this is the response holds for what is asked next, where that says nothing itself.
_LASTING = {_TAKEN_IN, _BLOCKED}


def wording(topic: str, text: str, asked_before: Sequence[str] = ()) -> str:
    """The response to `text`; `asked_before` are the messages of the same topic, or of employees, right before it."""
    if topic == "utanfor":
        texts = [text, *(asked_before if asks_whose(text) else ())]
        whose = next((whose for each in texts if (whose := authority(each))), None)
        if whose == "vard" and is_without_health_advice(text):
            return "utter_utanfor_vard_svarar_inte"
        return f"utter_utanfor_{whose}" if whose else "utter_utanfor"
    if topic == "losenord" and not is_manager(text) and has_no_way([text, *asked_before]):
        return "utter_losenord_utan_vag"
    choices = _WORDINGS.get(topic, ())
    if found := next((response for holds, response in choices if holds(text)), None):
        return found
    # Who goes on telling asks nothing that could be said to be published or not.
    if topic == "kommunal_tjanst" and asked_before and tells(text):
        return _TOLD
    lasting = (response for holds, response in choices if response in _LASTING and any(map(holds, asked_before)))
    return next(lasting, f"utter_{topic}")
