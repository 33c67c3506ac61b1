import shutil
from pathlib import Path

import pytest

from bot.release.check import check
from tests.conftest import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("data", "incident"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "domain.yml", tmp_path)
    return tmp_path


def faults(project: Path) -> list[str]:
    return [str(fault) for fault in check(project, project / "incident", project / "data/nlu")]


def test_the_project_itself_is_right() -> None:
    assert faults(ROOT) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        ("data/nlu/kontakt.yml", "{kontaktcenter_epost}", "{epost}", "{epost} i utter_kontakt finns inte"),
        ("data/nlu/kontakt.yml", "{kontaktcenter_telefon}", "011-15 00 00", "Använd platshållaren"),
        ("data/nlu/kontakt.yml", "{kontaktcenter_epost}", "a@b.se", "Använd platshållaren"),
        ("data/nlu/kontakt.yml", "action: utter_kontakt", "action: utter_kontakta", "utter_kontakta finns varken"),
        ("data/nlu/kontakt_epost.yml", "Är det bråttom?", "Kommunikationssvårigheter beträffande telefonförbindelser "
         "fortsätter tillsvidare oförändrade trots omfattande ansträngningar.", "LIX"),
        ("data/nlu/nodlage.yml", "{sos_112}", "polisen", "nämner ingen kontaktväg"),
        ("data/nlu/nodra.yml", "payload: /nodra_akut", "payload: /nodra_bråttom", "inte är ett ämne"),
        ("data/nlu/tack.yml", "  examples: |\n", "  examples: |\n    - vad har ni för öppettider\n", "öppettider"),
        ("data/nlu/tack.yml", "responses:", "responses: [", "YAML"),
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


def test_too_few_questions(project: Path) -> None:
    path = project / "data/nlu/tack.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  examples: |\n")] + "  examples: |\n    - tack\n", encoding="utf-8")

    assert any("tack har 1 frågor" in fault for fault in faults(project))
