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
