"""Changes of the files that staff write, in place: whole or not at all, and with all else as it was typed."""

from __future__ import annotations

from pathlib import Path

from bot.facts.document import DocumentError
from bot.facts.draft import BOM
from bot.facts.files import replace_file


def replace(path: Path, text: str, before: bytes) -> None:
    """Put `text` in the place of `before`, which the file must still hold, in one step that a power cut cannot halve.

    Keeps the file's mode and its byte order mark. Raises DocumentError.
    """
    if path.read_bytes() != before:
        raise DocumentError(path, 1, "Någon annan ändrade filen just nu. Inget är skrivet. Gör om ändringen.")
    replace_file(path, (BOM if before.startswith(BOM) else b"") + text.encode("utf-8"))


def newline(text: str) -> str:
    """The line end that the text uses."""
    return "\r\n" if "\r\n" in text else "\n"
