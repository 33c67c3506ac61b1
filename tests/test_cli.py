"""The shell, as a real process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.running import Presence
from tests.conftest import ROOT
from tests.serving import LOTS, MONDAY


def lots(*arguments: str | Path, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LOTS, *arguments],
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | environment,
    )


def test_ask_json_is_the_contract_and_nothing_else(model: Path) -> None:
    done = lots("ask", "--json", "--model", model, "--now", MONDAY, "När har ni öppet?", "")

    opened, empty = (json.loads(line) for line in done.stdout.splitlines())
    assert list(opened) == ["text", "topic", "confidence", "system", "replies", "ms"]
    assert (opened["topic"], opened["system"]) == ("oppettider", None)
    assert "Öppet nu" in opened["replies"][0]["text"]
    assert empty["topic"] is None
    assert empty["replies"][0]["channels"] == ["kontaktcenter_telefon"]
    assert done.stderr == ""


def test_lines_are_conversations_of_their_own(model: Path) -> None:
    done = lots("ask", "--json", "--model", model, typed="jag vill nå nodra\nja\n")

    assert [json.loads(line)["topic"] for line in done.stdout.splitlines()] == ["nodra", "ja"]


def test_conversation_ends_at_an_empty_line(model: Path) -> None:
    done = lots("ask", "--json", "--conversation", "--model", model, typed="jag vill nå nodra\nja\n\nja\n")

    assert [json.loads(line)["topic"] for line in done.stdout.splitlines()] == ["nodra", "nodra_akut", "ja"]


def test_chat_shows_details_and_saves_a_story(model: Path, tmp_path: Path) -> None:
    name = f"prov-{tmp_path.name}"
    saved = Path("tests/conversations") / f"test_{name}.yml"
    try:
        done = lots("chat", "--model", model, typed=f"jag vill nå nodra\n1\n/info\n/spara {name}\n/slut\n")

        assert "Ring NODRA nu" in done.stdout
        assert "ämne: nodra_akut" in done.stdout
        assert "action: action_urgency" in saved.read_text(encoding="utf-8")
    finally:
        saved.unlink(missing_ok=True)


def test_check_passes_on_the_project() -> None:
    done = lots("check")

    assert done.returncode == 0
    assert "Allt stämmer" in done.stdout


def test_check_fails_with_file_and_line(incident: Path) -> None:
    (incident / "status.yml").write_text("updated: [\n", encoding="utf-8")

    done = lots("check")

    assert done.returncode == 1
    assert "status.yml:1: " in done.stdout


@pytest.mark.parametrize("command", ["serve", "chat", "ask"])
def test_missing_model_is_told(tmp_path: Path, command: str) -> None:
    done = lots(command, "--model", tmp_path)

    assert done.returncode == 1
    assert "Kör: lots train" in done.stderr
    assert "Traceback" not in done.stderr


def test_corrupt_model_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(b"x")

    done = lots("serve", "--model", broken)

    assert done.returncode == 1
    assert "Kör: lots train" in done.stderr


def test_broken_facts_at_the_very_first_start_are_told(model: Path, incident: Path, tmp_path: Path) -> None:
    (incident / "channels.yml").write_text("channels: [\n", encoding="utf-8")

    done = lots("ask", "hej", "--model", model, LOTS_VARIABLE=str(tmp_path))

    assert done.returncode == 1
    assert "channels.yml:1: " in done.stderr


def test_broken_facts_at_a_later_start_leave_the_last_good_ones(model: Path, incident: Path, tmp_path: Path) -> None:
    lots("status", LOTS_VARIABLE=str(tmp_path))
    (incident / "channels.yml").write_text("channels: [\n", encoding="utf-8")

    done = lots("ask", "vilket nummer har kommunen", "--model", model, LOTS_VARIABLE=str(tmp_path))

    assert "011-15 00 00" in done.stdout
    assert done.stderr.startswith(f"Obs! {incident / 'channels.yml'}:1: ")


def test_bad_time_is_told(model: Path) -> None:
    done = lots("ask", "hej", "--model", model, "--now", "i morgon")

    assert done.returncode == 1
    assert "2022-12-05T10:15" in done.stderr


def test_taken_port_is_told(served: str) -> None:
    done = lots("serve", "--port", served.rsplit(":", 1)[-1])

    assert done.returncode == 1
    assert "--port" in done.stderr


def test_test_prints_figures_and_writes_a_report(model: Path, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"text": "När har ni öppet?", "topic": "oppettider"}\n', encoding="utf-8")

    first = lots("test", "--data", cases, "--results", tmp_path, "--model", model)
    again = lots("test", "--data", cases, "--results", tmp_path, "--model", model, "--json")

    assert "Rätt ämne på första försöket: 100,0 %" in first.stdout
    assert "data:image/png;base64," in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert json.loads(again.stdout)["first_go"] == 1


def test_test_names_a_bad_line(model: Path, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text("hej", encoding="utf-8")

    done = lots("test", "--data", cases, "--model", model)

    assert done.returncode == 1
    assert "cases.jsonl, rad 1" in done.stderr


def test_off_and_on_leave_an_audit_line(incident: Path, tmp_path: Path) -> None:
    variable = {"LOTS_VARIABLE": str(tmp_path)}

    off = lots("off", "Chatten vilar.", **variable)
    notice = (incident / "avstangd.txt").read_text(encoding="utf-8")
    on = lots("on", **variable)

    assert "lots on" in off.stdout
    assert notice == "Chatten vilar."
    assert "Chatten är på." in on.stdout
    assert not (incident / "avstangd.txt").exists()
    assert [json.loads(line)["what"] for line in (tmp_path / "audit.jsonl").open(encoding="utf-8")] == ["off", "on"]


def test_what_is_done_is_told_though_the_audit_cannot_take_it(incident: Path, tmp_path: Path) -> None:
    (tmp_path / "audit.jsonl").mkdir()

    done = lots("off", LOTS_VARIABLE=str(tmp_path))

    assert (incident / "avstangd.txt").exists()
    assert done.returncode == 0
    assert "Chatten är avstängd." in done.stdout
    assert "det är en mapp, inte en fil" in done.stderr
    (incident / "avstangd.txt").unlink()


@pytest.mark.parametrize("command", [["ask", "hej"], ["serve", "--port", "0"], ["purge"], ["backup", "var/kopior"]])
def test_endpoints_that_cannot_be_read_are_told(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "endpoints.yml"
    path.write_text("tracker_store: [\n")

    done = lots(*command, LOTS_ENDPOINTS=str(path), LOTS_VARIABLE=str(tmp_path))

    assert done.returncode == 1
    assert done.stderr.startswith(f"{path}:1: Filen går inte att läsa som YAML")


@pytest.fixture
def staffs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, where a copy may be put back, with what staff write; returns that of their topics."""
    folder = tmp_path / "project"
    (folder / "data/nlu").mkdir(parents=True)
    for name in ("config.yml", "domain.yml", "endpoints.yml", "data/nlu/kontakt.yml"):
        shutil.copy2(ROOT / name, folder / name)
    monkeypatch.chdir(folder)
    return folder / "data/nlu"


def test_copy_is_put_back_only_while_no_server_runs(incident: Path, staffs: Path, tmp_path: Path) -> None:
    lots("backup", str(tmp_path / "copies"), LOTS_VARIABLE=str(tmp_path / "var"))
    [copy] = (tmp_path / "copies").iterdir()
    before = (staffs / "kontakt.yml").read_bytes()
    (staffs / "kontakt.yml").unlink()
    presence = Presence(tmp_path / "var")

    while_running = lots("restore", str(copy), LOTS_VARIABLE=str(tmp_path / "var"))
    presence.end()
    after = lots("restore", str(copy), LOTS_VARIABLE=str(tmp_path / "var"))

    assert (while_running.returncode, while_running.stdout) == (1, "")
    assert while_running.stderr.startswith("Boten kör. Stoppa den först")
    assert "Starta boten." in after.stdout
    assert (staffs / "kontakt.yml").read_bytes() == before


def test_of_the_last_copy_the_facts_stay_when_a_new_one_cannot_be_made(
    incident: Path, staffs: Path, tmp_path: Path
) -> None:
    older, last = (tmp_path / f"copies/2022-12-0{day}T033000" for day in (1, 2))
    for copy in (older, last):
        (copy / "incident").mkdir(parents=True)
        (copy / "conversations.db").touch()
    (tmp_path / "var").mkdir()
    (tmp_path / "var/other.db").write_bytes(b"rubbish" * 1000)

    done = lots("backup", str(tmp_path / "copies"), LOTS_VARIABLE=str(tmp_path / "var"))

    assert (done.returncode, done.stdout) == (1, "")
    assert "other.db" in done.stderr
    assert list((tmp_path / "copies").rglob("*")) == [last, last / "incident"]


def test_new_copy_stays_where_copies_are_kept_for_a_day(incident: Path, staffs: Path, tmp_path: Path) -> None:
    lots("backup", str(tmp_path / "copies"), LOTS_VARIABLE=str(tmp_path / "var"), LOTS_BACKUP_DAYS="1")

    assert len(list((tmp_path / "copies").iterdir())) == 1


def test_copy_is_put_back_in_place_of_a_damaged_file(incident: Path, staffs: Path, tmp_path: Path) -> None:
    variable = tmp_path / "var"
    lots("backup", str(tmp_path / "copies"), LOTS_VARIABLE=str(variable))
    [copy] = (tmp_path / "copies").iterdir()
    for log in variable.glob("conversations.db-*"):
        log.unlink()
    (variable / "conversations.db").write_bytes(b"rubbish" * 1000)

    done = lots("restore", str(copy), LOTS_VARIABLE=str(variable))

    assert "Starta boten." in done.stdout
    assert (variable / "conversations.db").read_bytes()[:6] == b"SQLite"


def test_purge_says_how_many(tmp_path: Path) -> None:
    done = lots("purge", "--days", "3", LOTS_VARIABLE=str(tmp_path))

    assert done.stdout == "0 samtal och 0 frågor togs bort.\n"
