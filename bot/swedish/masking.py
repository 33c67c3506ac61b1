"""Personal numbers are masked before anything is stored or logged."""

from __future__ import annotations

import re

MASK = "[personnummer]"

# Year (two or four digits), month, day (coordination numbers add 60), perhaps a sign, and four digits.
_PERSONAL_NUMBER = re.compile(
    r"""(?<!\d)
    (?:18|19|20)?\d{2} [ .-]?
    (?:0[1-9]|1[0-2]) [ .-]?
    (?:[06][1-9]|[1278]\d|[39][01])
    \s?[-+–/]?\s?
    \d{4}
    (?!\d)""",
    re.VERBOSE,
)


def mask(text: str) -> str:
    """The text with each Swedish personal or coordination number replaced by `MASK`.

    The check digit is not asked for: a mistyped personal number still points at somebody.
    """
    return _PERSONAL_NUMBER.sub(MASK, text)
