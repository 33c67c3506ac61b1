"""Session tokens: issued by the server, signed, unguessable, with an end."""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path

from itsdangerous import BadSignature, URLSafeTimedSerializer

_CONVERSATION_BYTES = 24
_SECRET_BYTES = 32
_SECONDS_SET_BACK = 86_400  # a clock that is set right must not throw people out


class Sessions:
    """Issues tokens and reads back the conversation that each opens."""

    def __init__(self, secret: str, hours: int) -> None:
        self._serializer = URLSafeTimedSerializer(secret, salt="chat-session")
        self.seconds = hours * 3600

    def issue(self) -> tuple[str, str]:
        """A new token and the id of its new conversation."""
        conversation = secrets.token_urlsafe(_CONVERSATION_BYTES)
        return str(self._serializer.dumps(conversation)), conversation

    def conversation(self, token: str) -> str | None:
        """The conversation that `token` opens; None for a forged or expired one."""
        try:
            conversation, issued = self._serializer.loads(token, return_timestamp=True)
        except BadSignature:
            return None
        age = time.time() - issued.timestamp()
        return str(conversation) if -_SECONDS_SET_BACK <= age <= self.seconds else None


def stored_secret(folder: Path, given: str = "") -> str:
    """The installation's signing secret: `given`, or made at the first call; only its owner may read it."""
    if given:
        return given
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        secret = secrets.token_hex(_SECRET_BYTES)
        file.write(secret)
    return secret
