"""Answers that tell what does not work, while it works again.

A status changes in seconds, the words of an answer when somebody writes them. So a topic's metadata names, under
`while_down`, the systems that its answers say are out of order.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.dialogue.answers import topic_files
from bot.facts.document import Document, DocumentError, read_document
from bot.facts.systems import State, Status
from bot.release.examples import Fault, WarnedError

KEY = "while_down"


def outdated(document: Document, status: Status) -> Iterator[Fault]:
    """A warning for each system that a topic tells is down though it works; a fault for one that there is not."""
    for keys, named in _named(document):
        if not isinstance(named, list):
            yield document.error(keys, f"”{KEY}” ska vara en lista, till exempel [nodra_epost].")
            continue
        for system in named:
            known = status.systems.get(str(system))
            if known is None:
                yield document.error(keys, f"Systemet ”{system}” finns inte i status.yml. Rätta namnet.")
            elif known.state is State.OPERATIONAL:
                what = f"Svaret säger att {system} har störningar, men det fungerar igen. Läs svaret och ändra det."
                yield WarnedError(document.path, document.line(keys), what)


def telling_of(system: str, topics: Path) -> list[Path]:
    """The topic files whose answers say that `system` is down; what cannot be read is left to `lots check`."""
    found = []
    for path in topic_files(topics):
        try:
            if any(isinstance(named, list) and system in named for _, named in _named(read_document(path))):
                found.append(path)
        except DocumentError:
            continue
    return found


def _named(document: Document) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """What the topic names under the key, and where."""
    listed = document.data.get("nlu") if isinstance(document.data, dict) else None
    for place, block in enumerate(listed if isinstance(listed, list) else []):
        metadata = block.get("metadata") if isinstance(block, dict) else None
        if isinstance(metadata, dict) and KEY in metadata:
            yield ("nlu", place, "metadata", KEY), metadata[KEY]
