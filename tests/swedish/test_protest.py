import pytest

from bot.swedish.protest import after_protest, is_not_of_water, misses_the_point, only_wants_yes_or_no


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
        "det svarade du inte på",
        "läser du ens",
        "du fattar inte",
        "nej fel igen",
        "du skrev samma sak två gånger",
        "läser du ens? svara på frågan",
        "är du dum eller",
        "varför i herrans namn berättar du om 21 dagar?",
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
        "det är fel",
        "läser ni mejlen",
        "varför är det stängt",
        "förstår du engelska",
        "du skrev att det är samma nummer",
        "är du en robot",
        "fel igen på datorn",
        "det svarade du inte på, lovskolan på jullovet",
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


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("det svarade du inte på, lovskolan", "lovskolan"),
        ("du skrev samma sak två ggr. hur vet dom att vi kommer", "hur vet dom att vi kommer"),
        ("läser du ens. imorgon NATT, appen", "imorgon natt, appen"),
        ("är du dum jag frågade om granar", "jag fragade om granar"),
        ("du svarade inte på om det räcker", "om det racker"),
        ("Nej nu blev det samma igen säger pojken. Vi vill ha det i brevlådan", "vi vill ha det i brevladan"),
    ],
)
def test_what_is_asked_beside_the_protest(text: str, asked: str) -> None:
    assert after_protest(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "det svarade du inte på",
        "du svarar inte. läser du ens",
        "ni svarar inte i telefon, kan jag mejla",
        "du förstår inte hur trött jag är",
        "det där är inget svar, det är ett skämt",
        "svarar ni på mejl, jag undrar",
        "är du en bot jag undrar",
    ],
)
def test_nothing_is_asked_beside_a_protest(text: str) -> None:
    assert after_protest(text) is None


@pytest.mark.parametrize("text", ["svara ja eller nej", "ja eller nej?", "kan du inte bara säga ja eller nej"])
def test_only_yes_or_no_is_wanted(text: str) -> None:
    assert only_wants_yes_or_no(text)


@pytest.mark.parametrize("text", ["får jag starta om, ja eller nej", "ja", "nej eller jo", "de svarade ja eller nej"])
def test_more_than_yes_or_no_is_wanted(text: str) -> None:
    assert not only_wants_yes_or_no(text)
