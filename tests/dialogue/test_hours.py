from __future__ import annotations

import pytest

from bot.dialogue.context import Meant, Said
from bot.dialogue.followups import follow_up
from bot.dialogue.heard import THANKS, UNSURE, Heard

VISIT = "kontaktcenter_besok"
RECEPTION = Said("kommunal_tjanst", ("kontaktcenter_telefon", VISIT), asked="jag vill anmäla min dotter. var går jag")
HOURS = Said("oppettider", (VISIT,), asked="när har ni öppet")
POOL = Said("kommunal_tjanst", (VISIT,), asked="är simhallen öppen i dag")
PORTAL = Said("systemstatus", ("driftstod_telefon",), "vitec", asked="portalen är nere")
FRAUD = Said("bluff", ("polis_11414",), asked="jag gav honom koden")
WASTE = Said("nodra_ej_akut", ("webb_samlad_info",), asked="när öppnar återvinningen")
HELPDESK = Said("medarbetare_stod", ("helpdesk",), asked="vem hjälper oss anställda")


@pytest.mark.parametrize(
    ("text", "topic", "reply", "found"),
    [
        ("svarar de nu på natten", "systemstatus", PORTAL, Meant("felanmalan", response="utter_felanmalan_tider")),
        ("svarar de på natten", UNSURE, FRAUD, Meant("bluff", response="utter_bluff_polis_tider")),
        ("svarar ni på natten", "kontakt_telefon", FRAUD, None),
        ("svarar de på natten", "kontakt_telefon", RECEPTION, None),
        ("tack, o på lördag?", "kommunal_tjanst", HOURS, Meant("oppettider")),
        ("och på julafton då?", "kommunal_tjanst", POOL, Meant("oppettider")),
        ("på lördag", "kommunal_tjanst", RECEPTION, None),
        ("och på lördag har vi fest", "kommunal_tjanst", HOURS, None),
        ("du sa att dom öppnar 8.30. sen du sa du inte vet", "kommunal_tjanst", RECEPTION, Meant("oppettider")),
        ("du sa att de hör av sig", "kommunal_tjanst", RECEPTION, None),
        ("jag komma imorgon klocka 7 okej?", "kommunal_tjanst", RECEPTION, Meant("oppettider")),
        ("kan jag komma kl 9", "kontakt_besok", RECEPTION, Meant("oppettider")),
        ("taxin kommer klockan 7", "kommunal_tjanst", RECEPTION, None),
        ("jag kommer klockan 9", THANKS, RECEPTION, None),
        ("kan jag komma kl 9", "arbetssatt", HELPDESK, None),
    ],
)
def test_hours_are_those_of_whom_was_named(text: str, topic: str, reply: Said, found: Meant | None) -> None:
    assert follow_up(Heard(text, topic), [reply]) == found


def test_another_day_after_nodra_is_not_the_receptions() -> None:
    assert follow_up(Heard("o på lördag?", UNSURE), [WASTE]) != Meant("oppettider")
