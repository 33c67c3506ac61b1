from pathlib import Path

from bot.running import Presence, Running, servers


def test_tells_as_long_as_it_lives(tmp_path: Path) -> None:
    presence = Presence(tmp_path)
    presence.tell(Running("abc", "def", "skadad"))
    presence.tell(Running("abc"))

    assert servers(tmp_path) == [Running("abc")]

    presence.end()
    assert servers(tmp_path) == []


def test_what_a_dead_process_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "running").mkdir()
    left = tmp_path / "running/1.json"
    left.write_text('{"sha256": "abc"}', encoding="utf-8")

    assert servers(tmp_path) == []
    assert not left.exists()
