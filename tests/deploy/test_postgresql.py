"""What the page's step about PostgreSQL leaves behind, in a real one."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.serving import Postgres, until

PAGE = Path("deploy/README.md")
WRITTEN = "min granne heter Pelle"


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A server on which the page's lines have been run, whoever they are run as."""
    with Postgres(tmp_path_factory.mktemp("postgresql")) as running:
        address = f"-h 127.0.0.1 -p {running.port} -U lots"
        subprocess.run([f"{running.bin}/dropdb", *address.split(), "kontaktlots"], check=True)
        [step] = re.findall(r"## 3\..*?```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
        for program, database in {"psql": " postgres", "createdb": ""}.items():
            assert f"runuser -u postgres -- {program}" in step
            step = step.replace(f"runuser -u postgres -- {program}", f"{running.bin}/{program} {address}{database}")
        subprocess.run(["bash", "-euc", step], check=True, capture_output=True)
        yield running


@pytest.fixture
def bot(postgres: Postgres) -> Iterator[sa.engine.Connection]:
    """A connection as the bot has it."""
    engine = sa.create_engine(f"postgresql://kontaktlots@127.0.0.1:{postgres.port}/kontaktlots", future=True)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_log_tells_of_a_refused_row_without_it(postgres: Postgres, bot: sa.engine.Connection) -> None:
    bot.execute(sa.text("CREATE TABLE said (id int NOT NULL, text text)"))

    with pytest.raises(sa.exc.IntegrityError):
        bot.execute(sa.text("INSERT INTO said VALUES (NULL, :text)"), {"text": WRITTEN})

    until(lambda: "violates not-null constraint" in postgres.said())
    assert WRITTEN not in postgres.said()


def test_log_tells_of_a_crash_without_what_was_written(postgres: Postgres, bot: sa.engine.Connection) -> None:
    bot.execute(sa.text("SELECT :text"), {"text": WRITTEN})
    process = bot.execute(sa.text("SELECT pg_backend_pid(), :text"), {"text": WRITTEN}).scalar_one()

    os.kill(process, signal.SIGKILL)

    until(lambda: "was terminated by signal 9" in postgres.said())
    bot.invalidate()
    postgres.wait()
    assert WRITTEN not in postgres.said()
