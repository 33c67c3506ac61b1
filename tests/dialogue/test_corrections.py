"""What is refused is not answered with again."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.dialogue.conftest import last

IST = "kommer inte in i systemet för frånvaro, är det IST som strular?"
PHONE = "Jag jobbar på hemtjänsten, fick inte in mig i mobilen i morse. Mejlen är borta"
PAPERS = "Som ledamot i nämnden: var finner jag handlingarna till torsdagens möte?"
TABLET = "Fel av mig, det är mejlen i paddan jag menar, inte handlingarna"


@pytest.mark.parametrize(
    ("said", "system"),
    [
        ([IST, "nej inte IST, vi kör Skola24 hos oss"], "okant"),
        (
            [IST, "nej inte IST, vi kör Skola24 hos oss", "men jag sa ju att det är Skola24 jag menar, inte IST"],
            "okant",
        ),
        ([IST, "nej inte IST, det är Prorenata"], "prorenata"),
        ([PHONE, "nej inte mobilen, jag menade läsplattan vi tar med till brukarna"], "mobil_epost"),
        ([PAPERS, TABLET, "Nej nu talar jag om handlingarna igen, inte mejlen."], "mina_moten"),
        ([PAPERS, TABLET, "Nå, och hur får jag handlingarna då om inget fungerar?"], "mina_moten"),
        (["mitt lösenord funkar inte på jobbet", "nej jag menade min planeringsapp, inte lösen. den är tom"], "okant"),
        (["mitt lösenord funkar inte på jobbet", "jag menade inte lösenordet, det är trådlöst nät hos oss"], "natverk"),
        ([IST, "fungerar IST hemifrån, inte bara på jobbet"], "ist"),
    ],
)
async def test_status_of_what_is_meant(assistant: Assistant, said: list[str], system: str) -> None:
    answer = await last(assistant, *said)

    assert (answer.topic, answer.system) == ("systemstatus", system)


async def test_mail_on_a_computer_is_not_told_as_that_on_phones(assistant: Assistant) -> None:
    answer = await last(assistant, PHONE, "nej inte i mobilen jag sitter vid datorn på kontoret")

    assert "Om fel på datorer är inget publicerat" in answer.replies[0].text


@pytest.mark.parametrize("text", ["nej inte IST, jag vill söka bygglov", "nej inte IST, vad är numret till er"])
async def test_another_errand_is_no_system(assistant: Assistant, text: str) -> None:
    assert (await last(assistant, IST, text)).topic != "systemstatus"


async def test_who_called_somebody_else_is_not_warned_of_fraud(assistant: Assistant) -> None:
    said = ["färdtjänsten svarar inte, vad gör jag nu", "nä de va inte kommun ja ringde, de va färdtjänsten"]

    assert (await last(assistant, *said)).topic == "kommunal_tjanst"
