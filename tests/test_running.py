import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

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


def before_the_lock(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Have something happen between the next opening of a file and its lock."""
    lock = fcntl.flock

    def happens_first(*arguments: Any) -> None:
        monkeypatch.undo()
        happens()
        lock(*arguments)

    monkeypatch.setattr(fcntl, "flock", happens_first)


def test_is_seen_though_somebody_asked_while_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before_the_lock(monkeypatch, lambda: servers(tmp_path))

    Presence(tmp_path).tell(Running("abc"))

    assert servers(tmp_path) == [Running("abc")]


def test_who_starts_while_two_ask_is_not_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "running").mkdir()
    (tmp_path / f"running/{os.getpid()}.json").touch()
    started: list[Presence] = []

    def another_asks_and_it_starts() -> None:
        servers(tmp_path)
        started.append(Presence(tmp_path))

    before_the_lock(monkeypatch, another_asks_and_it_starts)

    servers(tmp_path)
    started[0].tell(Running("abc"))

    assert servers(tmp_path) == [Running("abc")]
