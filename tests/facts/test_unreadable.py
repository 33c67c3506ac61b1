from __future__ import annotations

from pathlib import Path

import pytest

from bot.facts.document import DocumentError, parse_document


@pytest.mark.parametrize(
    ("text", "line", "wrong"),
    [
        ("text: Hej: du\n", 1, "ett kolon står"),
        ('a: 1\ntext: "hej\nb: c\n', 2, "ett citattecken avslutas aldrig"),
        ("a:\n  b: 1\n c: 2\n", 3, "passar inte till raden ovanför"),
        ("- a\nb: c\n", 2, "hör inte till listan"),
        ("a: [1, 2\nb: 3\n", 2, "en parentes avslutas aldrig"),
        ("a: @x\n", 1, "en egen betydelse"),
        ("a: *x\n", 1, "en egen betydelse"),
        ('a: "\\q"\n', 1, "omvänt snedstreck"),
        ("a: 1\nb: \x01\n", 2, "inte syns"),
        ("a: 1\nb:\N{NO-BREAK SPACE}2\nc: 3\n", 2, "inte syns"),
        ("a:\n  b: 1\n\N{NO-BREAK SPACE} c: 2\n  d: 3\n", 3, "inte syns"),
        ("a: 1\n--- b\n", 2, "allra först"),
        ("nlu: |\nhej\na: 1\n", 3, "saknar kolon"),
        ("a: 1\nb: [\n", 2, "en parentes avslutas aldrig"),
        ("a: 1\nb: [\nc: 2\n", 3, "en parentes avslutas aldrig"),
        ("a: " + 40 * "å" + "\nb: 1\nc: \x01\nd: 2\n", 3, "inte syns"),
    ],
)
def test_what_cannot_be_read_is_told_in_swedish_where_it_is_to_be_mended(text: str, line: int, wrong: str) -> None:
    with pytest.raises(DocumentError, match=wrong) as caught:
        parse_document(Path("svar.yml"), text.encode())

    assert caught.value.line == line


def test_unknown_faults_keep_what_the_parser_says() -> None:
    with pytest.raises(DocumentError, match=r"expected <document start>.*Jämför indrag"):
        parse_document(Path("svar.yml"), b"{a: b}}\n")
