from pathlib import Path

import pytest

from bot import atomic


def test_content_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    atomic.write(path, "gammalt")

    atomic.write(path, "nytt\r\n")

    assert path.read_bytes() == b"nytt\r\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_the_old(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    (folder / "inne").mkdir(parents=True)

    with pytest.raises(OSError, match="directory"):
        atomic.write(folder, "x")

    assert list(tmp_path.iterdir()) == [folder]
