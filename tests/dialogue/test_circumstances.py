"""Water faults, planned stops and frauds that were spoken of before."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.dialogue.conftest import last

BURST = "det forsar vatten ur gatan"
TAKEN_IN = ["det ringde en från kommunen om bankid", "jag skrev in koden"]


@pytest.mark.parametrize(
    "text",
    [
        "det är väl inte hackarna som stängt av vattnet",
        "hur länge är det borta? finns det nån vattentank",
        "vem betalar",
        "ska jag ringa hyresvärden istället",
        "ska jag fortsätta ringa",
    ],
)
async def test_acute_fault_goes_on_when_more_is_asked(assistant: Assistant, text: str) -> None:
    answer = await last(assistant, BURST, text)

    assert "nodra_telefon_akut" in answer.replies[0].channels
    assert "inte publicerat" in answer.replies[0].text
    assert not answer.replies[0].buttons


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ([BURST, "vattnet är tillbaka nu", "vem betalar"], "nodra_akut"),
        ([BURST, "varför ligger kommunens system nere"], "nodra_akut"),
        (["jag vill ha en ny soptunna", "hur länge dröjer det"], "nodra_akut"),
        ([BURST, "min mammas hemtjänst, vem betalar den"], "nodra_akut"),
    ],
)
async def test_other_questions_are_not_of_the_fault(assistant: Assistant, said: list[str], topic: str) -> None:
    assert (await last(assistant, *said)).topic != topic


async def test_help_that_was_called_is_still_of_an_acute_fault(assistant: Assistant) -> None:
    said = ["det kommer upp i golvbrunnen", "det rinner mot elskåpet", "brandkåren är här. vem betalar, nodra eller vi"]

    assert (await last(assistant, *said)).topic == "nodra_akut"


@pytest.mark.parametrize("text", ["de svarade och kommer", "dom svarade. kommer om 4 timmar. stänga av vattnet?"])
async def test_nobody_calls_those_who_come(assistant: Assistant, text: str) -> None:
    assert (await last(assistant, BURST, text)).replies[0].text.startswith("Bra att du har fått svar.")


@pytest.mark.parametrize("text", ["de svarar inte", "kommer de snart", "det kommer upp i duschen nu"])
async def test_who_has_no_answer_goes_on_calling(assistant: Assistant, text: str) -> None:
    assert not (await last(assistant, BURST, text)).replies[0].text.startswith("Bra att du har fått svar.")


@pytest.mark.parametrize(
    "said",
    [
        ["vattnet stängs på fredag, vad gör jag då"],
        ["jag har ett ärende till nodra", "vattnet stängs av på torsdag hos oss"],
        ["vi flyttar in på fredag och ska teckna vatten", "vi kan ju inte bo utan vatten. är det avstängt då"],
    ],
)
async def test_what_is_planned_is_not_called_about(assistant: Assistant, said: list[str]) -> None:
    assert (await last(assistant, *said)).topic == "nodra_ej_akut"


@pytest.mark.parametrize(
    "said",
    [
        ["vi flyttar in på fredag men det läcker i gatan nu"],
        ["vi flyttar in på fredag och ska teckna vatten", "det forsar vatten ur ett rör i gatan nu"],
    ],
)
async def test_fault_before_moving_in_is_urgent(assistant: Assistant, said: list[str]) -> None:
    assert (await last(assistant, *said)).topic == "nodra_akut"


async def test_urgent_stays_urgent_whatever_is_asked_with_it(assistant: Assistant) -> None:
    said = ["jag har ett ärende till nodra", "ja det är akut sa jag ju, när kommer sopbilen annars"]

    assert (await last(assistant, *said)).topic == "nodra_akut"


async def test_bank_that_does_not_answer_is_still_of_the_fraud(assistant: Assistant) -> None:
    answer = await last(assistant, *TAKEN_IN, "det har försvunnit 18000. banken svarar inte")

    assert answer.topic == "bluff"
    assert "polis_11414" in answer.replies[0].channels


async def test_who_has_leaked_a_number_is_asked_of_personal_data(assistant: Assistant) -> None:
    answer = await last(assistant, *TAKEN_IN, "är det inte ni som läckt mitt nummer då, hur visste hon vad jag heter")

    assert answer.topic == "incident_personuppgifter"
