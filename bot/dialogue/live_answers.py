"""The answers as they are now; where a topic file is broken, as they could last be said, also over a restart."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import structlog

from bot.dialogue.answers import Answers, Button, Response, Variation, read_answers, topic_files
from bot.dialogue.placeholders import from_actions, known_placeholders, misplaced
from bot.facts.document import DocumentError
from bot.facts.files import replace_file
from bot.facts.incident import CHANNELS, Facts, live_facts
from bot.facts.store import LiveFiles
from bot.settings import settings

_FILE = "answers.json"

log = structlog.get_logger()


@lru_cache(maxsize=8)
def live_answers(folder: Path) -> LiveFiles[Answers]:
    """The folder's answers, read again when a file in it changes, or the channels that they may name.

    Words that cannot be said, for a placeholder that stands for nothing, never take the place of words that can. Those
    that could be said last are kept beside the conversations; where there are none, all is read as it is.
    """
    kept = settings().variable / _FILE

    def newest() -> Answers:
        answers = read_answers(folder)
        # Facts that were looked at just before the change would judge these words for good.
        if unsayable := fault_of(answers, live_facts(settings().incident).newest()):
            raise unsayable
        _keep(kept, answers)
        return answers

    return LiveFiles(
        lambda: [*topic_files(folder), settings().incident / CHANNELS],
        newest,
        last_good=lambda: _kept(kept) or read_answers(folder),
    )


def fault_of(answers: Answers, facts: Facts) -> DocumentError | None:
    """The first words that cannot be said, since a placeholder in them stands for none of the facts."""
    known = known_placeholders(facts)
    for name, response in answers.responses.items():
        for variation in response.variations:
            if what := next(misplaced(variation.text, known | from_actions(name)), None):
                return DocumentError(response.path, variation.line, f"{name}: {what}")
    return None


def _keep(path: Path, answers: Answers) -> None:
    """A disk that fails costs the next start its safety, and no answer now."""
    content = json.dumps(asdict(answers), ensure_ascii=False, default=str).encode("utf-8")
    try:
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)
    except OSError as error:
        log.error("answers.unwritten", reason=str(error), remedy=f"see that there is room in {path.parent}")


def _kept(path: Path) -> Answers | None:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return Answers({name: _response(given) for name, given in stored["responses"].items()}, dict(stored["titles"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        log.error("answers.unreadable", reason=repr(error), remedy="mend the topic files: lots check")
        return None


def _response(given: dict[str, Any]) -> Response:
    variations = [
        Variation(each["text"], tuple(Button(**button) for button in each["buttons"]), each["line"])
        for each in given["variations"]
    ]
    return Response(given["topic"], Path(given["path"]), tuple(variations))
