from pathlib import Path

import pytest

from bot.facts.document import DocumentError, read_document


def written(folder: Path, text: str) -> Path:
    path = folder / "file.yml"
    path.write_bytes(text.encode())
    return path


def test_line_of_a_nested_value(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "a:\n  b:\n    - one\n    - two\n"))

    assert document.line(("a", "b", 1)) == 4


def test_line_of_a_missing_value_is_its_parents(tmp_path: Path) -> None:
    document = read_document(written(tmp_path, "x: 1\na:\n  b: 2\n"))

    assert document.line(("a", "c")) == 2


def test_why_a_file_cannot_be_opened_is_told_in_swedish(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="det är en mapp, inte en fil"):
        read_document(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: [1\nb: 2\n", 2, "YAML"),
        ("a:\n\tb: 1\n", 2, "tabb"),
        ("a: 1\nb: 2\na: 3\n", 3, "två gånger"),
    ],
)
def test_broken_yaml_is_told_with_its_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(DocumentError, match=what) as caught:
        read_document(written(tmp_path, text))

    assert caught.value.line == line


def test_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="Lägg tillbaka"):
        read_document(tmp_path / "none.yml")


def test_other_encodings_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.yml"
    path.write_bytes("a: å".encode("latin-1"))

    with pytest.raises(DocumentError, match="UTF-8"):
        read_document(path)


def test_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, "\ufeffa: 1\n")).data == {"a": 1}
