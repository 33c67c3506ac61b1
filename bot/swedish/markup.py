"""The text of a page, as it would be pasted from the screen."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TAG = re.compile(r"</?(?:html|body|p|div|ul|ol|li|h[1-6]|a|br|table|article|section|main|strong|span)\b[^>]*>", re.I)
_BLOCKS = {
    "address", "article", "aside", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "ol", "p", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_SILENT = {"head", "nav", "script", "style", "template"}
BULLET = "• "


def plain_text(content: str) -> str:
    """`content` itself, or its text where it is HTML: a line a paragraph, list items with a bullet."""
    if not _TAG.search(content):
        return content
    reader = _Reader()
    reader.feed(content)
    reader.close()
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line and line != BULLET.strip()) + "\n"


class _Reader(HTMLParser):
    """Keeps text, and the addresses behind links that dial or write."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block."""
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "li":
            self.parts.append(BULLET)
        if tag == "a":
            scheme, _, address = (dict(attrs).get("href") or "").partition(":")
            self._address = address.partition("?")[0] if scheme in ("tel", "mailto") else ""

    def handle_endtag(self, tag: str) -> None:
        """End a line at a block; tell the address of a link whose words did not."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "a" and self._address:
            said = re.sub(r"\W", "", "".join(self.parts[-3:]))
            if re.sub(r"\W", "", self._address) not in said and not any(sign.isdigit() for sign in said[-4:]):
                self.parts.append(f" {self._address}")
            self._address = ""

    def handle_data(self, data: str) -> None:
        """Keep what is shown; line breaks of the source are spaces."""
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))
