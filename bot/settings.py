"""Settings of one installation, from environment variables that begin with LOTS_."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseSettings, Field, NonNegativeInt, PositiveInt


class Settings(BaseSettings):
    """Embedded defaults serve one small machine; each can be set as `LOTS_NAME`."""

    host: str = "127.0.0.1"
    port: int = 8080
    incident: Path = Path("incident")
    topics: Path = Path("data/nlu")
    models: Path = Path("models")
    variable: Path = Path("var")  # what the running bot writes: conversations and its secret
    retention_days: PositiveInt = PositiveInt(21)  # how long a conversation is kept
    backup_days: PositiveInt = PositiveInt(3)  # how long a copy of it is kept at most, within that time
    publish_margin: float = 0.1  # share of a topic's held-back messages that a publication may lose
    keep_models: PositiveInt = PositiveInt(10)  # models to roll back to
    review_days: PositiveInt = PositiveInt(180)  # after so long an answer should be looked at again
    session_hours: PositiveInt = PositiveInt(24)  # how long a session token is valid
    origins: str = ""  # other sites that may embed the chat: https://www.example.se, parted by spaces or commas
    proxies: int = 0  # how many proxies of our own stand before the bot and tell the resident's address
    journal: str | None = None  # postgresql://…: what was asked; without it an SQLite file in `variable`
    phone_share: Annotated[float, Field(ge=0, le=1)] = (
        0.3  # of answered questions, how many are taken to have spared a call
    )
    phone_minutes: Annotated[float, Field(gt=0)] = 4.0  # how long such a call is taken to be
    redis: str | None = None  # redis://…: limits shared by several workers; without it each has its own
    session_messages_per_minute: PositiveInt = PositiveInt(30)
    address_messages_per_minute: PositiveInt = PositiveInt(120)  # a library or a care home is one address
    address_sessions_per_minute: PositiveInt = PositiveInt(30)
    poll_seconds: NonNegativeInt = NonNegativeInt(60)  # how often the feeds in status.yml are asked; 0 never asks
    endpoints: Path = Path("endpoints.yml")  # Rasa's endpoints: stores, locks, action server
    metrics_from: str = "127.0.0.0/8 ::1/128"  # networks that may read /metrics without a proxy between
    secret: str = ""  # signs sessions; empty: made once and kept in `variable`. Several machines need the same

    @property
    def allowed_origins(self) -> frozenset[str]:
        """The origins as browsers send them."""
        return frozenset(origin.rstrip("/") for origin in self.origins.replace(",", " ").split())

    class Config:
        """Settings of pydantic."""

        env_prefix = "LOTS_"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
