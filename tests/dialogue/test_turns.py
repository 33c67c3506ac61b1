import sqlite3
from contextlib import closing
from pathlib import Path

from bot.dialogue.turns import Turn, Turns


def test_turn_that_is_given_up_ends_no_other(tmp_path: Path) -> None:
    path = tmp_path / "conversations.db"
    turns = Turns(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        for name in ("en", "två"):
            turns.append(Turn(name, 1, 0.0, [])).cancel()
        holder.execute("ROLLBACK")

    turns.append(Turn("tre", 1, 0.0, [])).result(timeout=5)

    assert turns.exists("tre").result(timeout=5)
