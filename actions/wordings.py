"""Which of a topic's responses fits what a message says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.swedish.details import asks_about_calls, asks_about_mail, asks_about_the_visit
from bot.swedish.drinking import asks_to_drink
from bot.swedish.followups import PHONE, refused
from bot.swedish.forwarding import asks_to_forward
from bot.swedish.fraud import has_happened
from bot.swedish.outside import asks_whose, authority
from bot.swedish.places import asks_hours_elsewhere, asks_hours_of_helpdesk
from bot.swedish.unanswered import has_called_and_mailed, is_unanswered_mail

OTHER_HOURS = "utter_kommunal_tjanst_tider"

# By topic: what a message may say, and the response to that. The first that holds counts.
_WORDINGS: dict[str, tuple[tuple[Callable[[str], bool], str], ...]] = {
    "bluff": ((has_happened, "utter_bluff_hant"),),
    "kommer_inte_fram": (
        (has_called_and_mailed, "utter_kommer_inte_fram_besok"),
        (is_unanswered_mail, "utter_kommer_inte_fram_mejl"),
    ),
    "kommunal_tjanst": (
        (asks_hours_elsewhere, OTHER_HOURS),
        (asks_to_forward, "utter_kommunal_tjanst_vidare"),
    ),
    "kontakt": ((lambda text: refused(text) == PHONE, "utter_kontakt_utan_telefon"),),
    "kontakt_besok": ((asks_about_the_visit, "utter_kontakt_besok_mer"),),
    "kontakt_epost": ((asks_about_mail, "utter_kontakt_epost_mer"),),
    "kontakt_telefon": ((asks_about_calls, "utter_kontakt_telefon_mer"),),
    "medarbetare_stod": ((asks_hours_of_helpdesk, "utter_medarbetare_stod_tider"),),
    "nodra_ej_akut": ((asks_hours_elsewhere, "utter_nodra_ej_akut_oppet"),),
    "nodra": ((asks_to_drink, "utter_nodra_dricksvatten"),),
}
# What was said of these holds for what is asked next.
_LASTING = {"bluff"}


def wording(topic: str, text: str, asked_before: Sequence[str] = ()) -> str:
    """The response to `text`; `asked_before` are the messages of the same topic right before it."""
    if topic == "utanfor":
        texts = [text, *(asked_before if asks_whose(text) else ())]
        return next((f"utter_utanfor_{whose}" for each in texts if (whose := authority(each))), "utter_utanfor")
    texts = [text, *(asked_before if topic in _LASTING else ())]
    return next((response for holds, response in _WORDINGS.get(topic, ()) if any(map(holds, texts))), f"utter_{topic}")
