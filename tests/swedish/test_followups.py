import pytest

from bot.swedish import followups
from bot.swedish.followups import MAIL, PHONE, VISIT
from bot.swedish.normalise import fold


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("men biblioteket då?", "biblioteket"),
        ("nej, jag menade simhallen", "simhallen"),
        ("inte Vitec utan IST", "ist"),
        ("hur är det med växeln?", "vaxeln"),
        ("nej", "nej"),
    ],
)
def test_core_is_what_is_asked(text: str, core: str) -> None:
    assert followups.core(text) == core


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Jag har ingen dator", MAIL),
        ("jag kan inte ringa", PHONE),
        ("numret är fel", PHONE),
        ("det är för långt att åka", VISIT),
        ("jag kan inte komma fram", None),
        ("ett besök går inte för mig", VISIT),
        ("och går det inte?", PHONE),
        ("inte mejl heller", MAIL),
        ("nej inte telefon", PHONE),
        ("inte besök", VISIT),
        ("kan jag mejla?", None),
    ],
)
def test_refused_way_of_contact(text: str, way: str | None) -> None:
    assert followups.refused(text) == way


@pytest.mark.parametrize(
    ("text", "cannot"),
    [
        ("jag är döv", True),
        ("jag KAN INTE ringa", True),
        ("jag stammar så mycket", True),
        ("har inga pengar på kortet", True),
        ("kontantkortet är slut", True),
        ("jag inte prata bra svenska i telefon", True),
        ("jag hinner inte ringa", False),
        ("jag kan inte ringa nu", False),
        ("det är upptaget", False),
        ("jag är ju döv, sa jag", True),
        ("min dotter är döv", False),
        ("boendestöd för min bror, han vågar inte ringa själv", False),
        ("vi har fått en lapp om spolning av stammar", False),
        ("mamma kan inte ringa video till oss", False),
        ("mamma kan inte prata", False),
        ("jag kan inte prata svenska", False),
        ("min lärare vill inte prata med mig", False),
        ("jag kan inte ringa nodra", False),
        ("har inga pengar på kontot", False),
        ("kan man ringa er", False),
    ],
)
def test_who_cannot_phone(text: str, cannot: bool) -> None:
    assert followups.cannot_phone(text) is cannot


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("tack, då mejlar jag", True),
        ("tack. jag skicka mejl", True),
        ("ok jag skriver ett mejl till i kväll", False),
        ("okej, då mejlar jag er i kväll", True),
        ("tack, då mejlar jag men vart", False),
        ("tack, kan jag mejla", False),
        ("ok mejlar. svarar dom i natt?", False),
    ],
)
def test_who_does_what_was_told(text: str, goes: bool) -> None:
    assert followups.goes(text) is goes


@pytest.mark.parametrize("text", ["vad var numret sa du?", "telefonnummer?", "har de nummer"])
def test_number_is_asked_for(text: str) -> None:
    assert followups.asks_number(followups.core(text))


@pytest.mark.parametrize("text", ["mitt personnummer är fel", "vilket nummer har mitt ärende fått"])
def test_other_numbers_are_not_the_phone(text: str) -> None:
    assert not followups.asks_number(followups.core(text))


@pytest.mark.parametrize("text", ["ok", "okej då väntar jag", "jaha, bra. då provar jag det"])
def test_reply_is_heard(text: str) -> None:
    assert followups.is_heard(fold(text))


@pytest.mark.parametrize("text", ["ok men när öppnar ni?", "bra, hur långt är det dit", "okej vattnet forsar"])
def test_question_after_a_nod_is_a_question(text: str) -> None:
    assert not followups.is_heard(fold(text))


@pytest.mark.parametrize(("text", "ends"), [("glöm det, vi hörs", True), ("hej", True), ("hej, är ni där?", False)])
def test_goodbye_at_the_end(text: str, ends: bool) -> None:
    assert followups.leaves(fold(text)) is ends


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("jag har ingen epost o kan inte gå så bra", {"mejl", "besok"}),
        ("finns det inget annat än mejl", {"mejl"}),
        ("finns nåt annat sätt än att ringa", {"telefon"}),
        ("annat än att komma dit", {"besok"}),
        ("jag kan inte skriva så bra svenska", {"mejl"}),
        ("finns det inget annat än vatten", set()),
        ("har ni andra nummer", set()),
        ("jag kan inte skriva under", set()),
    ],
)
def test_every_way_that_is_refused_is_heard(text: str, ways: set[str]) -> None:
    assert followups.all_refused(text) == ways
