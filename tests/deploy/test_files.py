"""The files of `deploy/` as their own programs read them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from prometheus_client import CollectorRegistry

from bot.dialogue.alternatives import DOUBTED
from bot.settings import Settings
from bot.web.metrics import Metrics

DEPLOY = Path("deploy")


@pytest.mark.parametrize("unit", sorted(path.name for path in DEPLOY.glob("lots*.*")))
def test_systemd_knows_every_line(unit: str, tmp_path: Path) -> None:
    for path in DEPLOY.glob("lots*.*"):
        text = path.read_text(encoding="utf-8").replace("/opt/kontaktlots/.venv/bin/lots", "/bin/true")
        (tmp_path / path.name.replace("lots@", "lots@8081" if path.name == unit else "lots@")).write_text(text)
    name = unit.replace("lots@", "lots@8081")

    found = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)], capture_output=True, text=True, check=False
    )

    assert [line for line in found.stderr.splitlines() if "lots" in line] == []


def unit(name: str) -> set[str]:
    return set((DEPLOY / name).read_text(encoding="utf-8").splitlines())


def test_worker_sees_whose_a_file_is() -> None:
    # With PrivateUsers=yes everybody else is nobody, and so is who edited a fact by hand.
    assert not {line for line in unit("lots@.service") if line.startswith("PrivateUsers=")}


def test_contact_card_is_written_however_often_facts_are_saved() -> None:
    assert "StartLimitIntervalSec=0" in unit("lots-fallback.service")


def as_worker(folder: Path, settings: str, command: str) -> list[str]:
    """What `command` prints in the place of the bot, called as the page has `lots` called, with these settings."""
    program = folder / ".venv/bin/lots"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{command}\n")
    program.chmod(0o755)
    (folder / "env").write_text(settings, encoding="utf-8")
    script = (DEPLOY / "as-worker.sh").read_text(encoding="utf-8")
    for there, here in {
        "/etc/kontaktlots": str(folder),
        "/opt/kontaktlots": str(folder),
        "runuser -u kontaktlots -- ": "",
    }.items():
        assert there in script
        script = script.replace(there, here)
    done = subprocess.run(
        ["sh", "-c", script, "lots", "inbox"], capture_output=True, text=True, check=True, env={}, umask=0o22
    )
    return done.stdout.splitlines()


def test_what_the_command_writes_is_the_workers_alone(tmp_path: Path) -> None:
    assert as_worker(tmp_path, "LOTS_SET=ja\n", 'echo "$1 $LOTS_SET"; umask') == ["inbox ja", "0077"]


def test_dashboard_asks_only_for_what_is_told() -> None:
    registry: CollectorRegistry = Metrics(Settings()).registry
    told = {metric.name for metric in registry.collect()}
    board = json.loads((DEPLOY / "grafana.json").read_text(encoding="utf-8"))
    asked = {
        name
        for panel in board["panels"]
        for target in panel["targets"]
        for name in re.findall(r"\b(?:lots|process)_[a-z_]+", target["expr"])
    }

    known = told | {f"{name}{suffix}" for name in told for suffix in ("_total", "_bucket", "_sum", "_count")}
    assert asked
    assert asked - known == set()


def test_every_setting_of_the_example_is_one() -> None:
    names = set(re.findall(r"^#?(LOTS_\w+)=", (DEPLOY / "env.example").read_text(encoding="utf-8"), re.M))
    ours = {f"LOTS_{name.upper()}" for name in Settings.__fields__}
    rasas = set(re.findall(r"\$\{(LOTS_\w+)\}", (DEPLOY / "endpoints.yml").read_text(encoding="utf-8")))

    assert names - ours - rasas == set()
    assert rasas <= names


def test_example_lets_no_other_site_in() -> None:
    example = (DEPLOY / "env.example").read_text(encoding="utf-8")

    assert "#LOTS_ORIGINS=" in example
    assert not [line for line in example.splitlines() if line.startswith("LOTS_") and "example.se" in line]


def test_shell_lines_of_the_page_are_shell() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (DEPLOY / "README.md").read_text(encoding="utf-8"), re.S)

    assert blocks
    for block in blocks:
        subprocess.run([str(shutil.which("bash")), "-n"], input=block, text=True, check=True)


def test_what_the_commands_write_is_the_workers_own() -> None:
    page = (DEPLOY / "README.md").read_text(encoding="utf-8")
    owned = re.search(r"^chown -R kontaktlots: (.*)$", page, re.M)

    assert owned is not None
    # Rasa's cache, for a training; the domain, for a new topic, in a folder where it can be replaced; reports.
    assert set(owned[1].split()) == {".rasa", "data", "domain.yml", "incident", "models", "results"}
    assert "chgrp kontaktlots . && chmod 1775 ." in page
    assert page.index("mkdir -p results") < owned.start()


def git(folder: Path, *arguments: str) -> str:
    name = ("-c", "user.name=a", "-c", "user.email=a@example.se", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", "-C", str(folder), *name, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def upgraded(tmp_path: Path) -> Path:
    """An installation after the page's lines for a new version; `called` tells what they called beside git."""
    source, installed, programs = (tmp_path / name for name in ("source", "installed", "programs"))
    for folder in (source / "data/nlu", source / "incident", programs):
        folder.mkdir(parents=True)
    (source / "domain.yml").write_text("intents: []\n")
    (source / "incident/channels.yml").write_text("telefon: gammal\n")
    (source / "data/nlu/a.yml").write_text("svar: gammalt\n\n\n\nfrågor: gamla\n")
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-qm", "old")
    git(tmp_path, "clone", "-q", str(source), str(installed))
    (installed / "incident/channels.yml").write_text("telefon: personalens\n")
    (installed / "data/nlu/a.yml").write_text("svar: personalens\n\n\n\nfrågor: gamla\n")
    (installed / "data/nlu/b.yml").write_text("svar: personalens\n")
    (source / "data/nlu/a.yml").write_text("svar: nytt\n\n\n\nfrågor: nya\n")
    (source / "config.yml").write_text("pipeline: ny\n")
    git(source, "add", "-A")
    git(source, "commit", "-qm", "new")
    for program in ("chown", "cp", "curl", "install", "lots", "make", "systemctl"):
        (programs / program).write_text(f'#!/bin/sh\necho "$(basename "$0") $*" >> {tmp_path / "called"}\n')
        (programs / program).chmod(0o755)
    page = (DEPLOY / "README.md").read_text(encoding="utf-8")
    [lines] = re.findall(r"## A new version.*?```sh\n(.*?)```", page, re.S)
    assert "cd /opt/kontaktlots\n" in lines
    subprocess.run(
        ["bash", "-euc", lines.replace("cd /opt/kontaktlots\n", f"cd {installed}\n")],
        env={"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(tmp_path)},
        check=True,
        capture_output=True,
    )
    return installed


def test_new_version_comes_beside_what_staff_wrote(upgraded: Path) -> None:
    assert (upgraded / "config.yml").read_text() == "pipeline: ny\n"
    assert (upgraded / "incident/channels.yml").read_text() == "telefon: personalens\n"
    assert (upgraded / "data/nlu/a.yml").read_text() == "svar: personalens\n\n\n\nfrågor: nya\n"
    assert (upgraded / "data/nlu/b.yml").read_text() == "svar: personalens\n"
    assert git(upgraded, "status", "--short") == ""


def test_new_version_is_set_up_and_trained_before_a_worker_is_restarted(upgraded: Path) -> None:
    called = (upgraded.parent / "called").read_text().splitlines()

    steps = [
        "lots backup",
        "chown",
        "make setup",
        "lots check",
        "lots train",
        "systemctl restart lots@",
        "lots publish",
    ]
    places = [next(place for place, line in enumerate(called) if line.startswith(step)) for step in steps]
    assert places == sorted(places)
    assert "chown -R kontaktlots: .rasa data domain.yml incident models results" in called


def test_files_that_the_page_names_are_there() -> None:
    page = (DEPLOY / "README.md").read_text(encoding="utf-8")

    for name in re.findall(r"deploy/([\w@.*-]+)", page):
        assert list(DEPLOY.glob(name)), name


def test_every_setting_stands_in_readme() -> None:
    readme = Path("README.md").read_text(encoding="utf-8")

    assert [name for name in Settings.__fields__ if f"LOTS_{name.upper()}`" not in readme] == []


def test_shell_reads_the_settings_as_systemd_does(tmp_path: Path) -> None:
    example = (DEPLOY / "env.example").read_text(encoding="utf-8")
    plain = "LOTS_ORIGINS=https://www.example.se https://example.se\nLOTS_SECRET=a$b#c'd"
    settings = f"{example}; another comment\n\n{plain}\n LOTS_PORT='80 81' \nLOTS_HOST=\"::1\""

    read = as_worker(tmp_path, settings, "env")

    changed = {"LOTS_ORIGINS", "LOTS_SECRET", "LOTS_PORT", "LOTS_HOST"}
    kept = {line for line in example.splitlines() if line and line[0] != "#" and line.partition("=")[0] not in changed}
    assert set(read) >= {*kept, *plain.splitlines(), "LOTS_PORT=80 81", "LOTS_HOST=::1"}


def buckets() -> set[float]:
    """Where the histogram of confidence is parted."""
    samples = [sample for metric in Metrics(Settings()).registry.collect() for sample in metric.samples]
    return {float(sample.labels["le"]) for sample in samples if sample.name == "lots_confidence_bucket"}


def test_dashboard_calls_unsure_what_is_shown_as_in_doubt() -> None:
    asked = re.findall(r'lots_confidence_bucket\{le=\\"([\d.]+)\\"', (DEPLOY / "grafana.json").read_text())

    assert list(map(float, asked)) == [DOUBTED]
    assert DOUBTED in buckets()


def test_confidence_is_parted_where_the_bot_asks_back() -> None:
    pipeline = yaml.safe_load(Path("config.yml").read_text(encoding="utf-8"))["pipeline"]

    assert {step["threshold"] for step in pipeline if step["name"] == "FallbackClassifier"} <= buckets()
