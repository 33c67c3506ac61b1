"""The two bots that are compared: ours and stock Rasa, as project folders made of the same training data."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue.placeholders import PLACEHOLDER, fill, known_placeholders
from bot.facts.hours import STOCKHOLM
from bot.facts.incident import live_facts

ROOT = Path(__file__).parent.parent
KEPT = ROOT / "var" / "benchmarks"
BIN = Path(sys.executable).parent
_LINE = re.compile(r"^\s*- ", re.MULTILINE)

# What `rasa init` of Rasa 3.6 leaves to auto-configuration, written out.
_STOCK_POLICIES = [
    {"name": "MemoizationPolicy"},
    {"name": "RulePolicy"},
    {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": 100},
    {"name": "TEDPolicy", "max_history": 5, "epochs": 100, "constrain_similarities": True},
]


@dataclass(frozen=True)
class Project:
    """One bot's folder. `lines` are the example questions that it learns; `seconds` is what its training took."""

    name: str
    folder: Path
    lines: int

    @property
    def model(self) -> Path | None:
        """The newest trained model."""
        return max((self.folder / "models").glob("*.tar.gz"), default=None)

    @property
    def seconds(self) -> float:
        """How long the kept model took to train."""
        return float((self.folder / "training_seconds").read_text())


def prepare(lines: int | None) -> tuple[Project, Project]:
    """Ours and stock with at most `lines` example questions, the same for both, each trained once and kept."""
    ours, stock = _ours(lines), _stock(lines)
    for project in (ours, stock):
        if project.model is None:
            train(project)
    return ours, stock


def train(project: Project) -> float:
    """Train anew, nothing cached; returns seconds, start of the process included. Raises CalledProcessError."""
    shutil.rmtree(project.folder / ".rasa", ignore_errors=True)
    shutil.rmtree(project.folder / "models", ignore_errors=True)
    if project.name == "ours":
        _share_spacy(project.folder)
    ours = [str(BIN / "lots"), "train"]
    command = ours if project.name == "ours" else [str(BIN / "rasa"), "train", "--quiet"]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=project.folder, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"training {project.name} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
    (project.folder / "training_seconds").write_text(str(seconds))
    return seconds


def status_questions(project: Project, most: int = 200) -> list[str]:
    """Learnt questions whose answer is looked up by an action, so that both sides know them."""
    topic = yaml.safe_load((project.folder / "data/nlu/systemstatus.yml").read_text(encoding="utf-8"))
    lines = _examples(topic["nlu"][0])
    return [line.removeprefix("- ") for line in lines][:most]


def _ours(lines: int | None) -> Project:
    folder = KEPT / f"{lines or 'all'}-lines" / "ours"
    kept = _copy(folder, lines)
    for name in ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "models").mkdir(exist_ok=True)
    _share_spacy(folder)
    return Project("ours", folder, kept)


def _stock(lines: int | None) -> Project:
    """Rasa as `rasa init` sets it up, with an SQLite tracker store and an action server of its own."""
    folder = KEPT / f"{lines or 'all'}-lines" / "stock"
    kept = _copy(folder, lines)
    shutil.rmtree(folder / "data/followups")  # what came before is told to our classifier alone
    pipeline = yaml.safe_load((ROOT / "benchmarks/language/stock.yml").read_text(encoding="utf-8"))
    _write(folder / "config.yml", {**pipeline, "policies": _STOCK_POLICIES})
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    _write(folder / "domain.yml", {**domain, "responses": _filled_responses(folder / "data/nlu")})
    for path in sorted((folder / "data/nlu").glob("*.yml")):
        _without_responses(path)
    _write(folder / "credentials.yml", {"rest": None})
    return Project("stock", folder, kept)


def _copy(folder: Path, lines: int | None) -> int:
    shutil.rmtree(folder / "data", ignore_errors=True)
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copytree(ROOT / "incident", folder / "incident", dirs_exist_ok=True)
    paths = sorted((folder / "data/nlu").glob("*.yml"))
    total = sum(len(_LINE.findall(block["examples"])) for path in paths for block in _blocks(path))
    share = 1.0 if lines is None else min(1.0, lines / total)
    for path in sorted((folder / "data/followups").glob("*.yml")):
        _thin(path, share, fewest=1)
    return sum(_thin(path, share) for path in paths)


def _thin(path: Path, share: float, fewest: int = 10) -> int:
    """Keep the first `share` of the examples in each block of a topic, at least `fewest`; returns how many."""
    topic = yaml.safe_load(path.read_text(encoding="utf-8"))
    kept = 0
    for block in topic.get("nlu") or []:
        examples = _examples(block)
        examples = examples[: max(fewest, math.floor(len(examples) * share))]
        block["examples"] = "\n".join(examples) + "\n"
        kept += len(examples)
    _write(path, topic)
    return kept


def _examples(block: Mapping[str, Any]) -> list[str]:
    return [line.strip() for line in block["examples"].splitlines() if line.strip()]


def _blocks(path: Path) -> list[dict[str, Any]]:
    return yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu") or []


def _filled_responses(folder: Path) -> dict[str, Any]:
    """The answers with the facts written into them: stock Rasa looks none up. What an action fills in stays open."""
    facts = live_facts(ROOT / "incident").get()
    now = datetime.now(STOCKHOLM)
    known = known_placeholders(facts)
    extra = {"lagringstid": "21"}

    def value(match: re.Match[str]) -> str:
        return fill(match[0], facts, now, extra).text if match[1] in known else match[0]

    found: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yml")):
        for name, variations in (yaml.safe_load(path.read_text(encoding="utf-8")).get("responses") or {}).items():
            for variation in variations:
                variation["text"] = PLACEHOLDER.sub(value, variation["text"])
            found[name] = variations
    return found


def _without_responses(path: Path) -> None:
    """Leave an answer in the domain alone: Rasa would take this one."""
    topic = yaml.safe_load(path.read_text(encoding="utf-8"))
    topic.pop("responses", None)
    _write(path, topic)


def _share_spacy(folder: Path) -> None:
    (folder / "models").mkdir(parents=True, exist_ok=True)
    link = folder / "models/spacy-sv"
    if not link.exists():
        link.symlink_to(ROOT / "models/spacy-sv")


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
