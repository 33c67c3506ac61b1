"""Words of somebody's work, and of who has none here."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_WORK = re.compile(
    r"\b(?:jobb\w*|arbet\w*|anstalld\w*|personal\w*|chef\w*|helpdesk\w*|losenord\w*|tjanst(?:e\w*|en)|kolleg\w*|patch\w*"
    r"|server\w*|vpn|rektor\w*|undersk\w*|vikarie\w*|dokumentera\w*|hem(?:ma|ifran)|papper|analogt?)\b"
)
_RESIDENT = re.compile(
    r"\b(?:invanare|forening(?:en)?|bara (?:en )?granne|privatperson\w*|foralder|foraldrar|hyresgast\w*"
    r"|ingen verksamhet|(?:jag|vi) bor (?:har|i|pa|bredvid|granne))\b"
)


def is_of_work(text: str) -> bool:
    """Whether `text` speaks of work: a job, a manager, a password."""
    return bool(_WORK.search(fold(text)))


def is_resident(text: str) -> bool:
    """Whether `text` says that its writer is a resident or an association, and speaks of no work."""
    return bool(_RESIDENT.search(fold(text))) and not is_of_work(text)
