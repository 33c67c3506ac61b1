"""The questions of the topic files: which there are, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.dialogue.answers import ASKED_BACK
from bot.facts.document import Document, DocumentError
from bot.nlu.followups import STATUS_OF_NODRA
from bot.release.likeness import Words, nearly_same, words
from bot.swedish.masking import tells_of_somebody
from bot.swedish.normalise import plain

FEWEST_EXAMPLES = 10
ENOUGH_EXAMPLES = 100
EMPTY_EXAMPLE = "Byt ut den här raden mot en fråga"

Fault = DocumentError


class WarnedError(DocumentError):
    """A fault that one can live with: it stops nothing."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(path, line, f"varning: {what}")


@dataclass(frozen=True)
class Example:
    """One line of a topic's examples as it stands, and the question in it."""

    topic: str
    text: str
    raw: str
    path: Path
    line: int


def follow_up_files(root: Path) -> list[Path]:
    """The files with questions that mean something only after another topic."""
    return sorted((root / "data/followups").glob("*.yml"))


def examples(document: Document) -> Iterator[Example]:
    """Every line of every block of examples."""
    for index, block in enumerate(document.data.get("nlu") or []):
        first = document.line(("nlu", index, "examples")) + 1
        for offset, raw in enumerate(str(block.get("examples") or "").splitlines()):
            if raw.strip():
                text = raw.strip().removeprefix("-").strip()
                yield Example(document.path.stem, text, raw.strip(), document.path, first + offset)


def example_faults(documents: list[Document], every: list[Example]) -> Iterator[Fault]:
    """Too few questions, lines of the wrong form, and questions that two topics share or nearly share."""
    counts = Counter(example.topic for example in every)
    for document in documents:
        topic = document.path.stem
        count = counts[topic]
        if topic != ASKED_BACK and count < FEWEST_EXAMPLES:
            yield document.error(
                ("nlu",),
                f"{topic} har bara {count} {'fråga' if count == 1 else 'frågor'}. Skriv minst {FEWEST_EXAMPLES}.",
            )
        elif topic != ASKED_BACK and count < ENOUGH_EXAMPLES:
            what = (
                f"{topic} har {count} {'fråga' if count == 1 else 'frågor'}. Boten blir säkrare med {ENOUGH_EXAMPLES}."
            )
            yield WarnedError(document.path, document.line(("nlu",)), what)
    yield from _form_faults(every)
    yield from _shared(every)


def follow_up_faults(documents: list[Document], topics: Collection[str], alone: list[Example]) -> Iterator[Fault]:
    """Lines of the wrong form or of two topics, and blocks whose topic, or the one that they come after, is not there.

    `alone` are the questions that stand by themselves: to Rasa a text has one intent, whatever it came after.
    """
    before = {*topics, STATUS_OF_NODRA}
    owners = {example.text: example for example in alone}
    for document in documents:
        every = list(examples(document))
        yield from _form_faults(every)
        for example in every:
            owner = owners.setdefault(example.text, example)
            if owner.topic != example.topic:
                where = f"{owner.path.parent.name}/{owner.path.name}:{owner.line}"
                what = f"”{example.text}” har ett annat ämne i {where}. En fråga bör ha ett ämne. Ta bort den ena."
                yield WarnedError(example.path, example.line, what)
        for index, block in enumerate(document.data.get("nlu") or []):
            after = (block.get("metadata") or {}).get("after")
            told = ((("nlu", index, "intent"), block.get("intent"), topics), (("nlu", index), after, before))
            for keys, topic, known in told:
                if topic not in known:
                    what = f"Ämnet ”{topic}” finns inte. Under intent står frågans ämne, under after ämnet före den."
                    yield document.error(keys, what)


def _form_faults(every: list[Example]) -> Iterator[Fault]:
    for example in every:
        if not example.raw.startswith("- ") and example.raw != "-":
            what = f"Raden ”{example.raw[:40]}” börjar inte med ”- ”. Skriv ett streck och ett mellanslag först."
            yield DocumentError(example.path, example.line, what)
        elif not example.text:
            yield DocumentError(
                example.path, example.line, "Raden är tom efter strecket. Skriv en fråga eller ta bort den."
            )
        elif tells_of_somebody(example.text):
            what = "Raden innehåller ett personnummer, kortnummer eller mobilnummer. Skriv om den utan."
            yield DocumentError(example.path, example.line, what)
        elif example.text.startswith(EMPTY_EXAMPLE):
            yield DocumentError(example.path, example.line, f"”{EMPTY_EXAMPLE}” står kvar. Skriv frågor i stället.")


def _shared(every: list[Example]) -> Iterator[Fault]:
    owners: dict[str, Example] = {}
    unlike: list[Example] = []
    said: list[tuple[str, Words]] = []
    for example in every:
        owner = owners.setdefault(plain(example.text), example)
        if owner is example:
            unlike.append(example)
            said.append((example.topic, words(example.text)))
        elif owner.topic != example.topic:
            what = f"”{example.text}” finns också i {owner.path.name}:{owner.line}. Ta bort den ena."
            yield DocumentError(example.path, example.line, what)
    for first, second in nearly_same(said):
        one, other = unlike[first], unlike[second]
        what = (
            f"”{other.text}” liknar ”{one.text}” i {one.path.name}:{one.line}. Ta bort den ena om de betyder samma sak."
        )
        yield WarnedError(other.path, other.line, what)
