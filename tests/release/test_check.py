import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from bot.release.check import check, errors_of
from bot.release.examples import ENOUGH_EXAMPLES, Fault, WarnedError
from tests import conftest
from tests.conftest import ROOT
from tests.project import shortened


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("data", "incident"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    for path in (tmp_path / "data/nlu").glob("*.yml"):
        path.write_text(shortened(path.read_text(encoding="utf-8"), ENOUGH_EXAMPLES), encoding="utf-8")
    return tmp_path


def found(project: Path) -> list[Fault]:
    return check(project, project / "incident", project / "data/nlu", 180, date(2026, 11, 24))


def faults(project: Path) -> list[str]:
    return [str(fault) for fault in errors_of(found(project))]


def warnings(project: Path) -> list[str]:
    return [str(fault) for fault in found(project) if isinstance(fault, WarnedError)]


def edit(project: Path, file: str, old: str, new: str) -> None:
    conftest.edit(project / file, old, new, times=1)


def ask_in(project: Path, topic: str, *questions: str) -> None:
    lines = "".join(f"    - {question}\n" for question in questions)
    edit(project, f"data/nlu/{topic}.yml", "  examples: |\n", f"  examples: |\n{lines}")


def test_the_project_itself_is_right() -> None:
    assert faults(ROOT) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("data/nlu/kontakt.yml", "{kontaktcenter_epost}", "{epost}", "utter_kontakt: {epost} finns inte"),
        ("data/nlu/kontakt.yml", "{kontaktcenter_epost}", "{kontaktcenter_epost", "är ingen hel platshållare"),
        ("data/nlu/kontakt.yml", "{kontaktcenter_epost}", "(kontaktcenter_epost)", "Skriv {kontaktcenter_epost}."),
        ("data/nlu/kontakt.yml", "{kontaktcenter_telefon}", "011-15 00 00", "Använd platshållaren"),
        ("data/nlu/kontakt.yml", "{kontaktcenter_epost}", "a@b.se", "Använd platshållaren"),
        ("data/nlu/tack.yml", "action: utter_tack", "action: utter_tacka", "utter_tacka finns varken"),
        ("data/nlu/kontakt_epost.yml", "Vill du hellre ringa?", "Kommunikationssvårigheter beträffande "
         "telefonförbindelser fortsätter tillsvidare oförändrade trots omfattande ansträngningar.", "LIX"),
        ("data/nlu/kontakt_epost.yml", "Vill du hellre ringa?", "Vill du ringa? " + "Du kan skriva. " * 50, "tecken"),
        ("data/nlu/kontakt.yml", "{kontaktcenter_telefon}", "+46 11-15 00 00", "Använd platshållaren"),
        ("data/nlu/tack.yml", "  - intent: tack\n  - action", "  - action", "tack har ingen regel"),
        ("data/nlu/tack.yml", "responses:", "responses:\n  utter_mer: tack", "utter_mer saknar svar"),
        ("data/nlu/tack.yml", "    title:", "    reviewed: i fjol\n    title:", "ska vara ett datum"),
        ("data/nlu/tack.yml", "  examples: |\n", "  examples: |\n    Utan streck\n", "börjar inte med"),
        ("data/nlu/tack.yml", "- intent: tack\n", "\t- intent: tack\n", "tabb"),
        ("data/nlu/tack.yml", "- intent: tack\n", "- intent: tck\n", "Ämnet tck saknas"),
        ("data/nlu/nodlage.yml", "{sos_112}", "polisen", "nämner ingen kontaktväg"),
        ("data/nlu/nodra.yml", "payload: /nodra_akut", "payload: /nodra_bråttom", "inte är ett ämne"),
        ("data/nlu/tack.yml", "  examples: |\n", "  examples: |\n    - vad har ni för öppettider\n", "öppettider"),
        ("data/nlu/tack.yml", "responses:", "responses: [", "YAML"),
        ("data/followups/tack.yml", "intent: tack", "intent: systemstatus_nodra", "”systemstatus_nodra” finns inte"),
        ("data/followups/tack.yml", "after: bot\n", "after: bott\n", "Ämnet ”bott” finns inte"),
        ("data/followups/tack.yml", "  examples: |\n", "  examples: |\n    Utan streck\n", "börjar inte med"),
        ("domain.yml", "  - tack\n", "", "Ämnet tack saknas"),
        ("domain.yml", "  - tack\n", "  - tack\n  - nytt_amne\n", "nytt_amne har ingen regel"),
        ("incident/status.yml", "state: major_outage", "state: trasig", "state"),
    ],
)  # fmt: skip
def test_fault_is_found(project: Path, file: str, old: str, new: str, what: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    if "vad har ni för öppettider" in new:
        hours = project / "data/nlu/oppettider.yml"
        hours.write_text(
            hours.read_text(encoding="utf-8").replace(
                "  examples: |\n", "  examples: |\n    - vad har ni för öppettider\n", 1
            ),
            encoding="utf-8",
        )
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")

    assert any(what in fault and file.rsplit("/", 1)[-1] + ":" in fault for fault in faults(project))


def test_follow_up_with_two_topics_is_a_warning(project: Path) -> None:
    ask_in(project, "tack", "det räcker så bra nu")
    edit(project, "data/followups/nej.yml", "  examples: |\n", "  examples: |\n    - det räcker så bra nu\n")

    assert any("nej.yml:" in fault and "ett annat ämne i nlu/tack.yml" in fault for fault in warnings(project))


def test_too_few_questions(project: Path) -> None:
    path = project / "data/nlu/tack.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  examples: |\n")] + "  examples: |\n    - tack\n", encoding="utf-8")

    assert any("tack har bara 1 fråga." in fault for fault in faults(project))


def test_topic_without_an_answer(project: Path) -> None:
    path = project / "data/nlu/hejda.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("responses:")] + text[text.index("rules:") :], encoding="utf-8")

    assert any("hejda.yml:1: hejda saknar svar" in fault for fault in faults(project))


def test_nearly_the_same_question_is_a_warning(project: Path) -> None:
    ask_in(project, "tack", "var hittar jag paraplyfabriken i norr")
    ask_in(project, "hejda", "Var hittar jag paraplyfabrikerna i norr?")

    assert faults(project) == []
    assert any("tack.yml" in fault and "liknar" in fault and "hejda.yml:" in fault for fault in warnings(project))


def test_few_questions_are_a_warning(project: Path) -> None:
    path = project / "data/nlu/tack.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line == "  examples: |")
    path.write_text("\n".join(lines[: start + 31]) + "\n", encoding="utf-8")

    assert faults(project) == []
    assert any("tack har 30 frågor" in fault for fault in warnings(project))


@pytest.mark.parametrize(("reviewed", "warned"), [("2026-01-01", True), ("2026-11-01", False)])
def test_answer_not_looked_at_for_long_is_a_warning(project: Path, reviewed: str, warned: bool) -> None:
    edit(project, "data/nlu/tack.yml", "    title:", f"    reviewed: {reviewed}\n    title:")

    assert faults(project) == []
    assert any("lots topic reviewed tack" in fault for fault in warnings(project)) is warned


@pytest.mark.parametrize("change", [("\n", "\r\n"), ('version: "3.1"', '\ufeffversion: "3.1"')])
def test_line_ends_of_windows_and_byte_order_marks_work(project: Path, change: tuple[str, str]) -> None:
    path = project / "data/nlu/tack.yml"
    path.write_bytes(path.read_text(encoding="utf-8").replace(*change).encode("utf-8"))

    assert faults(project) == []


@pytest.mark.parametrize("share", [0.02, 0.1])
def test_half_saved_file_is_told_beside_the_faults_of_others(project: Path, share: float) -> None:
    whole = (project / "data/nlu/tack.yml").read_bytes()
    (project / "data/nlu/tack.yml").write_bytes(whole[: int(len(whole) * share)])
    edit(project, "data/nlu/kontakt.yml", "{kontaktcenter_epost}", "{epost}")

    assert any("tack" in str(fault) for fault in found(project))
    assert any("{epost}" in fault for fault in faults(project))


@pytest.mark.parametrize("coming", ["2226-12-05", "2026-11-24T23:30:00Z"])
def test_day_to_come_is_no_day_of_publication(project: Path, coming: str) -> None:
    edit(project, "incident/status.yml", "updated: 2022-12-05", f"updated: {coming}")

    assert any("status.yml:14: " in fault and "har inte varit än" in fault for fault in warnings(project))


def test_emptied_topic_is_to_be_brought_back(project: Path) -> None:
    (project / "data/nlu/tack.yml").write_bytes(b"")

    assert any("tack.yml:1: " in fault and "hämta filen ur en kopia" in fault for fault in faults(project))


def test_every_broken_file_is_told(project: Path) -> None:
    for name in ("tack", "hejda"):
        edit(project, f"data/nlu/{name}.yml", "responses:", "responses: [")

    assert {fault.split("/")[-1].split(":")[0] for fault in faults(project)} == {"tack.yml", "hejda.yml"}


def test_long_files_take_no_time(project: Path) -> None:
    ask_in(project, "tack", *(f"fråga nummer {number} om saken {number * 7919 % 5003}" for number in range(5000)))

    started = time.process_time()
    assert faults(project) == []
    assert time.process_time() - started < 3


def test_hours_that_end_before_they_begin_are_a_warning(project: Path) -> None:
    edit(project, "incident/channels.yml", 'value: "Mo-Fr 08:30-16:00', 'value: "Mo-Fr 16:00-08:30')

    assert any("16:00-08:30 är öppet över natten" in warning for warning in warnings(project))
