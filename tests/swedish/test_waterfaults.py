from __future__ import annotations

import pytest

from bot.swedish.waterfaults import (
    asks_about_fault,
    is_being_mended,
    is_in_the_house,
    is_planned,
    is_taken_back,
    leaks_now,
    speaks_of_the_incident,
    tells_of_trouble,
    thanks,
)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("är det hackarna som stängt av vattnet", True),
        ("finns det nån vattentank man kan hämta ifrån", True),
        ("är det nodra eller hyresvärden", True),
        ("upptaget, hur länge får man vänta", False),
        ("hyresvärden står bredvid mig", False),
        ("nodra säger att det är hyresvärden. vem betalar", False),
        ("det rinner fortfarande", False),
    ],
)
def test_questions_about_a_fault_are_told_apart(text: str, asked: bool) -> None:
    assert asks_about_fault(text) is asked


@pytest.mark.parametrize(
    ("text", "coming"),
    [
        ("de svarade och kommer", True),
        ("ringde o dom säger lagat om en timme", True),
        ("nodra är på väg", True),
        ("de svarade inte", False),
        ("kan dom komma", False),
        ("när kommer de hit", False),
        ("ingen sa att de kommer nu", False),
        ("nodra har svarat men vill inte komma", False),
        ("någon svarade att de inte kommer", False),
    ],
)
def test_those_who_come_are_told_of(text: str, coming: bool) -> None:
    assert is_being_mended(text) is coming


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("vattnet stängs på fredag", True),
        ("vi flyttar in nu på fredag", True),
        ("vattnet ska vara avstängt i morgon", True),
        ("vattnet har varit borta sedan fredag", False),
        ("vattnet stängdes av i fredags", False),
        ("vi flyttar in på fredag och det läcker", False),
        ("toaletten är full och det kommer upp, vi flyttar in på fredag", False),
        ("vattnet stängs på måndag för att avloppet trycker upp", False),
        ("avstängning på fredag, det är stopp i avloppet", False),
        ("ja det är akut, vattnet stängs av i morgon", False),
        ("sopbilen kommer på fredag", False),
    ],
)
def test_what_is_planned_is_told_apart(text: str, planned: bool) -> None:
    assert is_planned(text) is planned


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("det forsar ur gatan", True),
        ("vattnet är slut", True),
        ("det kommer upp avloppsvatten i duschen", True),
        ("är det avstängt då", False),
        ("vi kan ju inte bo utan vatten", False),
    ],
)
def test_trouble_now_is_heard(text: str, now: bool) -> None:
    assert tells_of_trouble(text) is now


@pytest.mark.parametrize(("text", "of_it"), [("är det systemen", True), ("är det hackarna", False)])
def test_the_incident_is_named(text: str, of_it: bool) -> None:
    assert speaks_of_the_incident(text) is of_it


@pytest.mark.parametrize(
    ("text", "thanked"), [("de är på väg. tack", True), ("tack. hur länge dröjer det?", False), ("de är på väg", False)]
)
def test_thanks_ask_nothing(text: str, thanked: bool) -> None:
    assert thanks(text) is thanked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("vi får nycklarna på fredag men det läcker i gatan nu", True),
        ("nu sprutar det vatten ur ett rör", True),
        ("kranen läcker nu", False),
        ("det läckte i källaren i fjol", False),
        ("vad gör jag om det läcker i gatan", False),
    ],
)
def test_leak_that_goes_on_is_told_of(text: str, told: bool) -> None:
    assert leaks_now(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("fast det är kanske bara hår", True),
        ("jag menade att det inte är akut", True),
        ("falskt larm", True),
        ("det var inte ett falskt larm", False),
        ("det är inte akut sa grannen men vattnet är högt nu", False),
        ("det är inte bara smuts, det är bajs", False),
        ("hyresvärden säger att det inte är akut", False),
        ("det var falskt larm trodde vi, men kranen är torr", False),
        ("är det inte akut?", False),
        ("det är bara jag hemma", False),
        ("vi bara har en toa", False),
        ("det är inte akut sa jag, men nu stiger det", False),
    ],
)
def test_fault_is_taken_back(text: str, told: bool) -> None:
    assert is_taken_back(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("det är inte Nodras rör", True),
        ("det är inne i huset, jag äger huset", True),
        ("det är mitt eget rör", True),
        ("det kommer från ert rör", False),
        ("vet inte var ledningen går", False),
        ("vattnet går in mot huset", False),
    ],
)
def test_fault_within_a_house_is_told_of(text: str, told: bool) -> None:
    assert is_in_the_house(text) is told
