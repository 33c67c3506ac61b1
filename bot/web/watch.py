"""To be watched: `/metrics` for our own Prometheus, and one log line a request that tells nobody's words."""

from __future__ import annotations

import logging
import time
from ipaddress import ip_address, ip_network

import structlog
from prometheus_client import CONTENT_TYPE_LATEST
from sanic import Request, Sanic
from sanic.exceptions import NotFound
from sanic.response import BaseHTTPResponse, HTTPResponse, raw

from bot.assistant import Assistant
from bot.settings import Settings
from bot.web.health import Readiness
from bot.web.metrics import Metrics

_CREATED = 201
_SERVER_ERROR = 500
_FORWARDED = ("x-forwarded-for", "forwarded", "x-real-ip", "via")

log = structlog.get_logger()


def watch(app: Sanic, assistant: Assistant, readiness: Readiness, settings: Settings) -> None:
    """Count and log every request of `app`; tell the counts to those whom `settings` allows."""
    metrics = Metrics(settings)
    assistant.steps.observe = metrics.step
    assistant.on_failure = metrics.failed

    async def begin(request: Request) -> None:
        request.ctx.started = time.perf_counter()

    async def end(request: Request, response: BaseHTTPResponse) -> None:
        seconds = time.perf_counter() - getattr(request.ctx, "started", time.perf_counter())
        answer, code = getattr(request.ctx, "answer", None), getattr(request.ctx, "code", None)
        route = _route(request)
        metrics.requested(route, response.status, code)
        if answer is not None:
            metrics.answered(answer, seconds)
        elif route == "/chat/session" and response.status == _CREATED:
            metrics.begun()
        log.log(
            logging.WARNING if response.status >= _SERVER_ERROR else logging.INFO,
            "request",
            route=route,
            status=response.status,
            ms=round(seconds * 1000, 1),
            topic=answer.topic if answer is not None else None,
            code=code,
        )

    async def tell(request: Request) -> HTTPResponse:
        if not _may_watch(request, settings.metrics_from):
            raise NotFound
        metrics.loaded(assistant.model, assistant.loaded_at)
        return raw(metrics.text(await readiness.check()), content_type=CONTENT_TYPE_LATEST)

    app.register_middleware(begin, "request")
    app.register_middleware(end, "response")
    app.add_route(tell, "/metrics")


def _route(request: Request) -> str:
    """The route's own pattern: an address that somebody made up would fill logs and labels."""
    return f"/{request.route.path}" if request.route else "unknown"


def _may_watch(request: Request, allowed: str) -> bool:
    """Whether the request comes straight from an allowed network: what a proxy passes on is the public's."""
    if any(name in request.headers for name in _FORWARDED):
        return False
    try:
        peer = ip_address(request.ip)
    except ValueError:
        return False
    return any(peer in ip_network(network) for network in allowed.replace(",", " ").split())
