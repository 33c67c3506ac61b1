"""A bare Sanic application that sends back the JSON that it gets: `python -m benchmarks.echo PORT`."""

from __future__ import annotations

import sys

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

app = Sanic("echo", configure_logging=False)


@app.post("/webhooks/rest/webhook")
async def echo(request: Request) -> HTTPResponse:
    """What was sent."""
    return json([{"text": request.json["message"]}])


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), access_log=False, motd=False)
