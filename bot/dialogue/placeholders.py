"""Facts filled into the words of an answer, at the moment of answering."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.facts.channels import Source
from bot.facts.hours import describe_now, describe_week
from bot.facts.incident import Facts
from bot.facts.systems import STATE_WORDS, State, day_of, long_moment, moment

Published = datetime | date

PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LONG_NAME = re.compile(r"\w+_\w+")  # which no Swedish word is
_STRAY_BRACE = re.compile(r"\{\w*|\w*\}")
CONTACT_FROM_ACTION = "system_kontakt"
_STATUS = "utter_systemstatus"
_FROM_ACTIONS = {
    "dag": "utter_oppettider_dag",
    "fel": "utter_ogiltigt",
    "val": "utter_fraga_tillbaka_upplast",
    "svar": "utter_oppettider_telefon",
    **dict.fromkeys(("system_titel", "system_lage", "system_text", "system_tid", "system_kalla"), _STATUS),
    **dict.fromkeys(("system_alder", CONTACT_FROM_ACTION), _STATUS),
}


@dataclass(frozen=True)
class Filled:
    """A finished text and the channels that it names, in order."""

    text: str
    channels: list[str]


class UnknownPlaceholderError(Exception):
    """A placeholder that stands for no fact; its text is the placeholder's name."""


def fill(text: str, facts: Facts, now: datetime, extra: Mapping[str, str]) -> Filled:
    """Replace each `{placeholder}` in `text`.

    A channel's id gives its value, `_tider` its week, `_nu` whether it is open, `_laget` that with its name and
    `_kalla` whose word it is. `extra` holds what an action adds; it may itself name channels, and whatever else stands
    in braces there was published so and stays. Raises UnknownPlaceholderError.
    """
    known = facts.channels.channels
    channels: list[str] = []

    def channel(match: re.Match[str]) -> str:
        name = match[1]
        if name not in known:
            return match[0]
        if name not in channels:
            channels.append(name)
        return known[name].value

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if name in extra:
            return PLACEHOLDER.sub(channel, extra[name])
        return channel(match) if name in known else _fact(name, facts, now)

    return Filled(PLACEHOLDER.sub(value, text).strip(), channels)


def known_placeholders(facts: Facts) -> set[str]:
    """Every placeholder that needs no action, for checks."""
    names = {*_OF_ALL, "lagringstid"} | set(facts.channels.channels)
    for name, channel in facts.channels.channels.items():
        names.add(f"{name}_kalla")
        if channel.hours:
            names |= {f"{name}_tider", f"{name}_nu", f"{name}_laget"}
    return names


def from_actions(response: str) -> set[str]:
    """What an action hands to the words of `response`, beside the facts; to no other."""
    return {name for name, only in _FROM_ACTIONS.items() if only == response}


def misplaced(text: str, known: Collection[str]) -> Iterator[str]:
    """Why `text` cannot be said: each placeholder not `known`, a brace that belongs to none, a name without braces."""
    for name in PLACEHOLDER.findall(text):
        if name not in known:
            only = _FROM_ACTIONS.get(name)
            yield f"{{{name}}} går bara i {only}." if only else f"{{{name}}} finns inte i incident/. Rätta namnet."
    rest = PLACEHOLDER.sub("", text)
    if brace := _STRAY_BRACE.search(rest):
        yield f"”{brace[0]}” är ingen hel platshållare. Skriv den som {{namn}}, utan mellanslag."
    elif bare := next((word for word in _LONG_NAME.findall(rest) if word in known), None):
        yield f"”{bare}” står utan klamrar. Skriv {{{bare}}}."


def freshness(facts: Facts, now: datetime) -> str:
    """When the information was published, the oldest and the newest of it, marked as old where it is."""
    oldest, newest = _span(facts)
    stale = facts.status.is_stale(newest, now)
    if day_of(oldest) == day_of(newest):
        told = f"Informationen är från {long_moment(newest)}."
        return f"{told} Den är gammal och kan ha ändrats." if stale else told
    told = f"Informationen är från {long_moment(oldest)} till {long_moment(newest)}."
    if stale:
        return f"{told} Den är gammal och kan ha ändrats."
    return f"{told} Det äldsta kan ha ändrats." if facts.status.is_stale(oldest, now) else told


def _span(facts: Facts) -> tuple[Published, Published]:
    """When the oldest of what is published of the systems was published, and the newest."""
    updated = facts.status.updated
    times = [system.published for system in facts.status.systems.values()]
    return min(times or [updated], key=moment), max([updated, *times], key=moment)


def _fact(name: str, facts: Facts, now: datetime) -> str:
    if name in _OF_ALL:
        return _OF_ALL[name](facts, now)
    identifier, _, suffix = name.rpartition("_")
    channel = facts.channels.channels.get(identifier)
    if channel and suffix == "kalla":
        return unconfirmed(facts.channels.sources[channel.source])
    if channel and channel.opening_hours:
        if suffix == "tider":
            return describe_week(channel.opening_hours)
        if suffix == "nu":
            return describe_now(channel.opening_hours, now)
        if suffix == "laget":
            return describe_now(channel.opening_hours, now, channel.name)
    raise UnknownPlaceholderError(name)


def unconfirmed(source: Source) -> str:
    """Whose word a fact is that the municipality does not stand by yet; nothing where it does.

    What stands before a comma in the source's title is who published it.
    """
    publisher = source.title.partition(",")[0]
    return "" if source.confirmed else f"Uppgiften kommer från {publisher}. Kommunen har inte bekräftat den än."


def affected_systems(facts: Facts) -> str:
    """One line a system that does not fully work, with the day where it is not that of the oldest."""
    oldest, _ = _span(facts)
    lines = [
        f"– {system.title}: {STATE_WORDS[system.state]}"
        + ("" if day_of(system.published) == day_of(oldest) else f", enligt uppgift {long_moment(system.published)}")
        for system in facts.status.systems.values()
        if system.state is not State.OPERATIONAL
    ]
    return "\n".join(lines) if lines else "– Inga kända störningar"


def estimates(facts: Facts) -> str:
    """A paragraph of when systems are expected to work again, with its sources; nothing where none is published."""
    lines = [
        f"– {system.title}: beräknas fungera {system.estimate.words}. "
        f"Källa: {facts.channels.sources[system.estimate.source].title}.\n"
        for system in facts.status.systems.values()
        if system.estimate and system.state is not State.OPERATIONAL
    ]
    return f"Det här är publicerat:\n{''.join(lines)}\n" if lines else ""


def announcements(facts: Facts, now: datetime) -> str:
    """The important public announcements in force, each a paragraph; nothing when there are none."""
    return "".join(
        f"Viktigt meddelande till allmänheten (VMA): {entry.text}{f' Läs mer: {entry.url}' if entry.url else ''}\n\n"
        for entry in facts.in_force(now)
    )


# What is of no single channel.
_OF_ALL: dict[str, Callable[[Facts, datetime], str]] = {
    "kommunen": lambda facts, _: facts.channels.owner,
    "uppdaterat": freshness,
    "paverkade_system": lambda facts, _: affected_systems(facts),
    "beraknade_tider": lambda facts, _: estimates(facts),
    "vma": announcements,
}
