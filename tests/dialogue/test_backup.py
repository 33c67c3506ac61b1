from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.dialogue.backup import BackupError, Dump, back_up, drop_old, last_made, restore
from bot.facts.hours import STOCKHOLM


@pytest.fixture
def variable(tmp_path: Path) -> Path:
    folder = tmp_path / "var"
    folder.mkdir()
    write(folder / "conversations.db", "hej")
    (folder / "audit.jsonl").write_text('{"what": "on"}\n')
    (folder / "secret").write_text("hemlig")
    return folder


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    folder = tmp_path / "incident"
    folder.mkdir()
    (folder / "channels.yml").write_text("telefon: 011-15 00 00\n")
    return folder


def write(path: Path, text: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS said (text)")
        connection.execute("INSERT INTO said VALUES (?)", (text,))


def said(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM said")]


def test_copy_is_put_back(variable: Path, facts: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(variable / "conversations.db")):  # the bot runs on
        copy = back_up(tmp_path / "copies", variable, facts)
    write(variable / "conversations.db", "efteråt")
    (facts / "channels.yml").write_text("fel\n")

    put_back = restore(copy, variable, facts)

    assert said(variable / "conversations.db") == ["hej"]
    assert (facts / "channels.yml").read_text() == "telefon: 011-15 00 00\n"
    assert sorted(put_back) == ["audit.jsonl", "conversations.db", "incident/channels.yml"]


def test_what_staff_write_is_put_back(variable: Path, facts: Path, tmp_path: Path) -> None:
    topics, domain = tmp_path / "data", tmp_path / "domain.yml"
    (topics / "nlu").mkdir(parents=True)
    (topics / "nlu/kontakt.yml").write_text("svar: 1\n")
    domain.write_text("intents: [kontakt]\n")
    copy = back_up(tmp_path / "copies", variable, facts, written=[topics, domain])
    (topics / "nlu/kontakt.yml").unlink()
    domain.write_text("intents: []\n")

    put_back = restore(copy, variable, facts, written=[topics, domain])

    assert (topics / "nlu/kontakt.yml").read_text() == "svar: 1\n"
    assert domain.read_text() == "intents: [kontakt]\n"
    assert {"data/nlu/kontakt.yml", "domain.yml"} < set(put_back)


def test_what_an_open_editor_leaves_costs_no_copy(variable: Path, facts: Path, tmp_path: Path) -> None:
    written = tmp_path / "data"
    written.mkdir()
    (written / "kontakt.yml").touch()
    (written / ".#kontakt.yml").symlink_to("nobody@nowhere:1")

    copy = back_up(tmp_path / "copies", variable, facts, written=(written,))

    assert [path.name for path in (copy / "data").iterdir()] == ["kontakt.yml"]


def test_copy_of_an_older_version_has_none_of_what_staff_write(variable: Path, facts: Path, tmp_path: Path) -> None:
    copy = back_up(tmp_path / "copies", variable, facts)

    assert "conversations.db" in restore(copy, variable, facts, written=[tmp_path / "data", tmp_path / "domain.yml"])
    assert not (tmp_path / "data").exists()


def test_secret_is_not_copied(variable: Path, facts: Path, tmp_path: Path) -> None:
    copy = back_up(tmp_path / "copies", variable, facts)

    assert not (copy / "secret").exists()


def test_only_the_owner_may_read_a_copy(variable: Path, facts: Path, tmp_path: Path) -> None:
    assert back_up(tmp_path / "copies", variable, facts).stat().st_mode & 0o077 == 0


def test_only_the_owner_may_read_what_is_put_back(variable: Path, facts: Path, tmp_path: Path) -> None:
    copy = back_up(tmp_path / "copies", variable, facts)

    restore(copy, tmp_path / "empty", facts)

    assert (copy / "conversations.db").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "empty/conversations.db").stat().st_mode & 0o777 == 0o600


def copy_made(folder: Path, at: datetime) -> Path:
    copy = folder / at.strftime("%Y-%m-%dT%H%M%S")
    copy.mkdir(parents=True)
    return copy


def test_old_copies_go_and_nothing_else(variable: Path, facts: Path, tmp_path: Path) -> None:
    copy = back_up(tmp_path / "copies", variable, facts)
    newer = copy_made(tmp_path / "copies", datetime.now(STOCKHOLM) + timedelta(days=4))
    (tmp_path / "copies/eget").mkdir()

    assert drop_old(tmp_path / "copies", 2) == []
    assert drop_old(tmp_path / "copies", 3, datetime.now(STOCKHOLM) + timedelta(days=4)) == [copy]
    assert sorted(path.name for path in (tmp_path / "copies").iterdir()) == [newer.name, "eget"]


@pytest.mark.parametrize("days", [2, 3, 7])
def test_copy_goes_before_it_is_over_age_though_the_timer_comes_late(days: int, tmp_path: Path) -> None:
    made = datetime(2026, 10, 23, 3, 30)
    copy_made(tmp_path, made)
    copy_made(tmp_path, made + timedelta(days=days))
    nights = (datetime(2026, 10, 24, 3, 40) + timedelta(days=number) for number in range(days))

    last = next(night for night in nights if drop_old(tmp_path, days, night))

    assert timedelta(days=days - 1) <= last - made < timedelta(days=days)


def test_last_copy_stays_without_what_residents_wrote(variable: Path, facts: Path, tmp_path: Path) -> None:
    copy = back_up(tmp_path / "copies", variable, facts)
    (copy / "journal.dump").write_bytes(b"hej")
    (facts / "channels.yml").write_text("fel\n")

    drop_old(tmp_path / "copies", 3, datetime.now(STOCKHOLM) + timedelta(days=4))

    assert not [path for path in copy.rglob("*") if b"hej" in (path.read_bytes() if path.is_file() else b"")]
    assert sorted(restore(copy, variable, facts)) == ["audit.jsonl", "incident/channels.yml"]
    assert (facts / "channels.yml").read_text() == "telefon: 011-15 00 00\n"


def test_half_of_a_copy_that_was_killed_goes(variable: Path, facts: Path, tmp_path: Path) -> None:
    half = tmp_path / "copies/.part-a"
    half.mkdir(parents=True)

    assert drop_old(tmp_path / "copies", 3) == [half]


def test_earlier_facts_are_put_back(variable: Path, facts: Path, tmp_path: Path) -> None:
    (variable / "history").mkdir()
    (variable / "history/000001.json").write_text("{}")
    copy = back_up(tmp_path / "copies", variable, facts)
    (variable / "history/000001.json").unlink()

    restore(copy, variable, facts)

    assert (variable / "history/000001.json").read_text() == "{}"


def test_what_staff_did_since_the_copy_stays_told(variable: Path, facts: Path, tmp_path: Path) -> None:
    copy = back_up(tmp_path / "copies", variable, facts)
    with (variable / "audit.jsonl").open("a") as file:
        file.write('{"what": "off"}\n')

    restore(copy, variable, facts)

    assert (variable / "audit.jsonl").read_text() == '{"what": "on"}\n{"what": "off"}\n'


def test_time_of_the_last_copy_is_told(variable: Path, facts: Path, tmp_path: Path) -> None:
    before = last_made(variable)

    back_up(tmp_path / "copies", variable, facts)

    assert before == 0
    assert abs(last_made(variable) - datetime.now(STOCKHOLM).timestamp()) < 60


def test_copy_that_failed_is_not_told_as_made(variable: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        back_up(tmp_path / "copies", variable, tmp_path / "saknas")

    assert last_made(variable) == 0


def test_damaged_file_makes_no_copy(variable: Path, facts: Path, tmp_path: Path) -> None:
    (variable / "conversations.db-wal").unlink(missing_ok=True)
    (variable / "conversations.db").write_bytes(b"rubbish" * 2000)

    with pytest.raises(BackupError, match=r"conversations\.db"):
        back_up(tmp_path / "copies", variable, facts)

    assert list((tmp_path / "copies").iterdir()) == []


def test_folder_that_is_no_copy_is_refused(variable: Path, facts: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="ingen säkerhetskopia"):
        restore(variable, variable, facts)


def test_damaged_copy_changes_nothing(variable: Path, facts: Path, tmp_path: Path) -> None:
    write(variable / "journal.db", "fråga")
    copy = back_up(tmp_path / "copies", variable, facts)
    (copy / "journal.db").write_bytes((copy / "journal.db").read_bytes()[:4096] + b"rubbish" * 600)
    write(variable / "conversations.db", "efteråt")
    write(variable / "journal.db", "efteråt")
    (facts / "channels.yml").write_text("nytt\n")

    with pytest.raises(BackupError, match=r"journal\.db"):
        restore(copy, variable, facts)

    assert said(variable / "conversations.db") == ["hej", "efteråt"]
    assert said(variable / "journal.db") == ["fråga", "efteråt"]
    assert (facts / "channels.yml").read_text() == "nytt\n"
    assert list(tmp_path.rglob(".restore-*")) == []


def test_log_of_a_killed_bot_is_not_played_into_what_is_put_back(variable: Path, facts: Path, tmp_path: Path) -> None:
    copy = back_up(tmp_path / "copies", variable, facts)
    file, log = variable / "conversations.db", variable / "conversations.db-wal"
    with closing(sqlite3.connect(file)) as holder:
        holder.execute("SELECT text FROM said").fetchall()
        write(file, "efteråt")
        left = log.read_bytes()
    log.write_bytes(left)

    restore(copy, variable, facts)

    assert left
    assert said(file) == ["hej"]
    assert not log.exists()


def test_tables_in_postgresql_are_put_back(variable: Path, facts: Path, tmp_path: Path, postgresql: str) -> None:
    engine = sa.create_engine(postgresql, future=True)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE asked (text text)"))
        connection.execute(sa.text("INSERT INTO asked VALUES ('hej')"))
    dump = Dump("journal.dump", engine.url, ("asked",))
    copy = back_up(tmp_path / "copies", variable, facts, [dump])
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE asked SET text = 'efteråt'"))

    restore(copy, variable, facts, [dump])

    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT text FROM asked")).scalar_one() == "hej"


def two_dumps(url: str) -> tuple[sa.engine.Engine, list[Dump]]:
    engine = sa.create_engine(url, future=True)
    with engine.begin() as connection:
        for table in ("told", "noted"):
            connection.execute(sa.text(f"DROP TABLE IF EXISTS {table}"))
            connection.execute(sa.text(f"CREATE TABLE {table} (text text)"))
            connection.execute(sa.text(f"INSERT INTO {table} VALUES ('hej')"))
    return engine, [Dump("conversations.dump", engine.url, ("told",)), Dump("journal.dump", engine.url, ("noted",))]


def test_damaged_dump_changes_no_database(variable: Path, facts: Path, tmp_path: Path, postgresql: str) -> None:
    engine, dumps = two_dumps(postgresql)
    copy = back_up(tmp_path / "copies", variable, facts, dumps)
    whole = (copy / "journal.dump").read_bytes()
    (copy / "journal.dump").write_bytes(whole[:-20])
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE told SET text = 'efteråt'"))

    with pytest.raises(BackupError, match="pg_restore"):
        restore(copy, variable, facts, dumps)

    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT text FROM told")).scalar_one() == "efteråt"


def test_what_is_back_when_the_second_database_refuses_is_told(
    variable: Path, facts: Path, tmp_path: Path, postgresql: str
) -> None:
    _, [conversations, journal] = two_dumps(postgresql)
    copy = back_up(tmp_path / "copies", variable, facts, [conversations, journal])
    write(variable / "conversations.db", "efteråt")
    gone = Dump(journal.file, journal.url.set(database="saknas"), journal.tables)

    with pytest.raises(BackupError, match=r"conversations\.dump är redan tillbaka, inget annat"):
        restore(copy, variable, facts, [conversations, gone])

    assert said(variable / "conversations.db") == ["hej", "efteråt"]


def test_copy_of_another_database_is_refused(variable: Path, facts: Path, tmp_path: Path, postgresql: str) -> None:
    copy = back_up(tmp_path / "copies", variable, facts)
    dump = Dump("conversations.dump", sa.create_engine(postgresql).url, ("events",))

    with pytest.raises(BackupError, match=r"conversations\.dump i en annan databas"):
        restore(copy, variable, facts, [dump])


def test_dump_that_an_older_version_left_out_is_not_missed(
    variable: Path, facts: Path, tmp_path: Path, postgresql: str
) -> None:
    copy = back_up(tmp_path / "copies", variable, facts)
    dump = Dump("journal.dump", sa.create_engine(postgresql).url, ("asked",))

    assert "conversations.db" in restore(copy, variable, facts, [dump])


@pytest.mark.parametrize("named", ["", "?host={folder}"])
def test_tables_behind_a_socket_are_copied(
    variable: Path, facts: Path, tmp_path: Path, postgresql: str, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    server = sa.create_engine(postgresql, future=True)
    with server.begin() as connection:
        connection.execute(sa.text("CREATE TABLE IF NOT EXISTS heard (text text)"))
        folder = connection.execute(sa.text("SHOW unix_socket_directories")).scalar_one()
    for name, value in {"HOST": "/nowhere" if named else folder, "PORT": server.url.port, "USER": "lots"}.items():
        monkeypatch.setenv(f"PG{name}", str(value))
    url = sa.engine.make_url(f"postgresql:///kontaktlots{named.format(folder=folder)}")

    copy = back_up(tmp_path / "copies", variable, facts, [Dump("journal.dump", url, ("heard",))])

    assert (copy / "journal.dump").stat().st_size
