import pytest

from bot.swedish.workarounds import (
    asks_for_paper,
    asks_if_too,
    asks_of_meanwhile,
    asks_other_way_in,
    asks_to_get_at,
    asks_what_to_tell,
    asks_who_decides,
    asks_who_tells,
    asks_whom_to_call,
    happens_by_itself,
    has_no_computer,
    is_without_means,
    names_equipment,
    speaks_of_going_home,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hur ska jag kunna jobba imorgon då", True),
        ("vi kommer inte åt läkemedelslistorna", True),
        ("behöver schemat som ligger i mejlen", True),
        ("telefonen visar inget, vilka ska jag åka till", True),
        ("hur tar vi närvaro i morgon", True),
        ("systemet för vikarier ligger ju nere", True),
        ("jag har inget konto", True),
        ("hur ska vi jobba i dag", False),
        ("får vi gå hem när systemen ligger nere", False),
        ("ska jag komma in ändå fast datorn är död, får man jobba hemma", False),
        ("vem bestämmer när vi går över till papper", False),
        ("jag har ett nytt konto", False),
        ("hur får vi veta när det ändras", False),
        ("jag kommer inte in till stan", False),
    ],
)
def test_what_work_needs_is_out_of_reach(text: str, told: bool) -> None:
    assert is_without_means(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jag har ingen dator", True),
        ("vi saknar arbetsdator", True),
        ("kommer inte in i datorn", True),
        ("jag har en dator", False),
        ("kommer inte in i schemat", False),
        ("jag har ingen mejl", False),
    ],
)
def test_no_computer(text: str, told: bool) -> None:
    assert has_no_computer(text) is told


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("vem är det som bestämt det", True),
        ("vem fattar beslut om undantag", True),
        ("vem ringer jag", False),
        ("det har chefen bestämt", False),
    ],
)
def test_who_decides(text: str, asked: bool) -> None:
    assert asks_who_decides(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("finns det nåt annat sätt att logga in", True),
        ("nån annan väg in?", True),
        ("kan man logga in utan bankid", True),
        ("finns det ett annat sätt att betala", False),
        ("hur loggar jag in", False),
        ("jag kom inte in", False),
    ],
)
def test_another_way_in(text: str, asked: bool) -> None:
    assert asks_other_way_in(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("ska vi sitta och vakta i natt", True),
        ("får jag gå hem", False),
        ("vad gör vi under tiden", True),
        ("vi har tejpat den så länge", False),
        ("ska vi lämna in en rapport", False),
        ("dörren går inte att stänga", False),
    ],
)
def test_what_to_do_meanwhile(text: str, asked: bool) -> None:
    assert asks_of_meanwhile(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hur får jag ut uppgifterna", True),
        ("hur kommer jag åt journalen då", True),
        ("hur får jag tag på er", False),
        ("hur kommer jag in på programmet", False),
    ],
)
def test_how_to_get_at_what_a_system_holds(text: str, asked: bool) -> None:
    assert asks_to_get_at(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("den som är inne nu på natten då, vem kan hon ringa", True),
        ("vem ringer vi i natt", True),
        ("vart vänder jag mig", True),
        ("vem kan jag fråga om bygglov", False),
        ("vem ringer låntagarna", False),
        ("vem ringde mig", False),
    ],
)
def test_whom_to_call(text: str, asked: bool) -> None:
    assert asks_whom_to_call(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("får vi låna ut på papper", True),
        ("ska vi skriva på papper så länge", True),
        ("får jag det på papper", False),
        ("skrivaren drar inte papper", False),
    ],
)
def test_work_on_paper(text: str, asked: bool) -> None:
    assert asks_for_paper(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("klienter ringer o undrar var pengarna är, vad säger jag", True),
        ("vad ska vi svara föräldrarna om appen", True),
        ("vad säger jag till chefen", False),
        ("vad ska jag göra med eleverna", False),
    ],
)
def test_what_to_tell_others(text: str, asked: bool) -> None:
    assert asks_what_to_tell(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("även hemtjänst?", True),
        ("gäller det förskolan också", True),
        ("jag menade om hemtjänstpersonal också ska jobba som vanligt", True),
        ("gäller det ersättarna också?", False),
        ("gäller det NODRA också?", False),
        ("även på lördag?", False),
    ],
)
def test_whether_the_same_holds_for_others(text: str, asked: bool) -> None:
    assert asks_if_too(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("o om den startar om själv", True),
        ("datorn uppdaterar sig själv", True),
        ("får jag starta om accesspunkten själv", False),
        ("om vi startar om den själva", False),
        ("ska vi starta om", False),
    ],
)
def test_what_happens_by_itself(text: str, asked: bool) -> None:
    assert happens_by_itself(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("okej tack, vem säger till när det går igen", True),
        ("när får vi besked", True),
        ("hur får vi veta det", True),
        ("vem ringer jag", False),
        ("vem har sagt det", False),
    ],
)
def test_who_tells_when_it_is_over(text: str, asked: bool) -> None:
    assert asks_who_tells(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("får man byta toner i den", True),
        ("jag menade skrivaren", True),
        ("kopiatorn på plan 2", True),
        ("vi skriver på papper", False),
        ("servern då", False),
    ],
)
def test_equipment_of_an_office(text: str, asked: bool) -> None:
    assert names_equipment(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("chefen vill att vi går hem", True),
        ("ska jag åka hem då", True),
        ("jag jobbar hemma", False),
        ("hon går hem till brukaren", False),
    ],
)
def test_going_home(text: str, asked: bool) -> None:
    assert speaks_of_going_home(text) is asked
