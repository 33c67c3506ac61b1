import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from bot.facts.document import DocumentError
from bot.facts.draft import Draft
from bot.facts.history import BY_HAND, FIRST, ConflictError, History
from bot.facts.incident import CHANNELS, STATUS, read_facts
from bot.facts.systems import State
from tests.conftest import ROOT, edit

RIGHT, WRONG = "text: Inloggning till IST med Bankid", "text: Inloggning i IST med Bankid"


@pytest.fixture
def incident(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "incident", tmp_path / "incident"))


@pytest.fixture
def history(incident: Path, tmp_path: Path) -> History:
    kept = History(incident, tmp_path / "var")
    kept.note()
    return kept


def test_first_version_holds_every_system(history: History) -> None:
    channels, status = history.versions()

    assert (channels.how, channels.changes) == (FIRST, [])
    assert [change.subject for change in status.changes][:2] == ["mobil_epost", "ist"]


def test_change_by_hand_is_seen_with_who_when_and_what(incident: Path, history: History) -> None:
    path = incident / STATUS
    before = path.read_bytes()
    edit(path, RIGHT, WRONG)
    os.utime(path, (1670238900, 1670238900))

    history.note()
    history.note()

    version = history.versions()[-1]
    assert (version.number, version.how, version.who) == (3, BY_HAND, path.owner())
    assert version.at.isoformat() == "2022-12-05T12:15:00+01:00"
    assert [(change.title, change.text[:19]) for change in version.changes] == [
        ("IST: fungerar delvis", "Inloggning i IST me")
    ]
    assert history.content(str(version.before)) == before


def test_changed_channel_is_told(incident: Path, history: History) -> None:
    edit(incident / CHANNELS, "value: 011-15 00 00", "value: 011-99 99 99")

    history.note()

    assert [change.title for change in history.versions()[-1].changes] == ["Kontaktcenter på telefon: 011-99 99 99"]


def test_broken_file_waits_until_it_is_mended(incident: Path, history: History) -> None:
    edit(incident / STATUS, "systems:", "systems: [")
    history.note()
    waiting = len(history.versions())
    edit(incident / STATUS, "systems: [", "systems:")
    edit(incident / STATUS, RIGHT, WRONG)
    history.note()

    assert (waiting, len(history.versions())) == (2, 3)


def test_change_by_hand_before_a_save_is_recorded_first(incident: Path, history: History) -> None:
    edit(incident / STATUS, RIGHT, WRONG)
    draft = Draft(incident, STATUS)
    draft.data["systems"]["vitec"]["state"] = "operational"

    draft.save(history, "lots prov")

    assert [version.how for version in history.versions()[2:]] == [BY_HAND, "lots prov"]


def test_save_is_refused_when_another_was_faster(incident: Path, history: History) -> None:
    mine, yours = Draft(incident, STATUS), Draft(incident, STATUS)
    mine.data["systems"]["vitec"]["state"] = "operational"
    yours.data["systems"]["ist"]["state"] = "operational"

    mine.save(history, "mitt")
    with pytest.raises(ConflictError, match="någon annan"):
        yours.save(history, "ditt")

    assert read_facts(incident).status.systems["vitec"].state is State.OPERATIONAL
    assert read_facts(incident).status.systems["ist"].state is State.PARTIAL


def test_what_the_bot_cannot_use_is_refused_with_its_line(incident: Path, history: History) -> None:
    before = (incident / STATUS).read_bytes()
    draft = Draft(incident, STATUS)
    draft.data["systems"]["ist"]["source"] = "ryktet"

    with pytest.raises(DocumentError, match=r"status\.yml:\d+: Källan ”ryktet” finns inte"):
        draft.save(history, "lots prov")

    assert (incident / STATUS).read_bytes() == before


def test_four_at_once_lose_nothing(incident: Path, history: History, tmp_path: Path) -> None:
    work = (
        "import sys; from pathlib import Path; from bot.facts.draft import Draft; from bot.facts.history import *\n"
        "folder, var, number = map(Path, sys.argv[1:])\n"
        "while True:\n"
        "    draft = Draft(folder, 'status.yml')\n"
        "    draft.data['systems']['ist']['names'].append(f'namn {number}')\n"
        "    try:\n"
        "        draft.save(History(folder, var), f'nummer {number}')\n"
        "    except ConflictError:\n"
        "        continue\n"
        "    break\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", work, incident, tmp_path / "var", str(number)]) for number in range(4)
    ]

    assert [process.wait(timeout=60) for process in running] == [0] * 4
    names = read_facts(incident).status.systems["ist"].names
    assert {f"namn {number}" for number in range(4)} <= set(names)
    versions = history.versions()
    assert sorted(version.how for version in versions[2:]) == [f"nummer {number}" for number in range(4)]
    assert all(later.before == earlier.after for earlier, later in pairwise(versions[1:]))


def test_what_was_taken_back_and_the_taking_back_stand_no_longer(incident: Path, history: History) -> None:
    original = (incident / STATUS).read_bytes()
    for text in (WRONG, "text: Inloggning med Bankid"):
        edit(incident / STATUS, RIGHT if text == WRONG else WRONG, text)
        history.note()
    edit(incident / CHANNELS, "value: 011-15 00 00", "value: 011-99 99 99")
    history.note()
    (incident / STATUS).write_bytes(original)
    history.note()

    assert [version.number for version in history.standing()] == [1, 2, 5]


def test_torn_line_of_the_log_is_passed_over(incident: Path, history: History, tmp_path: Path) -> None:
    with (tmp_path / "var/audit.jsonl").open("a") as file:
        file.write('{"at": "2022-12-05T10:1\n')
    edit(incident / STATUS, RIGHT, WRONG)

    history.note()

    assert [version.number for version in history.versions()] == [1, 2, 3]


def test_last_good_facts_outlive_a_broken_file(incident: Path, history: History) -> None:
    (incident / STATUS).write_text("systems: [", encoding="utf-8")

    kept = history.last_good()

    assert kept
    assert kept == read_facts(ROOT / "incident")


def test_without_history_there_is_no_last_good(incident: Path, tmp_path: Path) -> None:
    assert History(incident, tmp_path / "empty").last_good() is None
