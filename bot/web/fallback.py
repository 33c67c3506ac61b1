"""What nginx answers while the bot does not: the contact card, written from the facts whenever they change."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from bot.facts.files import replace_file
from bot.facts.hours import STOCKHOLM
from bot.facts.incident import live_facts
from bot.web.errors import NOT_FOUND, ChatError, too_many, unavailable
from bot.web.errors import error_body as body_of
from bot.web.files import contact_facts, filled_page, widget_script

_PAGE = Path(__file__).parent / "fallback.html"
_LARGE = ChatError(413, "refused", "Det går inte att ta emot det som skickades.")
_WAIT = 5
_READABLE = 0o755  # nginx is another user, whatever the umask of who writes


def write_fallback(folder: Path, incident: Path) -> list[str]:
    """Write the page, the errors, the channels and the widget to `folder`; returns the names. Raises DocumentError.

    Of announcements those that tell when they end, which the widget looks at: nothing writes the files anew then.
    """
    facts, now = live_facts(incident).get(), datetime.now(STOCKHOLM)
    known = contact_facts(incident, now)
    ending = [announcement for announcement in known["vma"] if announcement["expires"]]
    files = {
        "index.html": filled_page(_PAGE, facts, now),
        "widget.js": widget_script(incident, now),
        "channels.json": json.dumps({**known, "vma": ending}, ensure_ascii=False),
        **{
            f"{error.status}.json": json.dumps(body_of(error, facts), ensure_ascii=False)
            for error in (unavailable(), NOT_FOUND, _LARGE, too_many(_WAIT))
        },
    }
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(_READABLE)
    for name, text in files.items():
        replace_file(folder / name, text.encode("utf-8"))
    return sorted(files)
