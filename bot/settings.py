"""Settings of one installation, from environment variables that begin with LOTS_."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseSettings, PositiveInt


class Settings(BaseSettings):
    """Embedded defaults serve one small machine; each can be set as `LOTS_NAME`."""

    host: str = "127.0.0.1"
    port: int = 8080
    incident: Path = Path("incident")
    topics: Path = Path("data/nlu")
    models: Path = Path("models")
    variable: Path = Path("var")  # what the running bot writes: conversations and its secret
    retention_days: PositiveInt = PositiveInt(21)  # how long a conversation is kept
    session_hours: PositiveInt = PositiveInt(24)  # how long a session token is valid

    class Config:
        """Settings of pydantic."""

        env_prefix = "LOTS_"


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
