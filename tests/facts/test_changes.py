import pytest

from bot.facts.changes import channel_changes, status_changes, told_text
from bot.facts.incident import read_facts
from bot.facts.systems import Estimate, State
from tests.conftest import ROOT

FACTS = read_facts(ROOT / "incident")


def test_new_names_are_no_news() -> None:
    ist = FACTS.status.systems["ist"].copy(update={"names": ["IST", "appen"]})
    after = FACTS.status.copy(update={"systems": {**FACTS.status.systems, "ist": ist}})

    assert list(status_changes(FACTS.status, after)) == []


def test_new_state_and_removed_system_are_news() -> None:
    systems = {name: system for name, system in FACTS.status.systems.items() if name != "vitec"}
    systems["ist"] = systems["ist"].copy(update={"state": State.OPERATIONAL, "text": "Allt fungerar.", "note": None})

    told = list(status_changes(FACTS.status, FACTS.status.copy(update={"systems": systems})))

    assert [(change.title, change.text) for change in told] == [
        ("IST: fungerar", "Allt fungerar."),
        ("Vitec: finns inte längre med", "Inget är längre publicerat om det."),
    ]


def test_first_channels_are_no_news() -> None:
    assert list(channel_changes(None, FACTS.channels)) == []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2022-12-07T12:00", "7 december 2022 klockan 12.00"),
        ("2022-12-07 12:00", "7 december 2022 klockan 12.00"),
        ("2022-12-07", "7 december 2022"),
        ("i veckan", "i veckan"),
    ],
)
def test_estimate_is_told_in_words(value: str, told: str) -> None:
    ist = FACTS.status.systems["ist"].copy(update={"estimate": Estimate(value=value, source="bulletin")})

    assert told_text(ist).endswith(f"Beräknas fungera {told}.")
