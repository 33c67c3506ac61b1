import pytest

from bot.swedish.protest import is_not_of_water, misses_the_point


@pytest.mark.parametrize(
    "text",
    [
        "du svarar inte på det jag frågar om",
        "Du upprepar dig.",
        "men det var inte det jag frågade om",
        "de e ju inget svar",
        "läs vad jag skriver!!",
        "nej, svara på frågan",
        "du förstår inte vad jag menar",
        "samma svar igen",
        "det sa du nyss",
    ],
)
def test_answer_missed_the_point(text: str) -> None:
    assert misses_the_point(text)


@pytest.mark.parametrize(
    "text",
    [
        "du svarade inte på om det räcker med namn",
        "de svarar inte",
        "det var inte mejlen jag frågade om, det var numret",
        "ni svarar aldrig i telefon",
        "jag förstår inte",
        "det är inte akut",
        "svara",
        "ni svarar inte",
        "inget svar",
    ],
)
def test_what_says_more_or_other_things(text: str) -> None:
    assert not misses_the_point(text)


@pytest.mark.parametrize(
    "text",
    [
        "vad har avlopp med saken att göra",
        "Vad i hela friden har föreningen med avlopp att göra?",
        "det är inget avlopp alls",
        "det är inte vatten! det är bidraget",
        "du pratar om soporna hela tiden",
        "alltså NODRA igen!! jag ville prata med någon",
        "vad har nodra med min fråga att göra",
        "det handlar inte om vatten, det gäller ett bidrag",
        "nej inte nodra!",
        "nodra har inget med det att göra",
    ],
)
def test_nodra_has_nothing_to_do_with_it(text: str) -> None:
    assert is_not_of_water(text)


@pytest.mark.parametrize(
    "text",
    [
        "det kommer inget vatten",
        "vad är nodra?",
        "har ni stopp i avloppet med",
        "inget vatten i kranen",
        "vi har inte vatten! vad gör jag",
        "det är inte vatten. det är bajs som kommer upp ur golvbrunnen",
        "det är inget avlopp alls, det rinner tillbaka",
        "svarar inte nodra! kommer ni ut",
        "nodra?! va hjälp det forsar in vatten",
        "ni pratar bara om vatten men nu forsar det in",
        "det är inte vatten! det är el som sprakar",
    ],
)
def test_trouble_with_water_is_no_protest(text: str) -> None:
    assert not is_not_of_water(text)
