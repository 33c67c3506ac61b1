"""Why a file cannot be read as YAML, for somebody who writes answers, not programs: the parser says it in English."""

from __future__ import annotations

import re

import yaml

_OPEN_QUOTE = "found unexpected end of stream"
_SIGN = ("värdet börjar med ett tecken som har en egen betydelse", "Sätt hela värdet inom citattecken.")
# By how what the parser says begins: what is wrong, and what to do.
_REASONS = {
    "mapping values are not allowed": (
        "ett kolon står där inget kolon kan stå",
        "Sätt hela värdet inom citattecken, eller börja en ny rad med samma indrag som raden ovanför.",
    ),
    "did not find expected key": (
        "raden passar inte till raden ovanför",
        "Ge den samma indrag som raderna intill. Citattecken ska stå runt hela värdet.",
    ),
    _OPEN_QUOTE: ("ett citattecken avslutas aldrig", "Sätt ett likadant citattecken där texten slutar."),
    "could not find expected ':'": (
        "raden saknar kolon, eller så är indraget fel",
        "Ge raden samma indrag som raden ovanför, eller skriv namn: värde.",
    ),
    "did not find expected '-'": ("raden hör inte till listan ovanför", "Börja den med - och samma indrag som listan."),
    "did not find expected ',' or": ("en parentes avslutas aldrig", "Sätt ] eller } där listan slutar."),
    "did not find expected node content": ("ett värde saknas, eller en parentes avslutas aldrig", "Skriv klart raden."),
    "found character that cannot start": _SIGN,
    "found undefined alias": _SIGN,
    "did not find expected alphabetic": _SIGN,
    "could not determine a constructor": _SIGN,
    "did not find expected comment": _SIGN,
    "but found another document": ("--- får bara stå allra först", "Ta bort raden."),
    "found unknown escape": ("ett omvänt snedstreck har en egen betydelse", "Skriv två i rad, eller ta bort det."),
}
_HARD_SPACE = re.compile(r"^ *\N{NO-BREAK SPACE}|[:-]\N{NO-BREAK SPACE}")
_HIDDEN = ("ett tecken som inte syns står på raden", "Skriv om raden för hand.")
_COMPARE = "Jämför indrag, kolon och citattecken med raderna intill."
_TAB = ("raden börjar med en tabb", "Byt den mot mellanslag.")


def line_and_reason(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line, from 1, where `text` is wrong, and in Swedish why it cannot be read and what to do."""
    if isinstance(error, yaml.reader.ReaderError):
        # The parser counts bytes.
        line, wrong, remedy = text.encode()[: error.position].count(b"\n") + 1, *_HIDDEN
    elif isinstance(error, yaml.MarkedYAMLError):
        line, wrong, remedy = _marked(error)
    else:
        line, wrong, remedy = 1, str(error), _COMPARE
    line = min(line, max(1, len(text.splitlines())))  # what is missed at the end is told at the last line there is
    if _tabbed(text, line):
        wrong, remedy = _TAB
    elif hard := _hard_space(text, line):
        line, wrong, remedy = hard, *_HIDDEN
    return line, f"Filen går inte att läsa som YAML: {wrong}. {remedy}"


def _marked(error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
    said = str(error.problem)
    # What is never ended is missed at the end of the file, and is to be mended where it begins.
    mark = error.context_mark if said.startswith(_OPEN_QUOTE) else error.problem_mark
    mark = mark or error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    wrong, remedy = next(
        (reason for start, reason in _REASONS.items() if said.startswith(start)),
        (said, _COMPARE),
    )
    return line, wrong, remedy


def _tabbed(text: str, line: int) -> bool:
    rows = text.splitlines()[max(0, line - 2) : line + 1]
    return any("\t" in row[: len(row) - len(row.lstrip())] for row in rows)


def _hard_space(text: str, line: int) -> int | None:
    """The line, this one or the one before, with a space of a word processor where YAML needs its own."""
    rows = text.splitlines()
    return next((number for number in (line - 1, line) if number and _HARD_SPACE.search(rows[number - 1])), None)
