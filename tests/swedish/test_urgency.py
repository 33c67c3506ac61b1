import pytest

from bot.swedish.urgency import insists, spoken_urgency


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("det är bråttom!", True),
        ("nej, akut är det väl inte", False),
        ("nej, det kan vänta", False),
        ("ingen panik", False),
        ("det kan vänta - eller alltså nej det kan det väl inte", True),
        ("det kan det inte vara", None),
        ("det är inte akut, nej tack", False),
        ("nä det är ingen brådska", False),
        ("vet inte om det är akut, det är bara brunt", None),
        ("min soptunna", None),
        ("vad räknas som akut?", None),
        ("när är det akut", None),
        ("nej, jag kan inte vänta", True),
        ("det kan absolut inte vänta", True),
        ("soporna får vänta. men nu kommer det upp vatten i golvbrunnen", None),
        ("det kan vänta, fast grannens vatten sprutar", True),
        ("det kan vänta men det är inte akut", False),
    ],
)
def test_words_of_urgency(text: str, urgent: bool | None) -> None:
    assert spoken_urgency(text) is urgent


@pytest.mark.parametrize(
    ("text", "insisted"),
    [
        ("ja det är akut sa jag ju", True),
        ("jo, det är jätteakut", True),
        ("vadå akut, ska bara slänga en soffa", False),
        ("ja, när är det akut?", False),
        ("ja tack", False),
    ],
)
def test_yes_that_it_is_urgent_is_insisted_on(text: str, insisted: bool) -> None:
    assert insists(text) is insisted
