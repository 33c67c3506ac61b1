import stat
import threading
from pathlib import Path

import pytest

from bot.facts.files import keep_private, locked, replace_file


def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    path.chmod(0o640)

    replace_file(path, b"new")

    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


def test_link_still_leads_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("old")
    link = tmp_path / "link.yml"
    link.symlink_to(tmp_path / "real.yml")

    replace_file(link, b"new")

    assert link.is_symlink()
    assert (tmp_path / "real.yml").read_text() == "new"


def test_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("old")
    full = tmp_path / "full"
    full.symlink_to("/dev/full")

    with pytest.raises(OSError):
        replace_file(path / "below", b"new")

    assert path.read_text() == "old"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.yml", "full"]


def test_what_others_could_read_is_private_and_otherwise_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    for part in (path, tmp_path / "a.db-wal"):
        part.write_bytes(b"old")
        part.chmod(0o644)
    before = path.stat().st_mtime_ns

    keep_private(path)

    assert [stat.S_IMODE(part.stat().st_mode) for part in sorted(tmp_path.iterdir())] == [0o600, 0o600]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (b"old", before)


def test_lock_is_held_by_one(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with locked(tmp_path):
            order.append("second")

    with locked(tmp_path):
        other = threading.Thread(target=second)
        other.start()
        other.join(timeout=0.2)
        order.append("first")
    other.join(timeout=10)

    assert order == ["first", "second"]
