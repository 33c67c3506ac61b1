"""What staff decide about the questions of the inbox, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import audit
from bot.dialogue.journal_tables import Decision
from bot.release.inbox import Group, Inbox
from bot.release.teaching import add_example, fingerprint, remove_example

OUT_OF_SCOPE = "utanfor"
_WHAT = "inbox"
_UNDONE = "undone"


class TakenError(Exception):
    """Somebody else decided first; its text is Swedish, for staff."""


class NothingToUndoError(Exception):
    """There is no such decision to take back; its text is Swedish and says what to do."""


@dataclass(frozen=True)
class Made:
    """A decision made: the questions that it took, and whether a topic's file has a new line of it."""

    ids: tuple[int, ...]
    new: bool


@dataclass(frozen=True)
class Undone:
    """A decision taken back: its questions, how many are open again, the line that is gone from a topic's file.

    `other` is who had decided, where it was somebody else.
    """

    ids: tuple[int, ...]
    reopened: int
    topic: str | None
    example: str | None
    other: str | None


class Decisions:
    """Decides about groups of `inbox`: examples go to the files in `topics`, who did what to the audit in `variable`.

    The audit has no word of a question: an example is known again by its fingerprint.
    """

    def __init__(self, inbox: Inbox, topics: Path, variable: Path) -> None:
        self._inbox = inbox
        self._topics = topics
        self._variable = variable

    def assign(self, group: Group, topic: str, text: str, system: str | None = None) -> Made:
        """Make `text` an example of `topic`, if it is none.

        Raises TakenError, and ExampleError and DocumentError as `add_example` does: then nothing is decided.
        """
        decision = Decision.OUT if topic == OUT_OF_SCOPE else Decision.ASSIGNED
        taken = self._take(group, decision, topic)
        try:
            new = add_example(self._topics, topic, text, system)
        except BaseException:
            self._inbox.reopen(taken, decision, topic)
            raise
        line = fingerprint(text) if new else None
        audit.record(self._variable, _WHAT, decision=decision.value, ids=taken, topic=topic, line=line)
        return Made(tuple(taken), new)

    def dismiss(self, group: Group) -> Made:
        """Have the group dealt with, and nothing learnt; raises TakenError."""
        taken = self._take(group, Decision.DISMISSED, None)
        audit.record(self._variable, _WHAT, decision=Decision.DISMISSED.value, ids=taken)
        return Made(tuple(taken), False)

    def undo(self, number: int | None = None) -> Undone:
        """Take back the decision on question `number`, else the last one of who runs this: open again, unlearnt.

        Raises NothingToUndoError, and DocumentError for a topic file that cannot be changed.
        """
        me = audit.user()
        standing = self._standing()
        known = [
            place
            for place, entry in enumerate(standing)
            if (number in entry["ids"] if number is not None else entry.get("who") == me)
        ]
        if not known or (number is not None and not self._inbox.is_decided(number, *_what(standing[known[-1]]))):
            raise NothingToUndoError(
                "Du har inget beslut att ta tillbaka."
                if number is None
                else f"Det finns inget beslut om fråga {number} att ta tillbaka."
            )
        return self._take_back(standing, known[-1])

    def undo_made(self, made: Made) -> Undone:
        """Take back this decision of who runs this; raises what `undo` does."""
        standing = self._standing()
        mine = [
            place
            for place, entry in enumerate(standing)
            if tuple(entry["ids"]) == made.ids and entry.get("who") == audit.user()
        ]
        if not mine:
            raise NothingToUndoError("Beslutet är redan tillbakataget.")
        return self._take_back(standing, mine[-1])

    def _take_back(self, standing: list[dict[str, Any]], place: int) -> Undone:
        entry, later = standing[place], standing[place + 1 :]
        decision, topic = _what(entry)
        line = entry.get("line")
        removed = remove_example(self._topics, topic, line) if topic and line else None
        # The number of a deleted question may be another's by now, about which somebody decided later.
        others = {identifier for other in later for identifier in other["ids"]}
        kept = [identifier for identifier in entry["ids"] if identifier not in others]
        reopened = self._inbox.reopen(kept, decision, topic)
        audit.record(self._variable, _WHAT, decision=_UNDONE, topic=topic, ids=entry["ids"], of=_name(entry))
        who = str(entry.get("who"))
        return Undone(tuple(entry["ids"]), reopened, topic, removed, who if who != audit.user() else None)

    def _take(self, group: Group, decision: Decision, topic: str | None) -> list[int]:
        """The ids of the group that nobody has decided on; raises TakenError where there are none."""
        taken = self._inbox.decide(group, decision, topic)
        if not taken:
            raise TakenError("Någon annan hann före, eller så är frågan för gammal och borttagen. Gå till nästa.")
        return taken

    def _standing(self) -> list[dict[str, Any]]:
        """The decisions that nobody has taken back, oldest first."""
        standing: list[dict[str, Any]] = []
        for entry in audit.recorded(self._variable, _WHAT):
            if "ids" not in entry:  # written before decisions could be taken back
                continue
            if entry["decision"] == _UNDONE:
                standing = [other for other in standing if not _undoes(entry, other)]
            else:
                standing.append(entry)
        return standing


def _what(entry: dict[str, Any]) -> tuple[Decision, str | None]:
    return Decision(entry["decision"]), entry.get("topic")


def _name(entry: dict[str, Any]) -> list[Any]:
    """By which one decision is known from another about questions of the same numbers."""
    return [entry.get("who"), entry.get("at")]


def _undoes(undone: dict[str, Any], entry: dict[str, Any]) -> bool:
    """Whether the entry was taken back by this; one that an earlier version wrote names only the questions."""
    return bool(undone["ids"] == entry["ids"] and undone.get("of", _name(entry)) == _name(entry))
