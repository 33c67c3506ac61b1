import pytest
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.words import Words

PHONE = "kontaktcenter_telefon"


async def channels(response: str, *heard: str) -> list[str]:
    """The channels that `response` names after the messages `heard`."""
    events = [event for text in heard for event in (UserUttered(text), BotUttered("Okej."))]
    said = await Words().generate(response, DialogueStateTracker.from_events("a", events), "chat")
    assert said is not None
    return list(said["channels"])


@pytest.mark.parametrize(
    "response",
    ["utter_kommunal_tjanst", "utter_kontakt_epost", "utter_hejda", "utter_tack", "utter_manniska"],
)
async def test_phone_that_was_refused_is_not_offered_again(response: str) -> None:
    assert PHONE not in await channels(response, "jag är döv", "jag vill söka bygglov")


@pytest.mark.parametrize("text", ["det tutar upptaget", "hinner inte ringa nu", "min son är döv"])
async def test_phone_that_may_work_later_is_offered(text: str) -> None:
    assert PHONE in await channels("utter_kommunal_tjanst", text, "jag vill söka bygglov")


async def test_number_is_told_to_whoever_asks_for_it() -> None:
    assert PHONE in await channels("utter_kontakt_telefon", "jag är döv", "vad är numret, min syster kan ringa")


async def test_phone_that_is_closed_is_nothing_for_those_in_a_hurry() -> None:
    said = await Words().generate("utter_kontakt_epost", DialogueStateTracker.from_events("a", []), "chat")

    assert said is not None
    assert "bråttom" not in said["text"]
