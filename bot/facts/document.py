"""YAML documents that remember on which line each value stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.facts.files import reason_of
from bot.facts.unreadable import line_and_reason

_BOOLEAN, _WHOLE = "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int"

KeyPath = Sequence[str | int]


class DocumentError(Exception):
    """A file that cannot be used. Its text is `file:line: what, and what to do`, in Swedish, for staff."""

    def __init__(self, path: Path, line: int, what: str) -> None:
        super().__init__(f"{path}:{line}: {what}")
        self.path = path
        self.line = line
        self.what = what


@dataclass(frozen=True)
class Document:
    """The parsed content of one YAML file."""

    path: Path
    data: Any
    _root: yaml.Node | None

    def line(self, keys: KeyPath = ()) -> int:
        """The line, from 1, of the value at `keys`, or of its nearest parent that exists."""
        node, line = self._root, 1
        for key in keys:
            if isinstance(node, yaml.MappingNode):
                pairs = [pair for pair in node.value if pair[0].value == str(key)]
                if not pairs:
                    break
                line, node = pairs[0][0].start_mark.line + 1, pairs[0][1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
                node = node.value[key]
                line = node.start_mark.line + 1
            else:
                break
        return line

    def error(self, keys: KeyPath, what: str) -> DocumentError:
        """An error that points at the value at `keys`."""
        return DocumentError(self.path, self.line(keys), what)


def read_document(path: Path) -> Document:
    """Read one YAML file in UTF-8, with or without a byte order mark, with any line ends.

    Raises DocumentError when the file is missing, is not UTF-8, is not YAML or says a key twice.
    """
    try:
        return parse_document(path, path.read_bytes())
    except FileNotFoundError as error:
        raise DocumentError(path, 1, "Filen saknas. Lägg tillbaka den.") from error
    except OSError as error:
        what = f"Filen går inte att öppna ({reason_of(error)}). Se till att boten får läsa den."
        raise DocumentError(path, 1, what) from error


def parse_document(path: Path, content: bytes) -> Document:
    """Read what is, or is to be, the content of `path`; raises DocumentError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DocumentError(path, line, "Filen är inte sparad som UTF-8. Spara om den som UTF-8.") from error
    loader = _Loader(text.replace("\r\n", "\n"))
    try:
        root = loader.get_single_node()
        if root is None:
            return Document(path, None, None)
        _refuse_double_keys(path, root)
        return Document(path, loader.construct_document(root), root)
    except yaml.YAMLError as error:
        line, what = line_and_reason(error, text)
        raise DocumentError(path, line, what) from error
    except (ValueError, RecursionError) as error:
        what = f"Filen går inte att läsa som YAML ({error}). Ta bort värdet och spara igen."
        raise DocumentError(path, 1, what) from error
    finally:
        loader.dispose()


class _Loader(yaml.CSafeLoader):
    """YAML 1.2's booleans and whole numbers: `02555` is no octal number, and `no` is a word."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in (_BOOLEAN, _WHOLE)]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


_Loader.add_implicit_resolver(_BOOLEAN, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
_Loader.add_implicit_resolver(_WHOLE, re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"), list("-+0123456789"))


def _refuse_double_keys(path: Path, root: yaml.Node) -> None:
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if isinstance(node, yaml.SequenceNode):
            nodes.extend(node.value)
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    what = f"”{key.value}” står två gånger. Ta bort den ena."
                    raise DocumentError(path, key.start_mark.line + 1, what)
                seen.add(key.value)
                nodes.append(value)
