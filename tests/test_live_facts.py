"""A change of the files reaches the answers without a restart and without training."""

import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.assistant import Assistant
from bot.dialogue.live_answers import live_answers
from bot.settings import settings
from tests.conftest import edit

SECONDS = 5


async def eventually(ask: Callable[[], Awaitable[str]], wanted: str) -> bool:
    """Whether the reply holds `wanted` within the promised seconds."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if wanted in await ask():
            return True
    return False


def asking(assistant: Assistant, text: str) -> Callable[[], Awaitable[str]]:
    async def ask() -> str:
        answer = await assistant.answer("live", text)
        await assistant.forget("live")
        return f"{answer.topic} {answer.system} {answer.replies[0].text}"

    return ask


async def test_phone_number(assistant: Assistant, incident: Path) -> None:
    edit(incident / "channels.yml", "011-15 00 00", "011-99 99 99")

    assert await eventually(asking(assistant, "vilket nummer har kommunen"), "011-99 99 99")


async def test_state_of_a_system(assistant: Assistant, incident: Path) -> None:
    edit(
        incident / "status.yml",
        "state: partial_outage\n    text: Inloggning till IST",
        "state: operational\n    text: Inloggning till IST",
    )

    assert await eventually(asking(assistant, "fungerar IST"), "IST: fungerar.")


async def test_new_system_is_known_by_its_names(assistant: Assistant, incident: Path) -> None:
    with (incident / "status.yml").open("a", encoding="utf-8") as file:
        file.write(
            "  lifecare:\n    title: Lifecare\n    state: under_maintenance\n    text: Stängt till i morgon.\n"
            "    names: [Lifecare, biståndssystemet]\n    published: 2022-12-05\n    source: bulletin\n"
            "    channels: [helpdesk]\n"
        )

    assert await eventually(asking(assistant, "fungerar lifecare?"), "systemstatus lifecare Lifecare: underhåll pågår.")
    assert await eventually(asking(assistant, "biståndssystemet"), "systemstatus lifecare")


async def test_words_of_an_answer(assistant: Assistant, topics: Path) -> None:
    edit(topics / "kontakt_epost.yml", "Mejla kommunens kontaktcenter", "Skriv till kommunens kontaktcenter")

    assert await eventually(asking(assistant, "vad har kommunen för mejladress"), "Skriv till kommunens")


async def test_broken_file_keeps_the_last_good_facts(assistant: Assistant, incident: Path) -> None:
    path = incident / "channels.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("channels:", "channels: ["), encoding="utf-8")

    assert await eventually(asking(assistant, "vilket nummer har kommunen"), "011-15 00 00")


async def test_words_that_cannot_be_said_keep_the_last_good_ones(assistant: Assistant, topics: Path) -> None:
    ask = asking(assistant, "vad har kommunen för mejladress")
    edit(topics / "kontakt_epost.yml", "{kontaktcenter_epost}", "{epostadressen}")

    async def noticed() -> str:
        await ask()
        return str(live_answers(topics).error)

    assert await eventually(noticed, "{epostadressen} finns inte")
    assert "norrkoping.kommun@norrkoping.se" in await ask()


async def test_fact_that_answers_name_stays_until_they_do_not(assistant: Assistant, incident: Path) -> None:
    ask = asking(assistant, "hur ansöker jag om bygglov")
    edit(
        incident / "channels.yml", '    hours:\n      value: "Mo-Fr 08:00-16:00; PH off"\n      source: lattlast\n', ""
    )

    async def noticed() -> str:
        await ask()
        return str(live_answers(settings().topics).error)

    assert await eventually(noticed, "{kontaktcenter_telefon_nu} finns inte")
    assert "i vanliga fall vardagar 08.00–16.00" in await ask()


async def test_words_that_name_a_fact_are_said_once_it_is_there(
    assistant: Assistant, incident: Path, topics: Path
) -> None:
    ask = asking(assistant, "vad har kommunen för mejladress")
    edit(topics / "kontakt_epost.yml", "Mejla kommunens kontaktcenter på {kontaktcenter_epost}.", "Smsa {ny_telefon}.")
    await ask()
    added = "  ny_telefon:\n    name: Ny\n    kind: phone\n    value: 011-15 77 77\n    source: bulletin\n"
    edit(incident / "channels.yml", "\nchannels:\n", f"\nchannels:\n{added}")

    assert await eventually(ask, "Smsa 011-15 77 77.")
