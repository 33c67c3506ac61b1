"""Reads the national feed of important public announcements (VMA): Sveriges Radio's JSON in the shape of CAP 1.2."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from pydantic.datetime_parse import parse_datetime

from bot.facts.feeds import VmaFeed
from bot.facts.hours import STOCKHOLM
from bot.facts.records import Announcement, as_object, clean, objects

_ACTUAL = "Actual"
_GIVES = ("Alert", "Update")
_COUNTS = (*_GIVES, "Cancel")
_SWEDISH = "sv"
_MOST_SIGNS = 1000
_MOST_ADDRESS = 500


def read_announcements(body: bytes, feed: VmaFeed) -> list[Announcement]:
    """The announcements in force for the feed's area, newest first; their end is for the reader to look at.

    Tests, exercises, drafts and withdrawn or replaced announcements are left out. Raises ValueError when the body
    is no such feed.
    """
    alerts = as_object(body).get("alerts")
    if not isinstance(alerts, list):
        raise ValueError("svaret saknar alerts")  # noqa: TRY004
    # What is no real alert must neither be shown nor take a real one away.
    real = [alert for alert in objects(alerts) if alert.get("status") == _ACTUAL]
    counted = [alert for alert in real if alert.get("msgType") in _COUNTS]
    replaced = {identifier for alert in counted for identifier in _referred(alert)}
    found = [
        announcement
        for alert in counted
        if alert.get("msgType") in _GIVES and str(alert.get("identifier")) not in replaced
        for announcement in _announcement(alert, feed)
    ]
    return sorted(found, key=lambda announcement: announcement.sent, reverse=True)


def _referred(alert: dict[str, Any]) -> Iterator[str]:
    """CAP writes references as `sender,identifier,sent`, parted by spaces."""
    for reference in str(alert.get("references") or "").split():
        parts = reference.split(",")
        yield parts[1] if len(parts) > 1 else parts[0]


def _announcement(alert: dict[str, Any], feed: VmaFeed) -> Iterator[Announcement]:
    """The announcement in Swedish where there is Swedish; none when it is for elsewhere."""
    infos = [info for info in objects(alert.get("info")) if any(map(feed.concerns, _codes(info)))]
    infos.sort(key=lambda info: not str(info.get("language") or "").startswith(_SWEDISH))
    for info in infos[:1]:
        sent = _time(alert.get("sent"))
        text = clean(info.get("description") or info.get("headline") or info.get("event") or "", _MOST_SIGNS)
        if sent and text:
            identifier = str(alert.get("identifier"))
            expires = _time(info.get("expires"))
            yield Announcement(identifier=identifier, text=text, sent=sent, expires=expires, url=_address(info))


def _codes(info: dict[str, Any]) -> Iterator[str]:
    for area in objects(info.get("area")):
        for geocode in objects(area.get("geocode")):
            yield str(geocode.get("value"))


def _time(text: object) -> datetime | None:
    try:
        moment = parse_datetime(str(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)


def _address(info: dict[str, Any]) -> str | None:
    address = clean(info.get("web") or "", _MOST_ADDRESS)
    try:
        return address if urlsplit(address).scheme in ("http", "https") else None
    except ValueError:  # an announcement stands without its link
        return None
