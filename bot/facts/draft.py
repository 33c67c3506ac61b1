"""A file of facts on its way to a new version, with its comments, order and layout."""

from __future__ import annotations

import io
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, cast

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from bot.facts.document import DocumentError, parse_document
from bot.facts.files import reason_of
from bot.facts.history import History

_WIDTH = 120
BOM = b"\xef\xbb\xbf"


class Draft:
    """The content of one file, to be changed in `data` and then saved. `before` is the file as it was read."""

    def __init__(self, folder: Path, file: str) -> None:
        """Raises DocumentError when the file cannot be read."""
        self._file = file
        self._path = folder / file
        try:
            self.before = self._path.read_bytes()
        except OSError as error:
            raise DocumentError(self._path, 1, f"Filen går inte att läsa ({reason_of(error)}).") from error
        if not isinstance(parse_document(self._path, self.before).data, dict):
            raise DocumentError(self._path, 1, "Filen är tom eller har fel form. Kör: lots status undo")
        self._text = self.before.decode("utf-8-sig").replace("\r\n", "\n")
        self._plain = _dumped(_loaded(self._text))
        self.data = _loaded(self._text)

    def content(self) -> bytes:
        """The file as it would be saved; what `data` did not change stays letter by letter."""
        wanted = _dumped(self.data)
        text = _laid_out(self._text, self._plain, wanted)
        if parse_document(self._path, text.encode()).data != parse_document(self._path, wanted.encode()).data:
            text = wanted
        if b"\r\n" in self.before:
            text = text.replace("\n", "\r\n")
        return (BOM if self.before.startswith(BOM) else b"") + text.encode("utf-8")

    def save(self, history: History, how: str) -> None:
        """Publish the draft; raises as `History.save`."""
        history.save(self._file, self.before, self.content(), how)


def written(text: str) -> str:
    """`text` as a YAML string: in quotation marks where it would be read as something else."""
    try:
        plain = yaml.safe_load(text) == text and "\n" not in text
    except (yaml.YAMLError, ValueError):  # a date that does not exist is the latter
        plain = False
    return text if plain else DoubleQuotedScalarString(text)


def listed(values: Sequence[str]) -> CommentedSeq:
    """A list on one line."""
    made = CommentedSeq(map(written, values))
    made.fa.set_flow_style()
    return made


def _loaded(text: str) -> CommentedMap:
    return cast(CommentedMap, _yaml().load(text))


def _dumped(data: CommentedMap) -> str:
    stream = io.StringIO()
    _yaml().dump(data, stream)
    return stream.getvalue()


def _yaml() -> Any:
    made: Any = YAML()
    made.preserve_quotes = True
    made.width = _WIDTH
    return made


def _laid_out(text: str, plain: str, wanted: str) -> str:
    """`wanted` with the lines of `text` wherever the two mean the same.

    `plain` is `text` as the library lays it out; where `wanted` departs from it, something was changed.
    """
    old, base, new = (part.splitlines(keepends=True) for part in (text, plain, wanted))
    before: list[list[str]] = [[] for _ in range(len(base) + 1)]
    instead: list[list[str]] = [[line] for line in base]
    for kind, start, end, new_start, new_end in SequenceMatcher(None, base, new).get_opcodes():
        if kind == "insert":
            before[start] = new[new_start:new_end]
        elif kind != "equal":
            instead[start:end] = [new[new_start:new_end], *([] for _ in range(end - start - 1))]
    lines: list[str] = []
    for old_start, old_end, start, end in _pieces(old, base):
        lines += before[start] if start < end else []
        inner = [line for at in range(start, end) for line in (*(before[at] if at > start else ()), *instead[at])]
        lines += old[old_start:old_end] if inner == base[start:end] else inner
    return "".join(lines + before[len(base)])


def _pieces(old: list[str], base: list[str]) -> list[tuple[int, int, int, int]]:
    """Ranges of `old` and `base` that stand for each other, equal lines one by one."""
    found: list[tuple[int, int, int, int]] = []
    for kind, old_start, old_end, start, end in SequenceMatcher(None, old, base).get_opcodes():
        if kind == "equal":
            found += [(old_start + i, old_start + i + 1, start + i, start + i + 1) for i in range(end - start)]
        else:
            found.append((old_start, old_end, start, end))
    return found
