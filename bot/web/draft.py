"""A draft in the browser: a served bot that only those who were given its address can reach."""

from __future__ import annotations

import asyncio
import contextlib
import secrets

from sanic import Sanic
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse, redirect, text

COOKIE = "utkast"
_SECRET_BYTES = 24
_SECONDS_AN_HOUR = 3600
_HEADERS = {"X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store"}
_NOTICE = "<p><strong>Utkast. Det här är inte publicerat och syns bara för den som har adressen.</strong></p>"


def secret_path() -> str:
    """An address that nobody guesses, of 192 random bits."""
    return "/" + secrets.token_urlsafe(_SECRET_BYTES)


def hide(app: Sanic, path: str, hours: float) -> None:
    """Answer only browsers that came by `path` once, tell them that this is a draft, and stop after `hours`."""

    async def let_in(request: Request) -> HTTPResponse | None:
        if secrets.compare_digest(request.path.encode(), path.encode()):
            entered = redirect("/")
            entered.cookies[COOKIE] = path
            entered.cookies[COOKIE].update(
                {"httponly": True, "samesite": "Lax", "max-age": int(hours * _SECONDS_AN_HOUR)}
            )
            return entered
        if secrets.compare_digest((request.cookies.get(COOKIE) or "").encode(), path.encode()):
            return None
        return text("Sidan finns inte.", status=404)

    async def mark(request: Request, response: BaseHTTPResponse) -> None:
        response.headers.update(_HEADERS)
        if (response.content_type or "").startswith("text/html") and response.body:
            page = response.body.decode("utf-8")
            response.body = page.replace("<main>", f"<main>\n{_NOTICE}", 1).encode("utf-8")

    app.register_middleware(let_in, "request")
    app.register_middleware(mark, "response")

    @app.after_server_start
    async def begin(*_: object) -> None:
        app.add_task(_stop_after(app, hours))


async def _stop_after(app: Sanic, hours: float) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.sleep(hours * _SECONDS_AN_HOUR)
        app.stop()  # type: ignore[no-untyped-call]
