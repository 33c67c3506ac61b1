"""A served bot follows the publications: a new model is loaded beside the old one, tried, and put in its place."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

import structlog
from sanic import Sanic

from bot.assistant import CANARY, CANARY_TOPIC, Assistant, ModelError
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.publications import FILE, Publication, PublicationError, read_publications, verified
from bot.running import Presence, Running

SECONDS_BETWEEN_LOOKS = 0.25
CANARIES = {CANARY: CANARY_TOPIC, "Hjälp, det brinner hemma!": EMERGENCY}
"""Questions and the topics that any model must give them before it may answer residents."""

Load = Callable[[Path], Assistant]

log = structlog.get_logger()


def follow(app: Sanic, assistant: Assistant, load: Load, models: Path, variable: Path, sha256: str) -> None:
    """Have `assistant`, which answers with the model `sha256`, take each model that is published in `models`.

    `load` gives an assistant of its own for a model file, with conversations that nobody else has.
    """

    @app.after_server_start
    async def begin(*_: object) -> None:
        # Here, in the process that answers: with several, each follows and tells for itself.
        app.ctx.follower = Follower(assistant, load, models, variable, sha256)
        app.add_task(app.ctx.follower.run(), name="follow")

    @app.before_server_stop
    async def end(*_: object) -> None:
        await app.cancel_task("follow", raise_exception=False)
        app.ctx.follower.end()


class Follower:
    """Looks at the publications of `models` and lets `assistant` take what is new and good."""

    def __init__(self, assistant: Assistant, load: Load, models: Path, variable: Path, sha256: str) -> None:
        self._assistant = assistant
        self._load = load
        self._models = models
        self._stamp: tuple[int, int, int] | None = None
        self._running = Running(sha256)
        self._presence = Presence(variable)
        self._tell()

    async def run(self) -> None:
        """Look for ever."""
        with contextlib.suppress(asyncio.CancelledError):
            while True:
                await self.look()
                await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    def end(self) -> None:
        """Be counted as running no longer."""
        self._presence.end()

    async def look(self) -> None:
        """Take what was published since the last look; what cannot be used leaves all as it is, with the reason told.

        Messages under way end with the old model. Loading and trying happen beside the event loop.
        """
        stamp = self._look()
        if stamp == self._stamp:
            return
        self._stamp = stamp
        live: Publication | None = None
        try:
            live = read_publications(self._models).live
            if live is None or live.sha256 == self._running.sha256:
                return
            candidate = await asyncio.to_thread(self._candidate, live)
        except (PublicationError, ModelError) as error:
            log.error("model.refused", reason=str(error), kept=self._running.sha256[:12])
            self._refuse(live, str(error))
        except Exception as error:
            log.exception("model.refused", kept=self._running.sha256[:12])
            self._refuse(live, repr(error))
        else:
            self._assistant.adopt(candidate)
            self._running = Running(live.sha256)
            log.info("model.live", model=live.model, who=live.who, why=live.why)
        self._tell()

    def _refuse(self, live: Publication | None, reason: str) -> None:
        self._running = Running(self._running.sha256, live.at if live else "", reason)

    def _candidate(self, live: Publication) -> Assistant:
        candidate = self._load(verified(self._models, live))
        asyncio.run(_try(candidate, live.model))
        return candidate

    def _look(self) -> tuple[int, int, int] | None:
        try:
            stat = (self._models / FILE).stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino

    def _tell(self) -> None:
        try:
            self._presence.tell(self._running)
        except OSError as error:
            log.error("running.untold", reason=str(error), remedy="free some space on the disk")


async def _try(candidate: Assistant, model: str) -> None:
    for question, topic in CANARIES.items():
        answer = await candidate.answer("canary", question)
        if answer.topic != topic:
            raise ModelError(f"Modellen {model} svarar fel på ”{question}”: {answer.topic} i stället för {topic}.")
