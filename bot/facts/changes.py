"""What a new version of the facts says that the old one did not."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from bot.facts.channels import Channels
from bot.facts.systems import STATE_WORDS, Status, System


class Change(BaseModel):
    """One change as it is told: the system or channel, a headline and what is published of it."""

    subject: str
    title: str
    text: str


def status_changes(before: Status | None, after: Status) -> Iterator[Change]:
    """Systems that are new, gone, or of which something else is told."""
    known = before.systems if before else {}
    for name, system in after.systems.items():
        if name not in known or _told(known[name]) != _told(system):
            yield Change(subject=name, title=f"{system.title}: {STATE_WORDS[system.state]}", text=told_text(system))
    for name in known.keys() - after.systems.keys():
        title = f"{known[name].title}: finns inte längre med"
        yield Change(subject=name, title=title, text="Inget är längre publicerat om det.")


def channel_changes(before: Channels | None, after: Channels) -> Iterator[Change]:
    """Channels whose value or hours are others; none for the first version, which changes nothing."""
    known = before.channels if before else after.channels
    for name, channel in after.channels.items():
        if name not in known or (known[name].value, known[name].hours) != (channel.value, channel.hours):
            hours = f" Öppettider: {channel.hours.value}" if channel.hours else ""
            yield Change(subject=name, title=f"{channel.name}: {channel.value}", text=f"Ny uppgift.{hours}")
    for name in known.keys() - after.channels.keys():
        yield Change(subject=name, title=f"{known[name].name}: finns inte längre", text="Kontaktvägen är borttagen.")


def told_text(system: System) -> str:
    """Everything that is told of a system beside its state, in sentences."""
    estimate = f"Beräknas fungera {system.estimate.words}." if system.estimate else None
    return " ".join(filter(None, (system.text, system.note, estimate)))


def _told(system: System) -> tuple[object, ...]:
    return system.title, system.state, system.text, system.note, system.estimate
