"""What an operator watches, in Prometheus' words.

Each worker counts for itself and is scraped at its own port, so Prometheus' `instance` label tells them apart and
no counter has to be shared through files.
"""

from __future__ import annotations

from datetime import datetime, timezone

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from bot.assistant import Answer
from bot.dialogue.alternatives import DOUBTED
from bot.dialogue.backup import last_made
from bot.dialogue.live_answers import live_answers
from bot.facts.incident import live_facts
from bot.facts.switch import live_switch
from bot.facts.systems import moment
from bot.settings import Settings

WHOLE = "whole"
_SECONDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 3.0)
# Below .4, FallbackClassifier's threshold in config.yml, the bot asks back; below DOUBTED its answer is in doubt.
_CONFIDENCES = (0.2, 0.4, 0.5, DOUBTED, 0.7, 0.8, 0.9, 1.0)


# Doubles every series with the time of its first count, which nobody asks for.
disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """The counters of one worker, in a registry of their own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.registry = CollectorRegistry()
        registry = self.registry
        self._messages = Counter("lots_messages", "Answered messages", ["topic"], registry=registry)
        self._confidence = Histogram(
            "lots_confidence", "How sure the topic was", buckets=_CONFIDENCES, registry=registry
        )
        self._failures = Counter("lots_failures", "Messages that got the contact card", ["reason"], registry=registry)
        self._errors = Counter("lots_errors", "Refused and failed requests", ["code"], registry=registry)
        self._requests = Counter("lots_requests", "Requests", ["route", "status"], registry=registry)
        self._seconds = Histogram("lots_seconds", "Seconds a message", ["step"], buckets=_SECONDS, registry=registry)
        self._sessions = Counter("lots_sessions", "Conversations begun", registry=registry)
        self._ready = Gauge("lots_ready", "1 when the canary question is answered and stored", registry=registry)
        self._open = Gauge("lots_open", "0 while staff have turned the bot off", registry=registry)
        self._good = Gauge("lots_files_good", "0 when the newest files cannot be read", ["what"], registry=registry)
        self._age = Gauge("lots_status_age_seconds", "Seconds since the status was published", registry=registry)
        self._stale = Gauge("lots_status_stale", "1 when the status is told as last known", registry=registry)
        self._model = Gauge("lots_model", "1 for the model that answers", ["model"], registry=registry)
        self._loaded = Gauge("lots_model_loaded_timestamp_seconds", "When it was loaded", registry=registry)
        self._backup = Gauge("lots_backup_timestamp_seconds", "When the last copy was made, or 0", registry=registry)
        ProcessCollector(registry=registry)

    def answered(self, answer: Answer, seconds: float) -> None:
        """Count one answered message, with the seconds from its request to its answer."""
        self._messages.labels(answer.topic or "").inc()
        if answer.confidence is not None:
            self._confidence.observe(answer.confidence)
        self.step(WHOLE, seconds)

    def step(self, name: str, seconds: float) -> None:
        """Count the seconds of one step."""
        self._seconds.labels(name).observe(seconds)

    def failed(self, reason: str) -> None:
        """Count a message that got the contact card instead of an answer."""
        self._failures.labels(reason).inc()

    def requested(self, route: str, status: int, code: str | None) -> None:
        """Count one request by route, never by address; `code` is the error's."""
        self._requests.labels(route, str(status)).inc()
        if code:
            self._errors.labels(code).inc()

    def begun(self) -> None:
        """Count a new conversation."""
        self._sessions.inc()

    def loaded(self, model: str, at: float) -> None:
        """Name the model that answers, and when it was loaded, in seconds since 1970."""
        self._model.clear()
        self._model.labels(model).set(1)
        self._loaded.set(at)

    def text(self, ready: bool) -> bytes:
        """Everything, in Prometheus' text format."""
        live, answers, switch = (
            live_facts(self._settings.incident),
            live_answers(self._settings.topics),
            live_switch(self._settings.incident),
        )
        answers.get()
        status = live.get().status
        self._ready.set(ready)
        self._open.set(switch.get() is None)
        self._good.labels("facts").set(live.error is None)
        self._good.labels("answers").set(answers.error is None)
        now = datetime.now(timezone.utc)
        self._age.set((now - moment(status.updated)).total_seconds())
        self._stale.set(status.is_stale(status.updated, now))
        self._backup.set(last_made(self._settings.variable))
        return bytes(generate_latest(self.registry))
