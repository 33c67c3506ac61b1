"""`endpoints.yml`: where conversations and locks lie, where words and actions come from.

Rasa reads the file anew for each kind of endpoint and checks it by a schema each time, a tenth of a second of every
start. Here it is read once, and what is wrong with it is told by line, in Swedish.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.conversations import ConversationStore
from bot.dialogue.postgres import PostgresConversations
from bot.facts.document import Document, read_document

KEEPING = (ConversationStore, PostgresConversations)

_STORE = "tracker_store"
_NEEDED = (_STORE, "nlg")
_VARIABLE = re.compile(r"\$\{(\w+)\}")


def read_endpoints(path: Path) -> AvailableEndpoints:
    """The endpoints of `path`, each `${NAME}` filled in from the environment; raises DocumentError."""
    document = read_document(path)
    if not isinstance(document.data, dict):
        raise document.error((), "Filen ska ha namn med värden under sig, som tracker_store.")
    for name in _NEEDED:
        if document.data.get(name) is None:
            raise document.error((name,), f"”{name}” saknas. Lägg tillbaka raderna som de stod från början.")
    return AvailableEndpoints(
        nlg=_endpoint(document, "nlg"),
        action=_endpoint(document, "action_endpoint"),
        tracker_store=_endpoint(document, _STORE),
        lock_store=_endpoint(document, "lock_store"),
    )


def keeps_in_a_file(endpoints: AvailableEndpoints) -> bool:
    """Whether conversations lie in a file, and not in a database server."""
    return bool(endpoints.tracker_store.type == _name(ConversationStore))


def open_store(path: Path, endpoints: AvailableEndpoints | None = None) -> ConversationStore | PostgresConversations:
    """The store that `path` names; raises DocumentError for one that keeps no conversations.

    `endpoints` are those of `path` where it has been read.
    """
    named = (endpoints or read_endpoints(path)).tracker_store
    keeping = [_name(store) for store in KEEPING]
    if named.type in keeping:
        store: ConversationStore | PostgresConversations = TrackerStore.create(named)
        return store
    what = f"Här går inga samtal att spara. Skriv type: {' eller '.join(keeping)}."
    raise read_document(path).error((_STORE, "type"), what)


def _name(store: type) -> str:
    return f"{store.__module__}.{store.__name__}"


def _endpoint(document: Document, name: str) -> EndpointConfig | None:
    given = document.data.get(name)
    if given is None:
        return None
    if not isinstance(given, dict):
        raise document.error((name,), f"”{name}” ska ha värden under sig, som type eller url.")
    return EndpointConfig(**{key: _filled(document, name, key, value) for key, value in given.items()})


def _filled(document: Document, name: str, key: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    missing = [variable for variable in _VARIABLE.findall(value) if variable not in os.environ]
    if missing:
        raise document.error((name, key), f"Miljövariabeln {missing[0]} är inte satt. Sätt den och starta om.")
    return _VARIABLE.sub(lambda match: os.environ[match[1]], value)
