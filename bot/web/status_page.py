"""The status as a page that needs no JavaScript, and its changes as a feed."""

from __future__ import annotations

import asyncio
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, html, raw

from bot.dialogue.placeholders import freshness
from bot.facts.channels import SOS, Kind
from bot.facts.hours import describe_now, describe_week
from bot.facts.incident import Facts, live_facts
from bot.facts.systems import STATE_WORDS, long_moment, moment
from bot.settings import settings
from bot.web.atom import atom
from bot.web.status import PATH, overall

if TYPE_CHECKING:
    from jinja2 import Template

PAGES = Path(__file__).parent / "pages"
# As fresh as the promise that a change is live within seconds, and still one rendering for a crowd behind a proxy.
_CACHE = {"Cache-Control": "public, max-age=2"}


def add_status_pages(app: Sanic) -> None:
    """Add the page, its style sheet and the feed."""
    app.add_route(_page, PATH)
    app.add_route(_feed, f"{PATH}.atom")
    app.static(f"{PATH}.css", PAGES / "status.css", content_type="text/css; charset=utf-8", name="status_css")


async def _page(request: Request) -> HTTPResponse:
    return html(render(live_facts(settings().incident).get(), request.app.ctx.assistant.now()), headers=_CACHE)


async def _feed(request: Request) -> HTTPResponse:
    history = request.app.ctx.history
    facts = live_facts(settings().incident).get()
    versions = await asyncio.to_thread(history.versions)
    body = atom(versions, facts.channels.owner, f"{request.scheme}://{request.host}", moment(facts.status.updated))
    return raw(body, content_type="application/atom+xml; charset=utf-8", headers=_CACHE)


def render(facts: Facts, now: datetime) -> str:
    """The page at `now`."""
    systems = [
        {
            "id": name,
            "title": system.title,
            "state": system.state.value,
            "words": STATE_WORDS[system.state],
            "text": system.text,
            "note": system.note,
            "estimate": system.estimate.words if system.estimate else None,
            "since": long_moment(system.published),
            "stale": facts.status.is_stale(system.published, now),
            "source": facts.channels.sources[system.source].title,
        }
        for name, system in facts.status.systems.items()
    ]
    channels = [
        {
            "name": channel.name,
            "value": channel.value,
            "href": channel.href,
            "week": describe_week(channel.opening_hours) if channel.opening_hours else None,
            "now": describe_now(channel.opening_hours, now) if channel.opening_hours else None,
        }
        for channel in facts.channels.channels.values()
        if channel.kind in (Kind.PHONE, Kind.EMAIL, Kind.VISIT)
    ]
    return _template().render(
        owner=facts.channels.owner,
        overall=overall(facts)[1],
        freshness=freshness(facts, now),
        announcements=[
            {"text": entry.text, "sent": long_moment(entry.sent), "url": entry.url} for entry in facts.in_force(now)
        ],
        systems=systems,
        channels=channels,
        emergency=facts.channels.channels[SOS],
        information=facts.channels.channels["information_11313"],
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # no answer waits for it

    pages = Environment(loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return pages.get_template("status.html.jinja")
