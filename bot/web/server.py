"""The web server: the chat channel, the widget and its demo page, the status, the health."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Mapping
from pathlib import Path

import structlog
from sanic import Sanic
from sanic.exceptions import SanicException, ServiceUnavailable
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse, html, json, text
from sqlalchemy.exc import SQLAlchemyError

from bot.assistant import Assistant
from bot.dialogue.journal import Journal
from bot.facts.incident import live_facts
from bot.settings import settings
from bot.web.channel import ChatChannel
from bot.web.errors import FAILED, NOT_FOUND, TOO_SLOW, ChatError, error_response
from bot.web.files import WIDGET, filled_page, widget_script
from bot.web.framing import guard_framing
from bot.web.health import Readiness
from bot.web.origins import guard_origins
from bot.web.status import summary
from bot.web.status_page import add_status_pages
from bot.web.watch import watch
from bot.web.watching import watch_facts

MOST_BYTES = 16_384
_SECONDS_AN_HOUR = 3600
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_TLS_HEADERS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}
# A slow sender loses its connection; so does one that keeps it open and silent.
_SECONDS_FOR_A_REQUEST = 10
_SECONDS_FOR_AN_ANSWER = 15

# Five minutes fresh, a week where the server cannot be reached.
_WIDGET_CACHE = "public, max-age=300, stale-if-error=604800"

log = structlog.get_logger()


def create_app(assistant: Assistant) -> Sanic:
    """The application; `assistant` answers its messages."""
    app = Sanic(f"kontaktlots-{secrets.token_hex(4)}", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = MOST_BYTES
    app.config.REQUEST_TIMEOUT = _SECONDS_FOR_A_REQUEST
    app.config.KEEP_ALIVE_TIMEOUT = _SECONDS_FOR_A_REQUEST
    app.config.RESPONSE_TIMEOUT = _SECONDS_FOR_AN_ANSWER
    app.config.PROXIES_COUNT = settings().proxies or None
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.ctx.assistant = assistant
    app.ctx.readiness = Readiness(assistant)
    watch(app, assistant, app.ctx.readiness, settings())
    channel = ChatChannel(assistant)
    app.blueprint(channel.blueprint(_unused), url_prefix="/chat")
    app.add_route(_summary, "/api/v2/summary.json")
    app.add_route(_alive, "/healthz")
    app.add_route(_ready, "/readyz")
    app.add_route(_page, "/")
    app.add_route(_accessibility, "/tillganglighet")
    app.add_route(_widget, "/widget.js")
    app.static("/openapi.yml", Path(__file__).parent / "openapi.yml", content_type="application/yaml")
    app.static("/icon.svg", WIDGET / "icon.svg", content_type="image/svg+xml")
    app.static("/demo.css", WIDGET / "demo.css", content_type="text/css; charset=utf-8")
    app.error_handler.add(Exception, _failed)
    app.register_middleware(_secure, "response")
    guard_framing(app)
    guard_origins(app, settings().allowed_origins)
    app.add_task(_purge_hourly(assistant, channel.journal))
    app.after_server_stop(lambda *_: channel.journal.close())
    add_status_pages(app)
    watch_facts(app)
    return app


async def _unused(message: object) -> None:
    """Rasa's own way in; the channel goes through the assistant instead."""


async def _summary(request: Request) -> HTTPResponse:
    return json(summary(live_facts(settings().incident).get(), request.app.ctx.assistant.now()), ensure_ascii=False)


async def _alive(request: Request) -> HTTPResponse:
    return json({"status": "ok"})


async def _ready(request: Request) -> HTTPResponse:
    ready = await request.app.ctx.readiness.check()
    return json({"status": "ok" if ready else "not ready"}, status=200 if ready else 503)


async def _widget(request: Request) -> HTTPResponse:
    script = widget_script(settings().incident, request.app.ctx.assistant.now())
    return text(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": _WIDGET_CACHE})


async def _page(request: Request) -> HTTPResponse:
    """The demo page; its nonce lets browsers without adopted style sheets style the widget."""
    nonce = secrets.token_urlsafe(16)
    page = _filled("demo.html", request, {"nonce": nonce})
    page.headers["Content-Security-Policy"] = f"{_policy()}; style-src 'self' 'nonce-{nonce}'"
    return page


async def _accessibility(request: Request) -> HTTPResponse:
    """The accessibility statement that the law asks for."""
    return _filled("tillganglighet.html", request, {})


def _filled(name: str, request: Request, more: Mapping[str, str]) -> HTTPResponse:
    """A page of the widget's folder."""
    facts = live_facts(settings().incident).get()
    return html(filled_page(WIDGET / name, facts, request.app.ctx.assistant.now(), more))


async def _secure(request: Request, response: BaseHTTPResponse) -> None:
    tls = _TLS_HEADERS if request.scheme == "https" else {}
    for name, value in {**_HEADERS, **tls, "Content-Security-Policy": _policy()}.items():
        response.headers.setdefault(name, value)


def _policy() -> str:
    """Nothing from elsewhere; framed only by the sites that may embed the chat."""
    framing = " ".join(sorted(settings().allowed_origins)) or "'none'"
    return f"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {framing}"


def _failed(request: Request, error: Exception) -> HTTPResponse:
    known = _as_chat_error(error)
    if known is FAILED:
        log.error("request.failed", exc_info=error)
    request.ctx.code = known.code
    return error_response(known, live_facts(settings().incident).get())


def _as_chat_error(error: Exception) -> ChatError:
    if isinstance(error, ChatError):
        return error
    if isinstance(error, ServiceUnavailable):  # Sanic's word for a sender that was too slow
        return TOO_SLOW
    if not isinstance(error, SanicException) or error.status_code >= FAILED.status:
        return FAILED
    if error.status_code == NOT_FOUND.status:
        return NOT_FOUND
    return ChatError(error.status_code, "refused", "Det går inte att ta emot det som skickades.")


async def _purge_hourly(assistant: Assistant, journal: Journal) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            await _purge(assistant)
            await _purge_journal(journal)
            await asyncio.sleep(_SECONDS_AN_HOUR)


async def _purge(assistant: Assistant) -> None:
    try:
        removed = await assistant.purge(settings().retention_days)
    except Exception:  # whatever the store raises: the next hour tries again
        log.exception("purge.failed", remedy="see that the store can be written")
        return
    if removed:
        log.info("conversations.purged", count=removed)


async def _purge_journal(journal: Journal) -> None:
    try:
        await asyncio.to_thread(journal.purge, settings().retention_days)
    except (SQLAlchemyError, OSError) as error:
        log.error("journal.not_purged", reason=str(error), remedy="free the disk, or mend LOTS_JOURNAL")
