from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.dialogue.placeholders import (
    UnknownPlaceholderError,
    affected_systems,
    estimates,
    fill,
    from_actions,
    known_placeholders,
    misplaced,
)
from bot.facts.hours import STOCKHOLM
from bot.facts.incident import Facts, read_facts
from bot.facts.systems import Estimate, State
from tests.conftest import ROOT

FACTS = read_facts(ROOT / "incident")
NOW = datetime(2022, 12, 5, 10, 15, tzinfo=STOCKHOLM)


def test_what_an_action_hands_over_goes_to_its_response_alone() -> None:
    assert list(misplaced("{dag}", known_placeholders(FACTS) | from_actions("utter_oppettider_dag"))) == []
    assert list(misplaced("{dag}", known_placeholders(FACTS) | from_actions("utter_tack"))) == [
        "{dag} går bara i utter_oppettider_dag."
    ]


def test_channel_is_filled_in_and_named() -> None:
    filled = fill("Ring {kontaktcenter_telefon}.", FACTS, NOW, {})

    assert (filled.text, filled.channels) == ("Ring 011-15 00 00.", ["kontaktcenter_telefon"])


def test_owner_is_the_one_of_the_facts() -> None:
    other = replace(FACTS, channels=FACTS.channels.copy(update={"owner": "Storaby kommun"}))

    assert fill("Frågor om {kommunen}", other, NOW, {}).text == "Frågor om Storaby kommun"


def test_hours_are_of_this_moment() -> None:
    filled = fill("{kontaktcenter_besok_tider}: {kontaktcenter_besok_nu}", FACTS, NOW, {})

    assert filled.text == "vardagar 08.30–16.00: Öppet nu. Stänger 16.00."


def test_hours_of_this_moment_are_told_with_whose_they_are() -> None:
    filled = fill("{kontaktcenter_telefon_laget}", FACTS, NOW, {})

    assert filled.text == "Kontaktcenter på telefon har öppet nu. Stänger 16.00."


def test_whose_word_a_fact_is_until_it_is_confirmed() -> None:
    source = FACTS.channels.sources["nodra_policy"]
    confirmed = {**FACTS.channels.sources, "nodra_policy": source.copy(update={"confirmed": True})}
    later = replace(FACTS, channels=FACTS.channels.copy(update={"sources": confirmed}))

    told = [fill("{nodra_telefon_akut_kalla}", facts, NOW, {}).text for facts in (FACTS, later)]

    assert told == ["Uppgiften kommer från nodra.se. Kommunen har inte bekräftat den än.", ""]


def test_what_an_action_adds_may_name_channels() -> None:
    filled = fill("{system_kontakt}", FACTS, NOW, {"system_kontakt": "– Helpdesk: {helpdesk}"})

    assert (filled.text, filled.channels) == ("– Helpdesk: 2555", ["helpdesk"])


def test_braces_that_were_published_stay() -> None:
    filled = fill("Källa: {system_kalla}.", FACTS, NOW, {"system_kalla": "Läget {utkast}"})

    assert filled.text == "Källa: Läget {utkast}."


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (NOW, "Informationen är från 5 december 2022."),
        (NOW.replace(day=8), "Informationen är från 5 december 2022. Den är gammal och kan ha ändrats."),
    ],
)
def test_freshness(now: datetime, said: str) -> None:
    assert fill("{uppdaterat}", FACTS, now, {}).text == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (5, "Informationen är från 5 december 2022 klockan 09.00."),
        (7, "Informationen är från 5 december 2022 till 7 december 2022 klockan 09.00. Det äldsta kan ha ändrats."),
    ],
)
def test_news_of_one_system_makes_the_others_no_fresher(day: int, said: str) -> None:
    news = datetime(2022, 12, day, 9, tzinfo=STOCKHOLM)

    assert fill("{uppdaterat}", _with("vitec", published=news, updated=news), news, {}).text == said


def test_news_of_one_system_bears_its_day_among_the_others() -> None:
    told = affected_systems(_with("vitec", published=date(2022, 12, 7)))

    assert "– Vitec: fungerar delvis, enligt uppgift 7 december 2022\n– Mina möten: fungerar inte\n" in told


def test_a_published_estimate_is_told_with_its_source() -> None:
    facts = _with("vitec", estimate=Estimate(value="2022-12-07T12:00", source="bulletin"))

    assert "– Vitec: beräknas fungera 7 december 2022 klockan 12.00. Källa: Kommunens" in estimates(facts)


def test_an_estimate_of_what_works_again_is_not_told() -> None:
    estimate = Estimate(value="2022-12-07T12:00", source="bulletin")

    assert estimates(_with("vitec", estimate=estimate, state=State.OPERATIONAL)) == ""


def _with(name: str, updated: datetime | date = FACTS.status.updated, **changes: object) -> Facts:
    """The facts with changes in one system."""
    system = FACTS.status.systems[name].copy(update=changes)
    systems = {**FACTS.status.systems, name: system}
    return replace(FACTS, status=FACTS.status.copy(update={"systems": systems, "updated": updated}))


def test_unknown_placeholder_is_an_error() -> None:
    with pytest.raises(UnknownPlaceholderError, match="telefonen"):
        fill("{telefonen}", FACTS, NOW, {})


def test_every_known_placeholder_can_be_filled() -> None:
    extra = {"lagringstid": "21"}

    for name in known_placeholders(FACTS):
        filled = fill(f"{{{name}}}", FACTS, NOW, extra).text
        # Nothing is announced or expected in the bulletin's facts, and some are confirmed.
        empty = name in ("vma", "beraknade_tider") or name.endswith("_kalla")
        assert filled != f"{{{name}}}"
        assert filled or empty


def test_affected_systems_are_listed() -> None:
    assert "– Mina möten: fungerar inte" in affected_systems(FACTS)
