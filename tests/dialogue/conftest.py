from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.assistant import Answer, Assistant
from tests.serving import Postgres


async def last(assistant: Assistant, *texts: str) -> Answer:
    """The answer to the last of the messages of one conversation."""
    conversation = " ".join(texts)
    for text in texts[:-1]:
        await assistant.answer(conversation, text)
    return await assistant.answer(conversation, texts[-1])


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL, started on a free port of its own."""
    with Postgres(tmp_path_factory.mktemp("postgresql")) as running:
        yield f"postgresql://lots@127.0.0.1:{running.port}/kontaktlots"
