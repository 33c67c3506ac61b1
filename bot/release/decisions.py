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
class Undone:
    """A decision taken back: its questions, how many are open again, and the line that is gone from a topic's file."""

    ids: tuple[int, ...]
    reopened: int
    topic: str | None
    example: str | None


class Decisions:
    """Decides about groups of `inbox`: examples go to the files in `topics`, who did what to the audit in `variable`.

    The audit has no word of a question: an example is known again by its fingerprint.
    """

    def __init__(self, inbox: Inbox, topics: Path, variable: Path) -> None:
        self._inbox = inbox
        self._topics = topics
        self._variable = variable

    def assign(self, group: Group, topic: str, text: str, system: str | None = None) -> bool:
        """Make `text` an example of `topic`; returns False if it was one already.

        Raises TakenError, and ExampleError and DocumentError as `add_example` does: then nothing is decided.
        """
        self._still_open(group)
        new = add_example(self._topics, topic, text, system)
        decision = Decision.OUT if topic == OUT_OF_SCOPE else Decision.ASSIGNED
        self._inbox.decide(group, decision, topic)
        self._record(decision.value, group, topic=topic, line=fingerprint(text) if new else None)
        return new

    def dismiss(self, group: Group) -> None:
        """Have the group dealt with, and nothing learnt; raises TakenError."""
        self._still_open(group)
        self._inbox.decide(group, Decision.DISMISSED)
        self._record(Decision.DISMISSED.value, group)

    def undo(self, number: int | None = None) -> Undone:
        """Take back the decision on question `number`, else the last one of who runs this: open again, unlearnt.

        Raises NothingToUndoError, and DocumentError for a topic file that cannot be changed.
        """
        standing = self._standing()
        mine = [entry for entry in standing if number in entry["ids"] or (number is None and _own(entry))]
        if not mine:
            raise NothingToUndoError(
                "Du har inget beslut att ta tillbaka."
                if number is None
                else f"Det finns inget beslut om fråga {number} att ta tillbaka."
            )
        entry = mine[-1]
        topic, line = entry.get("topic"), entry.get("line")
        removed = remove_example(self._topics, topic, line) if topic and line else None
        reopened = self._inbox.reopen(entry["ids"])
        audit.record(self._variable, _WHAT, decision=_UNDONE, topic=topic, ids=entry["ids"])
        return Undone(tuple(entry["ids"]), reopened, topic, removed)

    def _still_open(self, group: Group) -> None:
        if not self._inbox.is_open(group):
            raise TakenError("Någon annan har just tagit hand om frågan. Gå till nästa.")

    def _record(self, decision: str, group: Group, topic: str | None = None, line: str | None = None) -> None:
        ids = [asked.id for asked in group.messages]
        audit.record(self._variable, _WHAT, decision=decision, ids=ids, topic=topic, line=line)

    def _standing(self) -> list[dict[str, Any]]:
        """The decisions that nobody has taken back, oldest first."""
        standing: list[dict[str, Any]] = []
        for entry in audit.recorded(self._variable, _WHAT):
            if "ids" not in entry:  # written before decisions could be taken back
                continue
            if entry["decision"] == _UNDONE:
                standing = [other for other in standing if other["ids"] != entry["ids"]]
            else:
                standing.append(entry)
        return standing


def _own(entry: dict[str, Any]) -> bool:
    return bool(entry.get("who") == audit.user())
