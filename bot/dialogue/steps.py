"""How long the steps of a message take: what an operator looks at when answers become slow."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

NLU = "nlu"
STORE = "store"

Observe = Callable[[str, float], None]
_Step = Callable[..., Awaitable[Any]]


class Steps:
    """Tells `observe` each step's name and seconds.

    Rasa offers no hook between understanding and storing, so the two methods of its processor are wrapped; a new
    model brings a new processor, which is noticed at the next message.
    """

    def __init__(self) -> None:
        self.observe: Observe = lambda *_: None
        self._processor: Any = None

    def follow(self, processor: Any) -> None:
        """Time the steps of `processor`, once."""
        if processor is self._processor:
            return
        self._processor = processor
        processor.parse_message = self._timed(NLU, processor.parse_message)
        processor.save_tracker = self._timed(STORE, processor.save_tracker)

    def _timed(self, step: str, call: _Step) -> _Step:
        async def timed(*args: Any, **kwargs: Any) -> Any:
            started = time.perf_counter()
            try:
                return await call(*args, **kwargs)
            finally:
                self.observe(step, time.perf_counter() - started)

        return timed
