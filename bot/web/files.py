"""The contact facts, the pages and the script, as the server sends them and as they are kept for when it is down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from html import escape
from json import dumps as json_text
from pathlib import Path
from typing import Any

from bot.dialogue.placeholders import fill
from bot.facts.channels import as_json
from bot.facts.incident import Facts, live_facts
from bot.facts.switch import live_switch
from bot.web.status import brief

WIDGET = Path(__file__).parent / "widget"
_FACTS = re.compile(r"/\* facts \*/.*?/\* end \*/")


def contact_facts(incident: Path, now: datetime) -> dict[str, Any]:
    """The channels, the notice while the bot is turned off, the important public announcements in force at `now`."""
    facts = live_facts(incident).get()
    return {
        "channels": as_json(facts.channels),
        "closed": live_switch(incident).get(),
        "vma": [
            {
                "text": entry.text,
                "sent": entry.sent.isoformat(),
                "expires": entry.expires.isoformat() if entry.expires else None,
                "url": entry.url,
            }
            for entry in facts.in_force(now)
        ],
    }


def filled_page(path: Path, facts: Facts, now: datetime, more: Mapping[str, str] | None = None) -> str:
    """A page of HTML with its facts filled in like every answer's, as text; a channel's `_lank` is its link.

    `more` are further placeholders, their values HTML already.
    """
    told = {"kommunen": facts.channels.owner}
    for name, channel in facts.channels.channels.items():
        told |= {name: channel.value, f"{name}_lank": channel.href or ""}
    known = {name: escape(value) for name, value in told.items()}
    return fill(path.read_text(encoding="utf-8"), facts, now, {**known, **(more or {})}).text


def widget_script(incident: Path, now: datetime) -> str:
    """The script, with the contact facts and the status in it: they stand once it is loaded, with no server behind.

    Announcements are left out: a browser may keep the script longer than they are in force.
    """
    facts = live_facts(incident).get()
    known = json_text({**contact_facts(incident, now), "vma": [], "summary": brief(facts, now)})
    return _FACTS.sub(lambda _: known, _source(), count=1)


@lru_cache(maxsize=1)
def _source() -> str:
    return (WIDGET / "widget.js").read_text(encoding="utf-8")
