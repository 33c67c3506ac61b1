from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.facts.incident import Facts, read_facts
from tests.test_cli import lots

BULLETIN = Path("incident/bulletins/2022-12-05.txt")
OTHERS = Path("tests/bulletins")
OF_THE_BULLETIN = (
    "kontaktcenter_telefon", "kontaktcenter_epost", "kontaktcenter_besok", "driftstod_telefon", "helpdesk", "chef",
    "digital_brevlada", "webb_fragor_svar", "webb_samlad_info",
)  # fmt: skip
SAID = {
    "mobil_epost": ["Webbmejl, mejl, kontakter och kalender", "arbetsdator"],
    "ist": ["inloggning till IST via Bankid", "fungerar"],
    "prorenata": ["Prorenata via BankId eller SITHS"],
    "vitec": ["ärenden till leverantör inte kan skickas", "felanmälningar", "Akuta ärenden hanteras.", "telefon"],
    "mina_moten": ["fungerar inte", "skrivas ut"],
    "nodra_telefon": ["svår att nå", "ring endast i akuta lägen"],
    "nodra_epost": ["inte att nå NODRA via mail"],
    "kontaktcenter_telefon": ["mejla", "besöka"],
    "natverk": ["störningar i kommunens nätverk"],
}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A copy of today's facts."""
    return Path(shutil.copytree("incident", tmp_path / "incident"))


def empty(facts: Path) -> None:
    """Take out of today's facts all that the bulletin says."""
    channels = load(facts / "channels.yml")
    del channels["sources"]["bulletin"]
    channels["sources"]["tom"] = {"title": "Inget", "published": date(2022, 12, 4), "confirmed": True}
    for channel in channels["channels"].values():
        if channel["source"] == "bulletin":
            empty = {"phone": "1000", "email": "tom@example.se"}.get(channel["kind"], "saknas")
            channel |= {"value": empty, "source": "tom"}
        if channel.get("hours", {}).get("source") == "bulletin":
            del channel["hours"]
    status = load(facts / "status.yml")
    status |= {"updated": date(2022, 12, 4), "source": "tom"}
    for system in status["systems"].values():
        system |= {"state": "unknown", "text": "-", "published": date(2022, 12, 4), "source": "tom"}
        system.pop("note", None)
    for name, content in (("channels.yml", channels), ("status.yml", status)):
        (facts / name).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for file in (facts / "bulletins").iterdir():
        file.unlink()


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def changes(path: Path, folder: Path) -> dict[str, str]:
    """What the command proposes: new values by what they are of."""
    done = lots("bulletin", path, "--json", LOTS_INCIDENT=str(folder))
    assert done.stderr == ""
    return {told["what"]: told["new"] for told in map(json.loads, done.stdout.splitlines())}


def run(path: Path, folder: Path, *options: str, typed: str = "") -> Any:
    return lots("bulletin", path, *options, typed=typed, LOTS_INCIDENT=str(folder), LOTS_VARIABLE=str(folder.parent))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The emptied facts after the bulletin of the incident was accepted whole."""
    folder = Path(shutil.copytree("incident", tmp_path_factory.mktemp("filled") / "incident"))
    empty(folder)
    done = run(BULLETIN, folder, "--yes")
    assert done.returncode == 0, done.stderr
    return folder


def test_bulletin_of_the_incident_gives_todays_facts_back(filled: Path) -> None:
    today, back = read_facts(Path("incident")), read_facts(filled)
    assert contacts(back) == contacts(today)
    visits = [facts.channels.channels["kontaktcenter_besok"].hours for facts in (back, today)]
    assert [hours.value if hours else None for hours in visits] == ["Mo-Fr 08:30-16:00; PH off"] * 2
    assert {name: each.state for name, each in back.status.systems.items()} == {
        name: each.state for name, each in today.status.systems.items()
    }
    assert back.status.updated == today.status.updated == date(2022, 12, 5)


def contacts(facts: Facts) -> dict[str, str]:
    return {name: facts.channels.channels[name].value for name in OF_THE_BULLETIN}


def test_what_the_bulletin_says_of_each_system_comes_with_its_state(filled: Path) -> None:
    told = read_facts(filled).status.systems
    missing = {name: [each for each in said if each not in told[name].text] for name, said in SAID.items()}
    assert {name: lacks for name, lacks in missing.items() if lacks} == {}


def test_everything_taken_from_the_bulletin_names_its_copy(filled: Path) -> None:
    back = read_facts(filled)
    sources = {back.channels.channels[name].source for name in OF_THE_BULLETIN}
    sources |= {system.source for system in back.status.systems.values()} | {back.status.source}
    [source] = (back.channels.sources[name] for name in sources)
    assert (source.file, source.published) == ("bulletins/2022-12-05.txt", date(2022, 12, 5))
    assert (filled / "bulletins/2022-12-05.txt").read_bytes() == BULLETIN.read_bytes()


def test_bulletin_that_is_already_in_the_facts_changes_nothing(facts: Path) -> None:
    before = {path: path.read_bytes() for path in facts.glob("*.yml")}

    done = run(BULLETIN, facts, "--yes")

    assert "Inget att ändra." in done.stdout
    assert {path: path.read_bytes() for path in facts.glob("*.yml")} == before


PLAIN_LIST = {
    "Kontaktcenter på telefon": "0512-44 55 66",
    "Kontaktcenter på telefon: öppettider": "Mo-Th 08:00-17:00; Fr 08:00-16:00; PH off",
    "Kontaktcenter på e-post": "kontaktcenter@ekebacka.se",
    "Kontaktcenter i receptionen": "Stora torget 3 B",
    "Kontaktcenter i receptionen: öppettider": "Mo-Fr 09:00-15:00; PH off",
    "Kommunens helpdesk för anställda": "4400",
    "Lifecare (nytt system)": "fungerar inte. Följande system ligger nere: Lifecare.",
    "Procapita (nytt system)": "fungerar inte. Följande system ligger nere: Procapita (barn- och elevregister).",
    "Platina (nytt system)": "fungerar inte. Följande system ligger nere: Platina.",
    "Unikum (nytt system)": "fungerar. Skolplattformen Unikum fungerar som vanligt.",
    "Medvind (nytt system)": "fungerar delvis. Inloggning till Medvind med BankID fungerar inte.",
    "Uppdaterat": "14 mars 2023",
}
WEB_PAGE = {
    "Kontaktcenter på telefon": "0771123456",
    "Kontaktcenter på telefon: öppettider": "Mo-Su 07:00-22:00; PH off",
    "Kontaktcenter på e-post": "info@storaby.se",
    "Kontaktcenter i receptionen": "Kyrkvägen 12",
    "Primula (nytt system)": "fungerar inte. Kommunens lönesystem Primula är otillgängligt sedan i lördags.",
    "E-tjänsten för bygglov (nytt system)": "fungerar. E-tjänsten för bygglov fungerar igen.",
    "Kontaktcenters telefon": "fungerar begränsat. Det kan vara långa telefonköer till kontaktcenter.",
    "Uppdaterat": "22 januari 2024",
}
WRAPPED_MAIL = {
    "Driftstöd och support, bara om kundportalen är helt stängd": "0340 12 34 56",
    "Driftstöd och support, bara om kundportalen är helt stängd: öppettider": "24/7",
    "Kommunens helpdesk för anställda": "7700",
    "Kommunens nätverk": "fungerar begränsat. Sedan i morse har vi driftstörningar i kommunens nätverk.",
    "Anställdas mejl, kontakter och kalender i mobil och iPad": (
        "fungerar inte. Webbmejl går just nu inte att använda på mobil eller surfplatta."
    ),
    "IST": "fungerar. IST fungerar som vanligt.",
    "Prorenata": "fungerar inte. Prorenata ligger nere.",
    "Vitec": "underhåll pågår. Vitec uppdateras i kväll.",
    "Mina möten": "fungerar. Appen Mina möten är igång igen.",
    "Uppdaterat": "7 december 2022",
}
NUMBERED = {
    "Kontaktcenter i receptionen": "Hamngatan 5",
    "Kontaktcenter i receptionen: öppettider": "Mo-Fr 10:00-14:00,15:00-17:00; PH off",
    "Kontaktcenter på telefon": "0303-12 34 56",
    "Samlad information om IT-incidenten": "lillsjo.se",
    "NODRA:s kundservice på telefon": "fungerar. NODRA:s kundservice går åter att nå, telefonen fungerar igen.",
    "E-post till NODRA": "fungerar. Det går nu att mejla NODRA igen.",
    "Vitec": "fungerar delvis. Vitec: vissa funktioner fungerar inte. Det går däremot att göra felanmälan.",
    "Telefonväxeln (nytt system)": "fungerar inte. Telefonväxeln svarar inte.",
    "Kontaktcenters telefon": "fungerar inte. Kontaktcenter är stängt.",
    "Prorenata": "fungerar. Prorenata har återställts.",
    "Uppdaterat": "3 februari 2025",
}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ekebacka.txt", PLAIN_LIST),
        ("storaby.html", WEB_PAGE),
        ("vattneberg.txt", WRAPPED_MAIL),
        ("lillsjo.txt", NUMBERED),
    ],
)
def test_bulletin_in_another_style(facts: Path, name: str, expected: dict[str, str]) -> None:
    assert changes(OTHERS / name, facts) == expected


def test_accepted_changes_leave_facts_that_can_be_used(facts: Path) -> None:
    for name in ("vattneberg.txt", "ekebacka.txt", "storaby.html", "lillsjo.txt"):
        done = run(OTHERS / name, facts, "--yes")

        assert "ändringar är gjorda" in done.stdout, done.stderr
        assert read_facts(facts)
    assert changes(OTHERS / "lillsjo.txt", facts) == {}


def test_only_what_is_accepted_is_changed_and_other_lines_stay(facts: Path) -> None:
    done = run(OTHERS / "vattneberg.txt", facts, typed="j\nkanske\nn\n" + "n\n" * 9)

    today = (Path("incident") / "channels.yml").read_text(encoding="utf-8")
    changed = (facts / "channels.yml").read_text(encoding="utf-8")
    assert "1 av 10 ändringar är gjorda." in done.stdout
    assert "rad 11: ”Driftstöd och support nås på 0340 12 34 56 dygnet runt.”" in done.stdout
    assert [line for line in today.splitlines() if line not in changed.splitlines()] == ["    value: 011-21 09 20"]
    assert (facts / "status.yml").read_bytes() == Path("incident/status.yml").read_bytes()


def test_no_answer_changes_nothing(facts: Path) -> None:
    done = run(OTHERS / "ekebacka.txt", facts)

    assert "Inget är ändrat." in done.stdout
    assert (facts / "channels.yml").read_bytes() == Path("incident/channels.yml").read_bytes()
    assert [path.name for path in (facts / "bulletins").iterdir()] == ["2022-12-05.txt"]


def test_another_bulletin_of_the_same_day_gets_a_name_of_its_own(facts: Path, tmp_path: Path) -> None:
    second = tmp_path / "kväll.txt"
    second.write_text("Uppdatering 5 december 2022\n\nIST fungerar inte alls, appen ligger nere.\n", encoding="cp1252")

    run(second, facts, "--yes", "--date", "2022-12-05")

    assert sorted(path.name for path in (facts / "bulletins").iterdir()) == ["2022-12-05-2.txt", "2022-12-05.txt"]


def test_bulletin_that_is_read_again_is_the_same_source(facts: Path, tmp_path: Path) -> None:
    file = tmp_path / "2022-12-07.txt"
    rows = "Från 7 december 2022", "Ring kontaktcenter på 011-19 19 19.", "Mejla kontaktcenter på ny@norrkoping.se."
    file.write_bytes("\r\n\r\n".join(rows).encode())
    run(file, facts, typed="j\nn\nn\n")

    run(file, facts, "--yes")

    assert sorted(path.name for path in (facts / "bulletins").iterdir()) == ["2022-12-05.txt", "2022-12-07.txt"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "finns inte"),
        (b" \n", "tom"),
        (b"PK\x03\x04\x00\x90", "ingen textfil"),
        (b"{\\rtf1\\ansi IST fungerar igen.}", "ingen textfil"),
    ],
)
def test_unreadable_bulletin_is_told(facts: Path, tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "bulletin.txt"
    if content is not None:
        path.write_bytes(content)

    done = run(path, facts)

    assert done.returncode == 1
    assert reason in done.stderr
    assert "Traceback" not in done.stderr


def test_bulletin_saved_as_unicode_by_windows_is_read(facts: Path, tmp_path: Path) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_text("Information den 6 december 2022\nIST fungerar igen.\n", encoding="utf-16")

    assert "+ fungerar. IST fungerar igen." in run(path, facts).stdout


def test_hours_are_shown_in_words(facts: Path, tmp_path: Path) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_text("Nytt den 6 december 2022\nReceptionen på Trädgårdsgatan 21 har öppet 10.00–15.00 på tisdag.\n")

    shown = run(path, facts).stdout

    assert "- vardagar 08.30–16.00\n+ tisdag 10.00–15.00\n" in shown


def test_what_a_bulletin_changed_is_one_change_in_the_history_and_can_be_taken_back(facts: Path) -> None:
    before = (facts / "status.yml").read_bytes()
    where = {"LOTS_INCIDENT": str(facts), "LOTS_VARIABLE": str(facts.parent), "COLUMNS": "200"}
    run(OTHERS / "vattneberg.txt", facts, "--yes")

    listed = lots("status", "history", **where).stdout
    lots("status", "undo", "--yes", **where)

    assert listed.count("lots bulletin bulletin_") == 2
    assert (facts / "status.yml").read_bytes() == before


def test_days_are_written_plainly(facts: Path) -> None:
    run(OTHERS / "vattneberg.txt", facts, "--yes")

    assert not re.search(r"[&*]id\d", (facts / "status.yml").read_text(encoding="utf-8"))


def test_a_note_that_goes_is_shown(facts: Path, tmp_path: Path) -> None:
    file = tmp_path / "bulletin.txt"
    file.write_text("Information den 6 december 2022\nIST fungerar igen.\n", encoding="utf-8")

    shown = run(file, facts).stdout

    assert "- fungerar delvis. Inloggning till IST med Bankid fungerar inte. Det är inte publicerat" in shown


def test_coming_day_is_not_the_bulletins_own(facts: Path, tmp_path: Path) -> None:
    file = tmp_path / "bulletin.txt"
    file.write_text("Nytt om läget\nIST fungerar igen. Nästa besked kommer 2 januari 2999.\n", encoding="utf-8")

    told, refused = run(file, facts), run(file, facts, "--date", "2999-01-02")

    assert "Bulletinen gäller 2999" not in told.stdout
    assert (refused.returncode, "har inte varit än" in refused.stderr) == (1, True)


def test_system_named_without_a_state_is_left_to_the_reader(tmp_path: Path) -> None:
    file = tmp_path / "bulletin.txt"
    file.write_text("Information den 6 december 2022\nVi jobbar med Prorenata hela natten.\n", encoding="utf-8")

    told = lots("bulletin", file)

    assert "Läs själv vad som sägs om Prorenata (rad 2): ”Vi jobbar med Prorenata hela natten.”" in told.stdout
