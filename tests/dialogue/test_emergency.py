"""What follows 112, and an urgent fault that goes on."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.dialogue.conftest import last

FALLEN = "min pappa har ramlat och svarar inte"


@pytest.mark.parametrize("text", ["jag har ringt", "har ringt nu", "ja jag pratar med dem", "jag pratar med 112"])
async def test_who_has_called_is_told_to_stay_on_the_phone(assistant: Assistant, text: str) -> None:
    answer = await last(assistant, FALLEN, text)

    assert "Stanna i luren" in answer.replies[0].text


@pytest.mark.parametrize(
    "text",
    [
        "ingen svarar",
        "jag har ringt men ingen svarar",
        "ambulans kom hit nu snälla",
        "snälla ambulansen kom nu",
        "ingen ambulans är här än, skynda",
        "ingen ambulans har kommit hit",
        "ambulansen är framme hos fel hus",
        "ambulansen tog fel väg",
        "vet inte vad gatan heter",
    ],
)
async def test_who_has_got_no_help_is_told_of_112_again(assistant: Assistant, text: str) -> None:
    answer = await last(assistant, FALLEN, text)

    assert answer.topic == "nodlage"
    assert "112" in answer.replies[0].text


@pytest.mark.parametrize(
    ("first", "text"),
    [
        ("det forsar vatten ur gatan", "vattnet rinner nu ut på hela gatan"),
        ("stopp i avloppet, det svämmar över", "avloppet kommer nu upp i duschen"),
        ("det läcker vatten från ett rör i gatan", "det rinner igen"),
    ],
)
async def test_fault_that_goes_on_is_not_mended(assistant: Assistant, first: str, text: str) -> None:
    answer = await last(assistant, first, text)

    assert "fungerar igen" not in answer.replies[0].text
    assert answer.topic in ("nodra_akut", "nodlage")


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        (["ingen har varit hos mamma idag", FALLEN, "larmat 112 nu, dom åker dit. vem gör jag anmälan till"], None),
        (["räkningen från hemtjänsten är fel", FALLEN, "men ingen har ramlat. Det gällde ju räkningen"], None),
        (["det brinner i köket", "Ni måste sluta säga 112! Vem hämtar en hjälpmedelssäng"], None),
        (
            ["jobbar i hemtjänsten, appen funkar inte", FALLEN, "ok har ringt. men imorgon natt då"],
            "medarbetare_stod",
        ),
    ],
)
async def test_who_turns_to_an_errand_gets_it_with_112_after_it(
    assistant: Assistant, said: list[str], topic: str | None
) -> None:
    answer = await last(assistant, *said)

    assert answer.topic == (topic or "kommunal_tjanst")
    assert "112" in answer.replies[-1].text


@pytest.mark.parametrize(
    "text",
    [
        "har ringt. får man gå in igen",
        "ringt 112, de kommer. ska jag anmäla det, han andas inte",
        "de är på väg. ska vi väcka grannarna",
        "larmat 112, de kommer. ska jag gå in igen",
        "jag har ringt. vad gör jag nu",
    ],
)
async def test_question_of_the_danger_stays_with_112(assistant: Assistant, text: str) -> None:
    answer = await last(assistant, "det brinner i köket", text)

    assert answer.topic in ("nodlage", "ja")
    assert "112" in answer.replies[0].text


async def test_oxygen_without_power_is_an_emergency(assistant: Assistant) -> None:
    answer = await last(assistant, "strömmen är borta i hela Vilbergen", "vem ringer jag då? mormor har syrgas hemma")

    assert answer.topic == "nodlage"


async def test_shelter_is_not_published(assistant: Assistant) -> None:
    answer = await last(assistant, "han slår mig", "finns det nåt kvinnohus jag kan ringa till")

    assert answer.replies[0].channels[0] == "sos_112"
    assert "kvinnojour" in answer.replies[0].text
