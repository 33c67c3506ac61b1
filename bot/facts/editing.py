"""Changes of the files that staff write, in place: whole or not at all, and with all else as it was typed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.facts.document import DocumentError
from bot.facts.draft import BOM, Draft
from bot.facts.files import locked, replace_file


def edit_yaml(path: Path, change: Callable[[dict[str, Any]], None], check: Callable[[Path], object]) -> None:
    """Let `change` alter the content of one YAML file.

    Only the lines of values that change are written anew; comments, order and line ends stay. `check` reads the
    folder of the draft, where its neighbours lie as links, and raises DocumentError for one that cannot be used.
    Raises DocumentError when the file cannot be read, is changed by somebody else meanwhile or fails the check.
    """
    with locked(path.parent):
        draft = Draft(path.parent, path.name)
        change(draft.data)
        content = draft.content()
        with tempfile.TemporaryDirectory() as folder:
            beside = Path(folder)
            for neighbour in path.parent.resolve().iterdir():
                if neighbour.name != path.name:
                    (beside / neighbour.name).symlink_to(neighbour)
            (beside / path.name).write_bytes(content)
            check(beside)
        _replace(path, content, draft.before)


def replace(path: Path, text: str, before: bytes) -> None:
    """Put `text` in the place of `before`, which the file must still hold, in one step that a power cut cannot halve.

    Keeps the file's mode and its byte order mark. Raises DocumentError.
    """
    _replace(path, (BOM if before.startswith(BOM) else b"") + text.encode("utf-8"), before)


def newline(text: str) -> str:
    """The line end that the text uses."""
    return "\r\n" if "\r\n" in text else "\n"


def _replace(path: Path, content: bytes, before: bytes) -> None:
    if path.read_bytes() != before:
        raise DocumentError(path, 1, "Någon annan ändrade filen just nu. Inget är skrivet. Gör om ändringen.")
    replace_file(path, content)
