"""Session tokens: issued by the server, signed, unguessable, with an end."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import tempfile
import time
from functools import lru_cache, partial
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer

_CONVERSATION_BYTES = 24
_SECRET_BYTES = 32
_TOKENS_REMEMBERED = 10_000
_SECONDS_SET_BACK = 86_400  # a clock that is set right must not throw people out


class Sessions:
    """Issues tokens and reads back the conversation that each opens."""

    def __init__(self, secret: str, hours: int) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="chat-session")
        self.seconds = hours * 3600
        # A conversation shows its token with every message; to verify a signature takes as long as to find a system.
        self._read = lru_cache(_TOKENS_REMEMBERED)(partial(self._serializer.loads, return_timestamp=True))

    def issue(self) -> tuple[str, str]:
        """A new token and the id of its new conversation."""
        conversation = secrets.token_urlsafe(_CONVERSATION_BYTES)
        return str(self._serializer.dumps(conversation)), conversation

    def conversation(self, token: str) -> str | None:
        """The conversation that `token` opens; None for a forged or expired one."""
        try:
            conversation, issued = self._read(token)
        except BadSignature:
            return None
        age = time.time() - issued.timestamp()
        return str(conversation) if -_SECONDS_SET_BACK <= age <= self.seconds else None


def stored_secret(folder: Path, given: str = "") -> str:
    """The installation's signing secret: `given`, or made at the first call; only its owner may read it.

    Raises OSError, in Swedish for one that is empty: anybody could sign with that.
    """
    if given:
        return given
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret"
    if not path.exists():
        # It has its name only when it is whole: another worker that starts now must not read half of it.
        handle, made = tempfile.mkstemp(dir=folder, prefix=".secret-")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_SECRET_BYTES))
        with contextlib.suppress(FileExistsError):
            os.link(made, path)
        Path(made).unlink()
    secret = path.read_text(encoding="ascii").strip()
    if not secret:
        raise OSError(errno.ENODATA, "filen är tom; ta bort den och starta om", str(path))
    return secret
