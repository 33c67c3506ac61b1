"""Which other sites may embed the chat: CORS and framing by an allow-list."""

from __future__ import annotations

from collections.abc import Collection

from sanic import Request, Sanic
from sanic.response import BaseHTTPResponse, HTTPResponse, empty

from bot.web.errors import forbidden

_METHODS = "GET, POST, DELETE"
_HEADERS = "Authorization, Content-Type"
_SECONDS = "600"
# For anybody: facts and the script itself.
_OPEN = ("/api/v2/", "/widget.js", "/chat/channels", "/status.atom")


def guard_origins(app: Sanic, allowed: Collection[str]) -> None:
    """Refuse what a page of another origin sends, unless the origin is allowed; answer preflights."""

    async def check(request: Request) -> HTTPResponse | None:
        origin = request.headers.get("origin")
        if origin is None or _is_open(request.path) or _is_own(request, origin):
            return empty() if request.method == "OPTIONS" else None
        if origin not in allowed:
            raise forbidden()
        return empty() if request.method == "OPTIONS" else None

    async def tell(request: Request, response: BaseHTTPResponse) -> None:
        origin = request.headers.get("origin")
        if _is_open(request.path):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        elif origin in allowed:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = "Retry-After"
            response.headers["Vary"] = "Origin"
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = _METHODS
            response.headers["Access-Control-Allow-Headers"] = _HEADERS
            response.headers["Access-Control-Max-Age"] = _SECONDS

    app.register_middleware(check, "request")
    app.register_middleware(tell, "response")


def _is_open(path: str) -> bool:
    return path.startswith(_OPEN)


def _is_own(request: Request, origin: str) -> bool:
    return origin.split("://", 1)[-1] == request.host
