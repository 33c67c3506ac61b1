"""What nginx answers while the bot does not: the contact card, written from the facts whenever they change."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import datetime
from pathlib import Path

from bot.dialogue.placeholders import fill
from bot.facts.hours import STOCKHOLM
from bot.facts.incident import live_facts
from bot.web.errors import NOT_FOUND, UNAVAILABLE, ChatError, too_many
from bot.web.errors import error_body as body_of
from bot.web.files import contact_facts, widget_script

_PAGE = Path(__file__).parent / "fallback.html"
_LARGE = ChatError(413, "refused", "Det går inte att ta emot det som skickades.")
_WAIT = 5


def write_fallback(folder: Path, incident: Path) -> list[str]:
    """Write the page, the errors, the channels and the widget to `folder`; returns the names. Raises DocumentError."""
    facts = live_facts(incident).get()
    links = {f"{name}_lank": channel.href or "" for name, channel in facts.channels.channels.items()}
    files = {
        "index.html": fill(_PAGE.read_text(encoding="utf-8"), facts, datetime.now(STOCKHOLM), links).text,
        "widget.js": widget_script(incident),
        "channels.json": json.dumps(contact_facts(incident), ensure_ascii=False),
        **{
            f"{error.status}.json": json.dumps(body_of(error, facts), ensure_ascii=False)
            for error in (UNAVAILABLE, NOT_FOUND, _LARGE, too_many(_WAIT))
        },
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        _write(folder / name, text)
    return sorted(files)


def _write(path: Path, text: str) -> None:
    """At once or not at all: nginx may read at any moment."""
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    Path(made).chmod(0o644)
    Path(made).replace(path)
