"""The contact facts and the widget's script, as the server sends them and as they are kept for when it is down."""

from __future__ import annotations

import re
from functools import lru_cache
from json import dumps as json_text
from pathlib import Path
from typing import Any

from bot.facts.channels import as_json
from bot.facts.incident import live_facts
from bot.facts.switch import live_switch

WIDGET = Path(__file__).parent / "widget"
_FACTS = re.compile(r"/\* facts \*/.*?/\* end \*/")


def contact_facts(incident: Path) -> dict[str, Any]:
    """The channels, and the notice while the bot is turned off."""
    return {"channels": as_json(live_facts(incident).get().channels), "closed": live_switch(incident).get()}


def widget_script(incident: Path) -> str:
    """The script, with the contact facts in it: once loaded or cached, it names a channel with no server behind."""
    known = json_text(contact_facts(incident))
    return _FACTS.sub(lambda _: known, _source(), count=1)


@lru_cache(maxsize=1)
def _source() -> str:
    return (WIDGET / "widget.js").read_text(encoding="utf-8")
