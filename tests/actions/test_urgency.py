import pytest

from actions.urgency import heard_urgency, leaning


@pytest.mark.parametrize(
    ("text", "intent", "urgent"),
    [
        ("ja", "ja", True),
        ("nej", "nej", False),
        ("det är akut", "nlu_fallback", True),
        ("jättebråttom", "nlu_fallback", True),
        ("inte så akut", "ja", False),
        ("nej det är akut", "nej", True),
        ("nej, det kan inte vänta", "nej", True),
        ("kan de komma snabbt och hämta tunnan", "nodra_ej_akut", False),
        ("ja men det kan vänta", "ja", False),
        ("det kan nog vänta till efter helgen", "nlu_fallback", False),
        ("vet inte", "nlu_fallback", None),
        ("ingen panik", "nlu_fallback", False),
        ("vatten överallt, det forsar", "nodra_akut", True),
    ],
)
def test_heard(text: str, intent: str, urgent: bool | None) -> None:
    assert heard_urgency(text, intent) is urgent


@pytest.mark.parametrize(
    ("urgent", "can_wait", "route"),
    [(0.01, 0.11, False), (0.02, 0.11, None), (0.5, 0.1, True), (0.2, 0.1, None), (0.01, 0.02, None)],
)
def test_leaning(urgent: float, can_wait: float, route: bool | None) -> None:
    ranking = [{"name": "nodra_akut", "confidence": urgent}, {"name": "nodra_ej_akut", "confidence": can_wait}]

    assert leaning(ranking) is route
