"""A bulletin against today's facts: what would change, and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.facts.changes import told_text
from bot.facts.channels import Channel, Kind
from bot.facts.draft import Draft, listed
from bot.facts.history import History
from bot.facts.hours import Hours, describe_week, long_date
from bot.facts.incident import CHANNELS, STATUS, Facts
from bot.facts.systems import STATE_WORDS, State, day_of
from bot.nlu.names import words
from bot.swedish.contacts import HOURS, MAILBOX, PERSON, PHONE, VISIT, WEB, Found
from bot.swedish.extraction import Bulletin
from bot.swedish.mentions import Said
from bot.swedish.paragraphs import Sentence

# What municipalities call the place that answers everybody.
_CONTACT_CENTRE = {
    "kontaktcenter", "kontaktcentret", "kundcenter", "medborgarservice", "servicecenter", "vaxel", "vaxeln", "kommunen",
    "receptionen", "reception",
}  # fmt: skip
_CENTRE = "kontaktcenter"
_VISITING = re.compile(r"\b(?:besök|reception|medborgarkontor)", re.IGNORECASE)
_CALLING = re.compile(r"\b(?:telefon|ring|växel)", re.IGNORECASE)
_SAYS_LITTLE = {"telefon", "epost", "post", "besok", "webb", "kommunens", "bara", "lagen"}
_FEWEST_SIGNS = 4
_ON_PAPER = "Klockslagen står i bulletinen. Att det gäller vardagar står inte där."

Change = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Proposal:
    """One change of the facts: which, from what, to what, and the sentence that says so."""

    file: str
    what: str
    old: str
    new: str
    sentence: Sentence
    change: Change
    hours: bool = False

    @property
    def shown(self) -> tuple[str, str]:
        """The old and the new as staff read them: hours in words, where the words differ."""
        old, new = (_in_words(value) if self.hours else value for value in (self.old, self.new))
        return (old, new) if old != new else (self.old, self.new)

    def as_json(self) -> dict[str, Any]:
        """For machine readers."""
        told = {"file": self.file, "what": self.what, "old": self.old, "new": self.new}
        return told | {"sentence": self.sentence.text, "line": self.sentence.line}


@dataclass(frozen=True)
class Origin:
    """The bulletin as a source: its key in channels.yml, its day, its entry.

    What is written of the day is a copy: two places with one object would be an anchor and an alias.
    """

    key: str
    published: date
    entry: dict[str, Any]


def proposals(bulletin: Bulletin, facts: Facts, origin: Origin) -> tuple[list[Proposal], list[Found]]:
    """What would change, and the contacts that belong to no channel that is known."""
    changes: dict[str, Proposal] = {}
    unknown: list[Found] = []
    last: dict[str, str] = {}
    for found in bulletin.found:
        name = _hours_of(found, facts, last) if found.kind == HOURS else _channel_of(found, facts)
        if name is None:
            unknown += [found] if found.kind not in (HOURS, WEB) else []
            continue
        last[facts.channels.channels[name].kind.value] = name
        proposed = _contact(name, found, facts.channels.channels[name], origin, facts)
        if proposed:
            changes.setdefault(proposed.what, proposed)
    for name, found in _web_channels(bulletin, facts):
        proposed = _contact(name, found, facts.channels.channels[name], origin, facts)
        if proposed:
            changes.setdefault(proposed.what, proposed)
    for said in bulletin.said:
        proposed = _system(said, facts, origin)
        if proposed:
            changes.setdefault(f"system {said.system or said.name}", proposed)
    if changes and day_of(facts.status.updated) < origin.published:
        changes["updated"] = _updated(facts, origin, bulletin)
    return list(changes.values()), unknown


def apply(accepted: Sequence[Proposal], folder: Path, history: History, origin: Origin) -> None:
    """Write what staff accepted: channels and the source first, then the status. Raises as `History.save`."""
    for file in (CHANNELS, STATUS):
        changes = [proposal.change for proposal in accepted if proposal.file == file]
        if file == STATUS and not changes:
            continue
        draft = Draft(folder, file)
        if file == CHANNELS:
            draft.data["sources"].setdefault(origin.key, origin.entry)
        for change in changes:
            change(draft.data)
        draft.save(history, f"lots bulletin {origin.key}")


def _contact(name: str, found: Found, channel: Channel, origin: Origin, facts: Facts) -> Proposal | None:
    known = facts.channels.sources[channel.hours.source if found.kind == HOURS and channel.hours else channel.source]
    if known.published and known.published > origin.published:
        return None
    if found.kind == HOURS:
        return _hours(name, found, channel, origin)
    confirmed = known.confirmed
    if _same(found.value, channel.value) and confirmed:
        return None

    def change(data: dict[str, Any]) -> None:
        data["channels"][name] |= {"value": found.value, "source": origin.key}
        if found.kind == VISIT and channel.value != found.value:
            data["channels"][name].pop("map", None)  # it shows the old address

    old = channel.value if confirmed else f"{channel.value} (inte bekräftat)"
    return Proposal(CHANNELS, channel.name, old, found.value, found.sentence, change)


def _hours(name: str, found: Found, channel: Channel, origin: Origin) -> Proposal | None:
    old = channel.hours.value if channel.hours else None
    new = found.value
    if not found.named_days and old:
        new = _with_clock(old, new)
    if new == old:
        return None
    entry = {"value": new, "source": origin.key} | ({} if found.named_days else {"note": _ON_PAPER})

    def change(data: dict[str, Any]) -> None:
        data["channels"][name]["hours"] = entry

    return Proposal(CHANNELS, f"{channel.name}: öppettider", old or "–", new, found.sentence, change, hours=True)


def _in_words(hours: str) -> str:
    try:
        return describe_week(Hours(hours))
    except ValueError:
        return hours


def _with_clock(old: str, new: str) -> str:
    """The old days with the new clock times, where the old hours have one span a week."""
    spans = re.findall(r"\d\d:\d\d-\d\d:\d\d", old)
    times = re.findall(r"\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*", new)
    return old.replace(spans[0], times[0]) if len(spans) == len(times) == 1 else new


def _system(said: Said, facts: Facts, origin: Origin) -> Proposal | None:
    state = State(said.state)
    text = _told(said)
    first = said.sentences[0]
    if said.system is None:
        return _new_system(said, state, text, origin, facts)
    known = facts.status.systems[said.system]
    older = day_of(known.published)
    if older > origin.published or (older == origin.published and known.state is state):
        return None

    def change(data: dict[str, Any]) -> None:
        entry = {"state": state.value, "text": text, "published": copy(origin.published), "source": origin.key}
        data["systems"][said.system] |= entry
        for key in ("note", "estimate"):  # they were said of what was before
            data["systems"][said.system].pop(key, None)

    old = f"{STATE_WORDS[known.state]}. {told_text(known)}"
    return Proposal(STATUS, known.title, old, f"{STATE_WORDS[state]}. {text}", first, change)


def _new_system(said: Said, state: State, text: str, origin: Origin, facts: Facts) -> Proposal:
    key = "_".join(words(said.name)) or "system"
    centre = [name for name in facts.channels.channels if name.startswith(_CENTRE)][:1]
    entry = {
        "title": said.name,
        "state": state.value,
        "text": text,
        "names": listed([said.name]),
        "published": copy(origin.published),
        "source": origin.key,
        "channels": centre or list(facts.channels.channels)[:1],
    }

    def change(data: dict[str, Any]) -> None:
        data["systems"].setdefault(key, entry)

    return Proposal(
        STATUS, f"{said.name} (nytt system)", "–", f"{STATE_WORDS[state]}. {text}", said.sentences[0], change
    )


def _told(said: Said) -> str:
    """The sentences; a heading only where there is nothing else."""
    whole = [each.text for each in said.sentences if each.text.endswith((".", "!"))]
    told = whole or [f"{each.text.rstrip('.')}." for each in said.sentences]
    return " ".join(dict.fromkeys(told))


def _updated(facts: Facts, origin: Origin, bulletin: Bulletin) -> Proposal:
    def change(data: dict[str, Any]) -> None:
        data |= {"updated": copy(origin.published), "source": origin.key}

    old, new = long_date(day_of(facts.status.updated)), long_date(origin.published)
    return Proposal(STATUS, "Uppdaterat", old, new, Sentence(bulletin.title, 1), change)


def _channel_of(found: Found, facts: Facts) -> str | None:
    """The channel that a contact belongs to: the one that has it, else the one whose words stand nearest."""
    kind = Kind(found.kind)
    alike = {name: channel for name, channel in facts.channels.channels.items() if channel.kind is kind}
    for name, channel in alike.items():
        if _same(found.value, channel.value):
            return name
    if found.kind == WEB:
        return None
    if found.kind in (PERSON, MAILBOX) and len(alike) == 1:
        return next(iter(alike))
    best = max(alike, key=lambda name: _nearness(name, alike[name], found.sentence), default=None)
    return best if best and _nearness(best, alike[best], found.sentence) else None


def _nearness(name: str, channel: Channel, sentence: Sentence) -> int:
    """How many of the channel's words the sentence has, thrice; and those around it, once."""
    own = {word for word in words(f"{name.replace('_', ' ')} {channel.name}") if len(word) >= _FEWEST_SIGNS}
    own -= _SAYS_LITTLE
    if name.startswith(_CENTRE):
        own |= _CONTACT_CENTRE
    near, around = _bare(words(sentence.text)), _bare(words(sentence.around))
    own = _bare(own)
    return 3 * len(own & near) + len(own & around)


def _bare(found: Iterable[str]) -> set[str]:
    """The words without the s of the genitive."""
    return {word.removesuffix("s") for word in found}


def _hours_of(found: Found, facts: Facts, last: dict[str, str]) -> str | None:
    """The channel that hours belong to: the kind that the sentence names, at the contact that was told last."""
    text = found.sentence.text
    for pattern, kind in ((_VISITING, VISIT), (_CALLING, PHONE)):
        if pattern.search(text):
            return last.get(kind) or _centre(kind, facts)
    return list(last.values())[-1] if last else None


def _centre(kind: str, facts: Facts) -> str | None:
    channels = facts.channels.channels.items()
    return next((name for name, each in channels if each.kind.value == kind and name.startswith(_CENTRE)), None)


def _web_channels(bulletin: Bulletin, facts: Facts) -> Iterator[tuple[str, Found]]:
    """Pages that the bulletin tells of by what they hold; their site is the one that it names."""
    sites = [found for found in bulletin.found if found.kind == WEB]
    for name, channel in facts.channels.channels.items():
        sought = {word for word in words(channel.name) if len(word) >= _FEWEST_SIGNS} - _SAYS_LITTLE
        for site in sites if channel.kind is Kind.WEB else ():
            if any(len(sought & set(words(line))) > 1 for line in bulletin.lines):
                yield name, site
                break


def _same(one: str, other: str) -> bool:
    def plain(value: str) -> str:
        return re.sub(r"[\s–-]", "", value).lower()

    return plain(one) == plain(other)
