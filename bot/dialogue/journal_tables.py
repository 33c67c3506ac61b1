"""The journal's tables: messages while they are kept, and the counts that stay when they are gone."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from bot.dialogue.timeouts import POSTGRESQL
from bot.facts.files import keep_private
from bot.settings import Settings

_MILLISECONDS_TO_WAIT = 5000
_FOLDING = 20221205  # names the lock


class Outcome(str, Enum):
    """What became of a message."""

    AT_ONCE = "at_once"
    AFTER_ASKING = "after_asking"
    ASKED = "asked"
    NOT_UNDERSTOOD = "not_understood"


class Decision(str, Enum):
    """What staff decided about a message."""

    OPEN = "open"
    ASSIGNED = "assigned"
    OUT = "out"
    DISMISSED = "dismissed"


class Weight(int, Enum):
    """How much a message needs staff's eyes, the most first."""

    UNANSWERED = 0
    UNHELPFUL = 1
    ASKED_BACK = 2
    UNSURE = 3
    ANSWERED = 4
    PRESSED = 9  # a button: nothing to learn from


_METADATA = sa.MetaData()

MESSAGES = sa.Table(
    "messages",
    _METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.Float, nullable=False, index=True),  # seconds since 1970
    sa.Column("hour", sa.Integer, nullable=False),  # hours since 1970
    sa.Column("conversation", sa.String(64), nullable=False),  # a keyed hash of its id
    sa.Column("text", sa.Text, nullable=False),  # masked
    sa.Column("topic", sa.String(64), nullable=False),
    sa.Column("confidence", sa.Float),
    sa.Column("second", sa.String(64)),
    sa.Column("third", sa.String(64)),
    sa.Column("outcome", sa.String(16), nullable=False),
    sa.Column("channel", sa.String(64), nullable=False),  # the first that the answer names
    sa.Column("channels", sa.Text, nullable=False),  # all of them, parted by spaces
    sa.Column("emergency", sa.Boolean, nullable=False),
    sa.Column("model", sa.String(128), nullable=False),
    sa.Column("ms", sa.Float, nullable=False),
    sa.Column("decision", sa.String(16), nullable=False),
    sa.Column("decided_topic", sa.String(64)),
    sa.Column("weight", sa.Integer, nullable=False),
    sa.Column("helpful", sa.Boolean),
    sa.Index("messages_conversation", "conversation", "id"),
    sa.Index("messages_inbox", "decision", "weight", "id"),
    sqlite_autoincrement=True,  # else the number of what is deleted becomes another question's
)

_KEYS = ("hour", "topic", "outcome", "channel", "model")
COUNTED = ("count", "helpful", "unhelpful")
"""What is counted of each hour, topic, outcome, channel and model."""

TALLY = sa.Table(
    "tally",
    _METADATA,
    sa.Column("hour", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("topic", sa.String(64), primary_key=True),
    sa.Column("outcome", sa.String(16), primary_key=True),
    sa.Column("channel", sa.String(64), primary_key=True),
    sa.Column("model", sa.String(128), primary_key=True),
    *(sa.Column(name, sa.Integer, nullable=False) for name in COUNTED),
)


def journal_url(settings: Settings) -> str:
    """Where the journal is, as SQLAlchemy has it: the setting, else a file among what the bot writes."""
    return settings.journal or f"sqlite:///{settings.variable / 'journal.db'}"


def opened(url: str) -> sa.engine.Engine:
    """The journal's database, made if it is not there. Raises SQLAlchemyError or OSError."""
    address = sa.engine.make_url(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(query={**POSTGRESQL, **address.query})
    # An error must not tell what residents wrote to whoever reads the log.
    engine = sa.create_engine(address, pool_pre_ping=True, future=True, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        path = Path(engine.url.database)
        path.parent.mkdir(parents=True, exist_ok=True)
        keep_private(path)
        sa.event.listen(engine, "connect", _prepare_sqlite)
    _METADATA.create_all(engine)
    return engine


def counts(condition: Any) -> sa.sql.Select:
    """The messages that meet `condition`, as rows of the tally."""
    keys = [MESSAGES.c[name] for name in _KEYS]
    return (
        sa.select(
            *keys,
            sa.func.count().label("count"),
            _how_many(MESSAGES.c.helpful.is_(True)).label("helpful"),
            _how_many(MESSAGES.c.helpful.is_(False)).label("unhelpful"),
        )
        .where(condition)
        .group_by(*keys)
    )


def fold(connection: sa.engine.Connection, condition: Any) -> None:
    """Add the messages that meet `condition` to the tally: no text and no conversation goes with them."""
    if connection.dialect.name == "postgresql":  # two workers purge at the same hour, and must not count twice
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_FOLDING)))
    rows = [dict(row) for row in connection.execute(counts(condition)).mappings()]
    if not rows:
        return
    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(TALLY)
    summed = {name: TALLY.c[name] + insert.excluded[name] for name in COUNTED}
    connection.execute(insert.on_conflict_do_update(index_elements=list(_KEYS), set_=summed), rows)


def forget_rows(connection: sa.engine.Connection, condition: Any) -> int:
    """Delete the messages that meet `condition`; returns how many."""
    return int(connection.execute(MESSAGES.delete().where(condition)).rowcount)


def _how_many(condition: Any) -> Any:
    return sa.func.coalesce(sa.func.sum(sa.case((condition, 1), else_=0)), 0)


def _prepare_sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute(f"PRAGMA busy_timeout={_MILLISECONDS_TO_WAIT}")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA secure_delete=ON")  # what is deleted is overwritten on disk
    cursor.close()
