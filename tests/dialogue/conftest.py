from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.serving import Postgres


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL, started on a free port of its own."""
    with Postgres(tmp_path_factory.mktemp("postgresql")) as running:
        yield f"postgresql://lots@127.0.0.1:{running.port}/kontaktlots"
