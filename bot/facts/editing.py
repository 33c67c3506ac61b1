"""Changes of the files that staff write, in place: whole or not at all, and with all else as it was typed."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from bot.facts.document import DocumentError, read_document
from bot.facts.files import locked, replace_file

_BOM = b"\xef\xbb\xbf"
_WIDTH = 110

Edits = list[tuple[int, int, list[str]]]


def edit_yaml(path: Path, change: Callable[[dict[str, Any]], None], check: Callable[[Path], object]) -> None:
    """Let `change` alter the content of one YAML file.

    Only the lines of values that change are written anew; comments, order and line ends stay. `check` reads the
    folder of the draft, where its neighbours lie as links, and raises DocumentError for one that cannot be used.
    Raises DocumentError when the file cannot be read, is changed by somebody else meanwhile or fails the check.
    """
    with locked(path.parent):
        before = path.read_bytes()
        old = read_document(path).data
        new = copy.deepcopy(old)
        change(new)
        text = _spliced(before.removeprefix(_BOM).decode("utf-8"), old, new)
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder) / path.name
            for neighbour in path.parent.resolve().iterdir():
                (draft.parent / neighbour.name).symlink_to(neighbour)
            draft.unlink()
            draft.write_text(text, encoding="utf-8")
            if read_document(draft).data != new:
                raise DocumentError(path, 1, "Filen går inte att ändra här. Ändra den i en textredigerare.")
            check(draft.parent)
        replace(path, text, before)


def replace(path: Path, text: str, before: bytes) -> None:
    """Put `text` in the place of `before`, which the file must still hold, in one step that a power cut cannot halve.

    Keeps the file's mode and its byte order mark. Raises DocumentError.
    """
    if path.read_bytes() != before:
        raise DocumentError(path, 1, "Någon annan ändrade filen just nu. Inget är skrivet. Gör om ändringen.")
    replace_file(path, (_BOM if before.startswith(_BOM) else b"") + text.encode("utf-8"))


def newline(text: str) -> str:
    """The line end that the text uses."""
    return "\r\n" if "\r\n" in text else "\n"


def _spliced(text: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    """`text`, which holds `old`, with the lines of what differs in `new` written anew."""
    lines = text.splitlines(keepends=True)
    end = newline(text)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    edits: Edits = []
    _compare(lines, root, len(lines), old, new, edits)
    for start, stop, rows in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
        lines[start:stop] = [row + end for row in rows]
    return "".join(lines)


def _compare(lines: list[str], node: Any, stop: int, old: dict[str, Any], new: dict[str, Any], edits: Edits) -> None:
    starts = [key.start_mark.line for key, _ in node.value]
    indent = node.value[0][0].start_mark.column
    last = stop
    for (key, value), start, following in zip(node.value, starts, [*starts[1:], stop], strict=True):
        name, last = key.value, _without_trailing(lines, start, following, indent)
        if name not in new:
            edits.append((start, last, []))
        elif old[name] != new[name]:
            block = isinstance(value, yaml.MappingNode) and not value.flow_style
            if block and isinstance(new[name], dict):
                _compare(lines, value, last, old[name], new[name], edits)
            else:
                edits.append((start, last, _dumped(name, new[name], indent)))
    added = [row for name in new if name not in old for row in _dumped(name, new[name], indent)]
    if added:
        edits.append((last, last, added))


def _without_trailing(lines: list[str], start: int, stop: int, indent: int) -> int:
    """The end of a value: empty lines and comments after it belong to what follows."""
    while stop > start + 1:
        row = lines[stop - 1]
        comment = row.lstrip().startswith("#") and len(row) - len(row.lstrip()) <= indent
        if row.strip() and not comment:
            break
        stop -= 1
    return stop


class _Dumper(yaml.SafeDumper):
    """Short lists on one line, as in the files."""

    def represent_list(self, data: Any) -> yaml.SequenceNode:
        """A list of plain values in brackets."""
        return self.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=not any(map(_nested, data)))


_Dumper.add_representer(list, _Dumper.represent_list)


def _nested(value: object) -> bool:
    return isinstance(value, dict | list)


def _dumped(name: str, value: Any, indent: int) -> list[str]:
    text = yaml.dump({name: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    return [" " * indent + row if row else row for row in text.splitlines()]
