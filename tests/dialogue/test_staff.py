"""Who has been answered as an employee, or has said to be one, is answered so further on."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.dialogue.conftest import last

NURSE = "skolsköterska här, jag kan inte logga in i journalen med sitskortet"
WARD = "Är Lifecare nere? Vi dokumenterar i det på boendet"
LIBRARY = "jobbar på stadsbiblioteket, datorn kommer inte ut på nätet"


@pytest.mark.parametrize(
    "said",
    [
        [WARD, "och den som är inne nu på natten då, vem kan hon ringa"],
        [WARD, "vem kan hon ringa i natt", "hon är ju anställd som jag, inte boende"],
        [NURSE, "nej inte kommunens kontaktcenter, jag är ju anställd"],
    ],
)
async def test_employees_are_sent_to_the_helpdesk(assistant: Assistant, said: list[str]) -> None:
    answer = await last(assistant, *said)

    assert (answer.topic, "helpdesk" in answer.replies[0].channels) == ("medarbetare_stod", True)


@pytest.mark.parametrize(
    "text", ["var kan jag anmäla min dotter till simskolan", "min mamma behöver hemtjänst, vem ringer jag"]
)
async def test_private_errands_of_employees_go_to_the_contact_centre(assistant: Assistant, text: str) -> None:
    answer = await last(assistant, WARD, text)

    assert "helpdesk" not in answer.replies[0].channels


@pytest.mark.parametrize(
    "said", [["funkar skola24", "vem kan jag ringa"], ["hur ansöker jag om bygglov", "vem kan jag ringa i natt"]]
)
async def test_residents_are_never_sent_to_the_helpdesk(assistant: Assistant, said: list[str]) -> None:
    assert "helpdesk" not in (await last(assistant, *said)).replies[0].channels


async def test_work_goes_on_as_usual_for_all_who_ask(assistant: Assistant) -> None:
    answer = await last(assistant, "måste vi skriva på papper idag eller ska vi köra som vanligt", "även hemtjänst?")

    assert answer.replies[0].text.startswith("Något undantag är inte publicerat.")


async def test_who_only_says_to_be_employed_is_told_how_to_work(assistant: Assistant) -> None:
    said = ["ska jag åka hem från jobbet om datorn inte funkar", "jag jobbar på förskola om det spelar roll"]

    assert (await last(assistant, *said)).topic == "arbetssatt"


async def test_faults_at_work_are_faults(assistant: Assistant) -> None:
    said = [
        "ska jag åka hem från jobbet om datorn inte funkar",
        "jag jobbar på förskolan och värmen är trasig, vem lagar det",
    ]

    assert (await last(assistant, *said)).topic == "felanmalan"


@pytest.mark.parametrize(
    "said",
    [
        [NURSE, "okej men jag har en elev med allergi kl 8, hur får jag ut uppgifterna"],
        [LIBRARY, "men vem ringer vi då, vi är personal", "får vi låna ut på papper"],
        [LIBRARY, "låntagarna frågar om datorerna, vad säger vi"],
    ],
)
async def test_employees_are_told_how_to_work(assistant: Assistant, said: list[str]) -> None:
    assert (await last(assistant, *said)).topic == "arbetssatt"


async def test_papers_of_residents_are_no_work(assistant: Assistant) -> None:
    assert (await last(assistant, "jag vill söka bygglov", "kan jag lämna ansökan på papper")).topic != "arbetssatt"


@pytest.mark.parametrize("text", [LIBRARY, WARD, "lärare på gymnasiet här. skola24 laddar inte"])
async def test_status_told_to_employees_names_the_helpdesk(assistant: Assistant, text: str) -> None:
    assert "helpdesk" in (await last(assistant, text)).replies[0].channels


@pytest.mark.parametrize(
    "text", ["funkar skola24", "jag är vårdnadshavare, funkar skola24", "fungerar kommunens nätverk"]
)
async def test_status_told_to_residents_does_not(assistant: Assistant, text: str) -> None:
    assert "helpdesk" not in (await last(assistant, text)).replies[0].channels
