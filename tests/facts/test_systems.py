from datetime import date, datetime, timezone
from pathlib import Path

import pytest

from bot.facts.document import DocumentError
from bot.facts.hours import STOCKHOLM
from bot.facts.incident import read_facts
from bot.facts.systems import day_of
from tests.conftest import ROOT, edit

INCIDENT = ROOT / "incident"


def test_every_system_of_the_contract_is_there() -> None:
    wanted = {
        "mobil_epost", "ist", "prorenata", "vitec", "mina_moten", "nodra_telefon", "nodra_epost",
        "kontaktcenter_telefon", "natverk",
    }  # fmt: skip

    assert wanted <= set(read_facts(INCIDENT).status.systems)


@pytest.mark.parametrize(("now", "stale"), [("2022-12-05T23:59", False), ("2022-12-06T00:01", True)])
def test_a_date_is_fresh_for_its_day(now: str, stale: bool) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=STOCKHOLM)

    assert read_facts(INCIDENT).status.is_stale(date(2022, 12, 5), moment) is stale


@pytest.mark.parametrize(("now", "stale"), [("2023-03-26T12:30", False), ("2023-03-26T13:30", True)])
def test_hour_that_summer_time_takes_is_none(now: str, stale: bool) -> None:
    published = datetime(2023, 3, 25, 12)
    moment = datetime.fromisoformat(now).replace(tzinfo=STOCKHOLM)

    assert read_facts(INCIDENT).status.is_stale(published, moment) is stale


def test_day_is_stockholms_whichever_zone_a_time_is_written_in() -> None:
    assert day_of(datetime(2022, 12, 5, 23, 30, tzinfo=timezone.utc)) == date(2022, 12, 6)


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("state: major_outage", "state: trasig", "systems.mobil_epost.state"),
        ("updated: 2022-12-05", "updated: i går", "updated"),
        ("channels: [helpdesk,", "channels: [helpdesken,", "helpdesken"),
        ("    title: IST", "    title: IST {lank}", "klamrar"),
        ("    title: IST", "    title: mejla info@nodra.se", "ingen e-postadress till NODRA"),
        ("    published: 2022-12-05", "    published: 20221205", "skriv ett datum"),
        ("    source: bulletin", "    source: bulletinen", "bulletinen"),
    ],
)
def test_fault_is_told(incident: Path, right: str, wrong: str, what: str) -> None:
    edit(incident / "status.yml", right, wrong, times=1)

    with pytest.raises(DocumentError, match=what):
        read_facts(incident)
