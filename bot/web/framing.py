"""Requests whose length cannot be trusted, refused before the body is read.

Sanic 21.12 reads a body of negative length for ever and then answers nobody; of two lengths it takes the first, while
a proxy before it may take the last. Sanic's own signal comes early enough.
"""

from __future__ import annotations

from sanic import Sanic
from sanic.exceptions import InvalidUsage
from sanic.request import Request


def guard_framing(app: Sanic) -> None:
    """Answer 400 to a length that is no plain number, that is told twice, or that stands beside chunks."""

    async def check(request: Request) -> None:
        lengths = request.headers.getall("content-length", [])
        encodings = request.headers.getall("transfer-encoding", [])
        plain = all(length.strip().isascii() and length.strip().isdigit() for length in lengths)
        if not plain or len(lengths) + len(encodings) > 1 or any(encoding != "chunked" for encoding in encodings):
            raise InvalidUsage("Bad Request")

    app.add_signal(check, "http.lifecycle.request")
