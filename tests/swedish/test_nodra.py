import pytest

from bot.swedish.nodra import (
    asks_to_visit_nodra,
    names_bill,
    names_bill_of_nodra,
    names_other_bill,
    tells_of_vermin,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kan vi besöka Nodra istället?", True),
        ("var ligger nodras kontor", True),
        ("får man komma in till nodra", True),
        ("när kommer nodra hit", False),
        ("kan jag komma med ett släp grenar", False),
        ("nodra ligger efter med tömningen", False),
    ],
)
def test_visits_to_nodra_are_asked_for(text: str, told: bool) -> None:
    assert asks_to_visit_nodra(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("råttorna är inne i köket", True),
        ("möss i källaren", True),
        ("kackerlackor i hela trapphuset", True),
        ("råttor vid tunnan", False),
        ("locket har gnagts av råttor", False),
        ("de läste fel, rätta räkningen för min lägenhet", False),
    ],
)
def test_vermin_where_people_live_are_told_of(text: str, told: bool) -> None:
    assert tells_of_vermin(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("när får vi faktura", True),
        ("vattenräkningen är för hög", True),
        ("jag räknar med det", False),
    ],
)
def test_bills_are_named(text: str, told: bool) -> None:
    assert names_bill(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("räkningen från Nodra är dubbelt så hög", True),
        ("nodra-räkningen går till fel adress", True),
        ("räkningen från förskolan", False),
        ("nodra svarar inte på mejl", False),
    ],
)
def test_bills_of_nodra_are_told_from_others(text: str, told: bool) -> None:
    assert names_bill_of_nodra(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("musikskolans räkning då?", True),
        ("fakturan för fritids", True),
        ("MUSIKSKOLAN, inte Nodra. Det är kommunens räkning.", True),
        ("det är inte kommunens faktura", False),
        ("både nodra-räkningen och fakturan för förskolan", False),
        ("vattenräkningen", False),
        ("förskolans toalett", False),
    ],
)
def test_bills_of_the_municipality_are_told_from_those_of_nodra(text: str, told: bool) -> None:
    assert names_other_bill(text) is told
