"""`lots status`, as a real process."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.facts.incident import read_facts
from bot.facts.systems import State, System
from tests import conftest
from tests.serving import LOTS

edit = partial(conftest.edit, times=1)
Lots = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def lots(incident: Path, tmp_path: Path) -> Lots:
    """The command, on a folder of its own for what it writes."""

    def run(*arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        own = {"LOTS_VARIABLE": str(tmp_path / "var"), "COLUMNS": "120"}
        return subprocess.run(
            [LOTS, "status", *arguments],
            input=typed,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env=os.environ | own | environment,
        )

    return run


def system(incident: Path, name: str) -> System:
    return read_facts(incident).status.systems[name]


@pytest.mark.parametrize(("now", "mark"), [("2022-12-05T12:00", "färsk"), ("2022-12-24T12:00", "senast känt")])
def test_table_tells_state_text_age_and_source(lots: Lots, now: str, mark: str) -> None:
    done = lots("--now", now, FORCE_COLOR="1")

    assert done.returncode == 0
    for told in ("mina_moten", "fungerar inte", "skrivs ut", "5 december", mark, "Källa: Kommunens"):
        assert told in done.stdout
    assert "\x1b[" in done.stdout


def test_set_changes_state_text_time_and_source(lots: Lots, incident: Path) -> None:
    done = lots("set", "ist", "fungerar inte", "--text", "IST är stängt.", "--published", "2022-12-06T08:30")

    ist = system(incident, "ist")
    assert done.returncode == 0, done.stderr
    assert (ist.state, ist.text, ist.source) == (State.MAJOR, "IST är stängt.", "statussida")
    assert "6 december 2022 klockan 08.30. Källa: Kommunens statussida." in done.stdout
    status = read_facts(incident).status
    assert (status.updated, status.source) == (ist.published, "statussida")


@pytest.mark.parametrize(("typed", "named"), [("IST", "ist"), ("Mina möten", "mina_moten"), ("skolappen", "ist")])
def test_system_is_known_by_what_people_call_it(lots: Lots, incident: Path, typed: str, named: str) -> None:
    done = lots("resolve", typed)

    assert done.returncode == 0, done.stderr
    assert system(incident, named).state is State.OPERATIONAL


def test_word_that_several_systems_have_is_answered_with_all_of_them(lots: Lots) -> None:
    assert "Menade du nodra_telefon eller nodra_epost?" in lots("resolve", "nodra").stderr


def test_source_with_a_date_is_no_newer_for_being_typed_now(lots: Lots, incident: Path) -> None:
    lots("set", "ist", "major_outage", "--source", "bulletin")

    assert str(system(incident, "ist").published) == "2022-12-05"
    assert "    published: 2022-12-05\n" in (incident / "status.yml").read_text("utf-8")
    assert "&" not in (incident / "status.yml").read_text("utf-8")


def test_new_state_without_text_does_not_keep_the_old_words(lots: Lots, incident: Path) -> None:
    edit(
        incident / "status.yml", "    note: Det är", "    estimate: {value: i dag, source: bulletin}\n    note: Det är"
    )

    lots("set", "ist", "major_outage")

    assert (system(incident, "ist").text, system(incident, "ist").estimate) == ("Mer än så är inte publicerat.", None)


def test_estimate_needs_a_source(lots: Lots, incident: Path) -> None:
    refused = lots("set", "ist", "partial_outage", "--estimate", "2022-12-07T12:00")
    done = lots("set", "ist", "partial_outage", "--estimate", "2022-12-07T12:00", "--source", "bulletin")

    assert (refused.returncode, done.returncode) == (1, 0)
    assert "--source" in refused.stderr
    estimate = system(incident, "ist").estimate
    assert estimate
    assert estimate.words == "7 december 2022 klockan 12.00"


def test_resolve_leaves_nothing_of_the_disturbance(lots: Lots, incident: Path) -> None:
    lots("resolve", "vitec")

    vitec = system(incident, "vitec")
    assert (vitec.state, vitec.text, vitec.note) == (State.OPERATIONAL, "Inga kända störningar.", None)


def test_answers_that_still_tell_of_the_disturbance_are_named(lots: Lots, incident: Path) -> None:
    resolved = lots("resolve", "vitec")
    other = lots("resolve", "ist")

    assert "Svar som säger att det inte fungerar: felanmalan.yml." in resolved.stderr
    assert other.stderr == ""


def test_add_makes_a_system_with_its_names(lots: Lots, incident: Path) -> None:
    done = lots("add", "lifecare", "unknown", "--title", "Lifecare", "--names", "biståndssystemet, on, Lifecare")
    again = lots("add", "lifecare", "unknown", "--title", "Lifecare")

    assert done.returncode == 0, done.stderr
    assert system(incident, "lifecare").names == ["Lifecare", "biståndssystemet", "on"]
    assert (again.returncode, "lots status set lifecare" in again.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("set", "isd", "unknown"), "Menade du ist?"),
        (("set", "ist", "trasig"), "major_outage"),
        (("set", "ist", "unknown", "--source", "ryktet"), "bulletin"),
        (("set", "ist", "unknown", "--published", "i går"), "2022-12-05T10:15"),
        (("set", "ist", "unknown", "--published", "2999-01-01"), "har inte varit än"),
        (("add", "Ny Sak", "unknown", "--title", "x"), "a–z"),
        (("add", "ny", "unknown", "--title", "x", "--channel", "brevduva"), "brevduva"),
        (("undo", "99"), "lots status history"),
        (("history", "99"), "lots status history"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    lots: Lots, incident: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = (incident / "status.yml").read_bytes()

    done = lots(*arguments)

    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert told in done.stderr
    assert (incident / "status.yml").read_bytes() == before


def test_change_by_hand_and_by_command_are_listed_shown_and_taken_back(lots: Lots, incident: Path) -> None:
    original = (incident / "status.yml").read_bytes()
    lots()
    edit(incident / "status.yml", "title: Vitec", "title: Vitec prov")
    lots("resolve", "ist")

    listing = lots("history").stdout
    assert all(told in listing for told in ("för hand", "Vitec prov", "lots status resolve ist", "IST: fungerar"))
    assert "-    title: Vitec\n+    title: Vitec prov\n" in lots("history", "3").stdout

    refused = lots("undo", typed="n\n")
    assert (refused.returncode, "Ska filen bli så här? [j/N]" in refused.stderr) == (1, True)
    assert "Vitec prov" in (incident / "status.yml").read_text("utf-8")
    assert lots("undo", "3", typed="j\n").returncode == 0
    assert (incident / "status.yml").read_bytes() == original


def test_undo_once_more_takes_back_the_change_before(lots: Lots, incident: Path) -> None:
    original = (incident / "status.yml").read_bytes()
    lots("resolve", "ist")
    lots("resolve", "vitec")

    first, second = lots("undo", "--yes"), lots("undo", "--yes")

    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    assert (incident / "status.yml").read_bytes() == original


def test_broken_file_is_told_and_taken_back(lots: Lots, incident: Path) -> None:
    original = (incident / "status.yml").read_bytes()
    lots()
    (incident / "status.yml").write_bytes(original[:1700])

    shown = lots()
    told = lots("set", "ist", "unknown")
    mended = lots("undo", "--yes")

    assert ("Mina möten" in shown.stdout, "lots status undo" in shown.stderr) == (True, True)
    assert (told.returncode, "status.yml:" in told.stderr) == (1, True)
    assert mended.returncode == 0, mended.stderr
    assert (incident / "status.yml").read_bytes() == original


def test_undo_once_more_takes_back_the_change_before_the_broken_file(lots: Lots, incident: Path) -> None:
    original = (incident / "status.yml").read_bytes()
    lots("resolve", "ist")
    edit(incident / "status.yml", "    title: Vitec", "\t title: Vitec")

    first, second = lots("undo", "--yes"), lots("undo", "--yes")

    assert (first.returncode, second.returncode) == (0, 0), second.stderr
    assert (incident / "status.yml").read_bytes() == original


def test_deleted_file_is_taken_back(lots: Lots, incident: Path) -> None:
    original = (incident / "status.yml").read_bytes()
    lots()
    (incident / "status.yml").unlink()

    taken_back = lots("undo", "--yes")

    assert taken_back.returncode == 0, taken_back.stderr
    assert (incident / "status.yml").read_bytes() == original


def test_undo_takes_back_the_file_that_was_changed_where_the_other_names_what_it_lacks(
    lots: Lots, incident: Path
) -> None:
    original = (incident / "channels.yml").read_bytes()
    lots()
    edit(incident / "channels.yml", "  webb_samlad_info:", "  webb_info:")

    taken_back = lots("undo", "--yes")

    assert taken_back.returncode == 0, taken_back.stderr
    assert (incident / "channels.yml").read_bytes() == original


def test_files_that_are_both_broken_are_taken_back_one_by_one(lots: Lots, incident: Path) -> None:
    files = incident / "channels.yml", incident / "status.yml"
    originals = [file.read_bytes() for file in files]
    lots()
    files[0].unlink()
    files[1].write_bytes(b"\tsystems: {")

    first, second = lots("undo", "--yes"), lots("undo", "--yes")

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert [file.read_bytes() for file in files] == originals


def test_what_was_written_into_a_broken_file_is_not_lost(lots: Lots, incident: Path) -> None:
    lots()
    edit(incident / "status.yml", "    text: Inloggning till IST", "   text: Två timmars arbete. Inloggning till IST")

    mended = lots("undo", "--yes")

    shown = mended.stdout.split("lots status ")[-1].split()
    assert "-   text: Två timmars arbete." in lots(*shown).stdout


def test_full_disk_changes_nothing(lots: Lots, incident: Path, tmp_path: Path) -> None:
    before = (incident / "status.yml").read_bytes()
    lots()
    command = f"ulimit -f 0; exec {LOTS} status resolve ist"

    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | {"LOTS_VARIABLE": str(tmp_path / "var")},
    )

    assert (done.returncode, "Ingenting är ändrat." in done.stderr) == (1, True)
    assert (incident / "status.yml").read_bytes() == before
    assert [path.name for path in incident.iterdir() if path.name.startswith(".")] == []


def test_text_that_looks_like_a_date_stays_a_text(lots: Lots, incident: Path) -> None:
    done = lots("set", "ist", "partial_outage", "--text", "2026-02-30")

    assert done.returncode == 0, done.stderr
    assert system(incident, "ist").text == "2026-02-30"
