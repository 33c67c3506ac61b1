from pathlib import Path

import pytest

from bot.publications import (
    PUBLISH,
    ROLLBACK,
    BusyError,
    Publication,
    PublicationError,
    Publications,
    checksum,
    locked,
    read_publications,
    verified,
    write_publications,
)


def step(model: str, what: str = PUBLISH) -> Publication:
    return Publication(model, "", "2026-11-24T10:00:00+01:00", "anna", "", what)


def steps(*models: tuple[str, str]) -> Publications:
    """Oldest first."""
    return Publications(tuple(step(model, what) for model, what in reversed(models)))


@pytest.mark.parametrize(
    ("history", "before"),
    [
        (["a"], None),
        (["a", "b"], "a"),
        (["a", "b", "b"], "a"),
        (["a", "b", "c", "<b"], "a"),
        (["a", "b", "c", "<b", "<a"], None),
        (["a", "b", "<a", "c"], "a"),
        (["a", "b", "<a", "c", "<a"], None),
    ],
)
def test_what_a_rollback_goes_back_to(history: list[str], before: str | None) -> None:
    found = steps(*((name.lstrip("<"), ROLLBACK if name[0] == "<" else PUBLISH) for name in history)).before

    assert (found.model if found else None) == before


def test_what_is_written_is_read(tmp_path: Path) -> None:
    publications = Publications((step("a"),), {"utter_hej": ["Hej!"]})

    write_publications(tmp_path, publications)

    assert read_publications(tmp_path) == publications
    assert [path.name for path in tmp_path.iterdir()] == ["live.json"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"publications": [{}], "answers": {}}'])
def test_damaged_file_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "live.json").write_text(content, encoding="utf-8")

    with pytest.raises(PublicationError, match="lots publish"):
        read_publications(tmp_path)


def test_changed_model_is_not_what_was_published(tmp_path: Path) -> None:
    model = tmp_path / "a.tar.gz"
    model.write_bytes(b"whole")
    published = Publication("a.tar.gz", checksum(model), "", "", "", PUBLISH)
    assert verified(tmp_path, published) == model

    model.write_bytes(b"whol")

    with pytest.raises(PublicationError, match="skadad"):
        verified(tmp_path, published)


def test_lock_names_who_holds_it(tmp_path: Path) -> None:
    with locked(tmp_path / "lock", "anna"), pytest.raises(BusyError, match="anna"), locked(tmp_path / "lock", "bo"):
        pass

    with locked(tmp_path / "lock", "bo"):
        assert "bo" in (tmp_path / "lock").read_text(encoding="utf-8")
