import pytest

from bot.swedish.employment import (
    asks_of_salary,
    is_by_staff,
    is_employed,
    is_of_work,
    is_outsider,
    is_private,
    is_resident,
    is_staff,
    needs_money,
)


@pytest.mark.parametrize(
    ("text", "work"),
    [("Ska jag jobba hemma i dag?", True), ("vad gäller mitt lösenord", True), ("vem ringer jag", False)],
)
def test_words_of_work(text: str, work: bool) -> None:
    assert is_of_work(text) is work


@pytest.mark.parametrize(
    ("text", "resident"),
    [
        ("jag är ingen verksamhet, bara granne", True),
        ("vi är en förening som hyr hallen", True),
        ("jag är invånare men jobbar på skolan", False),
        ("var anmäler man fel", False),
    ],
)
def test_resident(text: str, resident: bool) -> None:
    assert is_resident(text) is resident


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("kommer lönen som vanligt, är timvikarie", True),
        ("men lönen??", True),
        ("får vi vår decemberlön", True),
        ("programmet för löner är nere", False),
        ("kommer inte in i lönesystemet", False),
        ("får jag lön om vi går hem", False),
        ("är det lönt att vänta", False),
        ("jag vill ha ett lån", False),
    ],
)
def test_salary(text: str, asked: bool) -> None:
    assert asks_of_salary(text) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jag är anställd i kommunen!!", True),
        ("jag jobbar på en förskola", True),
        ("jag är inte anställd", False),
        ("jag jobbar inte", False),
        ("är ni anställda", False),
    ],
)
def test_employed(text: str, told: bool) -> None:
    assert is_employed(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mitt busskort från skolan funkar inte", True),
        ("dagis ta barn ändå utan schema?", True),
        ("jag är ju elev", True),
        ("jag är mamma och jobbar på en förskola", False),
        ("min son tog min jobbdator", False),
        ("barnen på avdelningen sover", False),
        ("jag är elevassistent", False),
    ],
)
def test_outsider(text: str, told: bool) -> None:
    assert is_outsider(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nej jag är ju anställd", True),
        ("hon är anställd som jag", True),
        ("vi är personal på kommunens boende", True),
        ("jag är anställd på volvo", False),
        ("jag är inte anställd", False),
        ("är ni anställda", False),
    ],
)
def test_staff(text: str, told: bool) -> None:
    assert is_staff(text) is told


@pytest.mark.parametrize(
    ("text", "staff"),
    [
        ("skolsköterska här, jag kan inte logga in", True),
        ("jag e lärare o kommer inte åt mejlen", True),
        ("Lifecare ligger nere hos oss på boendet", True),
        ("Handläggare på vård och omsorg, ska vi vänta", True),
        ("Prorenata går inte, skolsköterska", True),
        ("jag jobbar på en förskola", True),
        ("jag jobbar på ica", False),
        ("biståndshandläggare har avslagit", False),
        ("jag är chef på ett företag", False),
        ("min lärare har inte svarat", False),
        ("min handläggare här i kommunen är sjuk", False),
        ("jag är vårdnadshavare", False),
        ("mamma bor på boendet", False),
    ],
)
def test_by_staff(text: str, staff: bool) -> None:
    assert is_by_staff(text) is staff


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("min mamma behöver hemtjänst", True),
        ("mitt bygglov", True),
        ("våra sopor är inte tömda", True),
        ("går det från en privat telefon", False),
        ("min chef är sjuk", False),
        ("min dator är svart", False),
    ],
)
def test_private_errand(text: str, private: bool) -> None:
    assert is_private(text) is private


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("hej jag söka ekonomisk hjälp pengar kommer inte", True),
        ("jag inte har pengar till mat", True),
        ("har inte fått mitt försörjningsstöd", True),
        ("handläggare på försörjningsstöd här, datorn är svart", False),
        ("jag har inga pengar på telefonen", False),
        ("när kommer pengarna", False),
    ],
)
def test_money_for_food(text: str, needs: bool) -> None:
    assert needs_money(text) is needs
