"""The changes of the published facts as an Atom feed (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from xml.etree import ElementTree

from bot.facts.history import Version
from bot.web.status import PATH

MOST_ENTRIES = 50
_NAMESPACE = "http://www.w3.org/2005/Atom"
_IDENTITY = uuid.UUID("6f0f5a5e-2f1c-4b0a-9a52-5a1d3f0c8e11")


def atom(versions: Sequence[Version], owner: str, root: str, started: datetime) -> bytes:
    """The feed, newest first, with no names of staff, published by `owner`.

    `root` is our address, `started` the time before any change.
    """
    ElementTree.register_namespace("", _NAMESPACE)
    shown = [version for version in reversed(versions) if version.changes]
    feed = ElementTree.Element(f"{{{_NAMESPACE}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "sv"})
    _add(feed, "id", _urn("feed"))
    _add(feed, "title", f"Läget i systemen – {owner}")
    _add(feed, "updated", (shown[0].at if shown else started).isoformat())
    _add(_add(feed, "author"), "name", owner)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{root}{PATH}.atom")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{root}{PATH}")
    entries = [(version, index) for version in shown for index in range(len(version.changes))]
    for version, index in entries[:MOST_ENTRIES]:
        change = version.changes[index]
        entry = _add(feed, "entry")
        _add(entry, "id", _urn(f"{version.number} {version.after} {change.subject}"))
        _add(entry, "title", change.title)
        _add(entry, "updated", version.at.isoformat())
        _add(entry, "link", rel="alternate", type="text/html", href=f"{root}{PATH}#{change.subject}")
        _add(entry, "summary", change.text)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _add(parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)
    made.text = text
    return made


def _urn(name: str) -> str:
    return uuid.uuid5(_IDENTITY, name).urn
