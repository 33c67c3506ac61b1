"""Drafts: models trained but not published, and whether one belongs to the data as it is now."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.audit import user
from bot.dialogue.answers import read_answers, topic_files
from bot.facts.document import Document, DocumentError, read_document
from bot.facts.files import replace_file, settle
from bot.publications import BusyError, locked, newest_model
from bot.release.examples import follow_up_files
from bot.release.files import FULL, NOTES, is_full
from bot.release.outdated import KEY as WHILE_DOWN
from bot.release.publish import start, words_of
from bot.release.train import TrainingError, train

_LOCK = ".train.lock"
_STAGING = ".draft"
# What may change in a topic's file without a model becoming another one.
_NOT_LEARNT = {"title", "reviewed", WHILE_DOWN}
# The folders of `data/`, beside the topics and their follow-ups, that a training reads.
_BESIDE = ("rules", "lookup")


def train_draft(models: Path, topics: Path, root: Path = Path()) -> Path:
    """Train from the data as it is now; the model appears in `models` only when it is whole and on disk.

    What residents meet stays what they meet: a model is first theirs by a publication.

    Raises TrainingError, also while somebody else trains.
    """
    try:
        with locked(models / _LOCK, user()):
            start(models, words_of(read_answers(topics)))
            return _train(models, notes(topics, root))
    except BusyError as error:
        raise TrainingError(f"{error} tränar redan. Vänta tills det är klart och försök igen.") from error
    except DocumentError as error:
        raise TrainingError(str(error)) from error
    except (OSError, TrainingError) as error:
        raise _explained(error) from error.__cause__


def current_draft(models: Path, topics: Path, root: Path = Path()) -> Path | None:
    """The model that was trained from the data as it is now; raises DocumentError for data that cannot be read."""
    newest = newest_model(models)
    return newest if newest and read_notes(newest).get("data") == notes(topics, root)["data"] else None


def notes(topics: Path, root: Path) -> dict[str, Any]:
    """What is noted beside a model: a fingerprint of its data, and a short one of each example.

    The words of an answer are not part of it: they are live without training.
    """
    documents = [read_document(path) for path in topic_files(topics)]
    beside = [read_document(path).data for kind in _BESIDE for path in sorted((root / "data" / kind).glob("*.yml"))]
    after = [read_document(path).data for path in follow_up_files(root)]
    learnt = [(document.path.name, _learnt(document)) for document in documents]
    settings = [(root / name).read_text(encoding="utf-8") for name in ("config.yml", "domain.yml")]
    data = json.dumps([settings, beside, learnt, after], sort_keys=True, default=str)
    examples = {short(text) for document in documents for text in examples_of(document)}
    return {"data": hashlib.sha256(data.encode()).hexdigest(), "examples": sorted(examples)}


def read_notes(model: Path) -> dict[str, Any]:
    """The notes beside a model; empty for one that something else trained."""
    try:
        read = json.loads(notes_path(model).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def notes_path(model: Path) -> Path:
    """Where the notes of a model stand."""
    return model.with_name(model.name + NOTES)


def examples_of(document: Document) -> Iterator[str]:
    """The examples of a topic file, as written."""
    for block in document.data.get("nlu") or [] if isinstance(document.data, dict) else []:
        for line in str(block.get("examples") or "").splitlines() if isinstance(block, dict) else ():
            if example := line.strip().removeprefix("-").strip():
                yield example


def short(text: str) -> str:
    """A few characters that stand for `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _train(models: Path, noted: dict[str, Any]) -> Path:
    staging = models / _STAGING
    shutil.rmtree(staging, ignore_errors=True)  # of a training that was killed
    try:
        made = train(staging)
        settle(made)
        final = models / made.name
        replace_file(notes_path(final), json.dumps(noted).encode())
        made.replace(final)
        settle(models)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return final


def _learnt(document: Document) -> dict[str, Any]:
    data = document.data if isinstance(document.data, dict) else {}
    blocks = [_without_titles(block) for block in data.get("nlu") or []]
    rest = {key: value for key, value in data.items() if key not in ("nlu", "responses")}
    return {**rest, "nlu": blocks, "responses": sorted(data.get("responses") or ())}


def _without_titles(block: Any) -> Any:
    if not isinstance(block, dict) or not isinstance(block.get("metadata"), dict):
        return block
    kept = {key: value for key, value in block["metadata"].items() if key not in _NOT_LEARNT}
    return {**block, "metadata": kept}


def _explained(error: OSError | TrainingError) -> TrainingError:
    if is_full(error):
        return TrainingError(FULL)
    if isinstance(error, TrainingError):
        return error
    return TrainingError(f"Träningen misslyckades: {error}. Ingenting är ändrat.")
