"""Words of somebody's work."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_WORK = re.compile(
    r"\b(?:jobb\w*|arbet\w*|anstalld\w*|personal\w*|chef\w*|helpdesk\w*|losenord\w*|tjanst(?:e\w*|en)|kolleg\w*|patch\w*"
    r"|server\w*|vpn|rektor\w*|undersk\w*|vikarie\w*|dokumentera\w*|hem(?:ma|ifran)|papper|analogt?)\b"
)


def is_of_work(text: str) -> bool:
    """Whether `text` speaks of work: a job, a manager, a password."""
    return bool(_WORK.search(fold(text)))
