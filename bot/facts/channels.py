"""The channels: how a resident reaches somebody."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from typing import Any

from pydantic import Field, HttpUrl, validator

from bot.facts.document import Document, KeyPath
from bot.facts.hours import Hours
from bot.facts.validation import Strict, validate

# With an area code at least eight digits; short numbers have none.
_PHONE = re.compile(r"(?:\+46[ -]?|0)(?:[ -]?\d){7,10}|[1-9](?: ?\d){2,5}")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_FROM_WORD = {0xA0: " ", 0x2011: "-", 0x2013: "-"}  # what looks the same but is another sign
_NODRA = "nodra"
_SOS_NUMBER = "112"
SOS = "sos_112"
# What the bot itself names: in danger, on the contact card, with announcements.
_NEEDED = (SOS, "kontaktcenter_telefon", "kontaktcenter_epost", "kontaktcenter_besok", "information_11313")


class Kind(str, Enum):
    """What sort of channel it is; the widget makes links from it."""

    PHONE = "phone"
    EMAIL = "email"
    VISIT = "visit"
    WEB = "web"
    PERSON = "person"
    MAILBOX = "mailbox"


class Source(Strict):
    """Where a fact comes from; `confirmed` tells whether the municipality stands by it."""

    title: str
    published: date | None
    file: str | None
    confirmed: bool


class OpeningTimes(Strict):
    """Opening hours as a fact of their own, since they may come from another source."""

    value: str
    source: str
    note: str | None

    @validator("value")
    def _readable(cls, value: str) -> str:  # noqa: N805
        Hours(value)
        return value


class Channel(Strict):
    """One way to reach somebody."""

    name: str
    kind: Kind
    value: str
    source: str
    hours: OpeningTimes | None
    map: HttpUrl | None

    @validator("value")
    def _dialled(cls, value: str, values: dict[str, Any]) -> str:  # noqa: N805
        if values.get("kind") in (Kind.PHONE, Kind.EMAIL):
            value = value.translate(_FROM_WORD)
        if values.get("kind") is Kind.PHONE and not _PHONE.fullmatch(value):
            raise ValueError(f"”{value}” är inget telefonnummer; skriv det som 011-15 00 00 eller 2555")
        if values.get("kind") is Kind.EMAIL and not _EMAIL.fullmatch(value):
            raise ValueError(f"”{value}” är ingen e-postadress; skriv den som namn@example.se, utan å, ä och ö")
        return value

    @property
    def opening_hours(self) -> Hours | None:
        """The hours, ready to be asked; None for a channel without."""
        return Hours(self.hours.value) if self.hours else None

    @property
    def href(self) -> str | None:
        """A link that dials, writes or shows the way; None for a channel that is not a link."""
        if self.kind is Kind.PHONE:
            return "tel:" + re.sub(r"[^\d+]", "", self.value)
        if self.kind is Kind.EMAIL:
            return f"mailto:{self.value}"
        return str(self.map) if self.map else None


class Channels(Strict):
    """Whose they are, all channels, and the sources that they name."""

    owner: str = Field("Kommunen", min_length=1)
    sources: dict[str, Source]
    channels: dict[str, Channel]

    @validator("channels")
    def _needed(cls, channels: dict[str, Channel]) -> dict[str, Channel]:  # noqa: N805
        for name in _NEEDED:
            if name not in channels:
                raise ValueError(f"kanalen {name} saknas; den behövs alltid, så lägg tillbaka den med det namnet")
        if channels[SOS].value != _SOS_NUMBER:
            raise ValueError(f"kanalen {SOS} är nödnumret; det är alltid {_SOS_NUMBER}")
        for name, channel in channels.items():
            if channel.kind is Kind.EMAIL and _NODRA in f"{name} {channel.name} {channel.value}".lower():
                raise ValueError(f"kanalen {name} är en e-postadress till NODRA, och dem mejlar ingen; ta bort den")
        return channels


def channels_of(document: Document) -> Channels:
    """The content of `channels.yml`; raises DocumentError."""
    found = validate(document, Channels)
    for name, channel in found.channels.items():
        named: list[tuple[KeyPath, str]] = [(("channels", name, "source"), channel.source)]
        named += [(("channels", name, "hours", "source"), channel.hours.source)] if channel.hours else []
        for keys, source in named:
            if source not in found.sources:
                what = f"Källan ”{source}” finns inte. Välj en av dem under sources: {', '.join(found.sources)}."
                raise document.error(keys, what)
    return found


def as_json(channels: Channels) -> list[dict[str, Any]]:
    """The channels for machine readers: id, kind, name, value, href, hours, confirmed."""
    return [
        {
            "id": name,
            "kind": channel.kind.value,
            "name": channel.name,
            "value": channel.value,
            "href": channel.href,
            "hours": channel.hours.value if channel.hours else None,
            "confirmed": channels.sources[channel.source].confirmed,
        }
        for name, channel in channels.channels.items()
    ]
