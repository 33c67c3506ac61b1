import pytest

from bot.swedish.workarounds import (
    asks_of_meanwhile,
    asks_other_way_in,
    asks_who_decides,
    has_no_computer,
    is_without_means,
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
