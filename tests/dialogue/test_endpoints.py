"""What is wrong with `endpoints.yml` is told by line, before anything is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.dialogue.conversations import ConversationStore
from bot.dialogue.endpoints import open_store, read_endpoints
from bot.facts.document import DocumentError

NLG = "nlg:\n  type: bot.dialogue.words.Words\n"
STORE = "tracker_store:\n  type: bot.dialogue.conversations.ConversationStore\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "endpoints.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_endpoint_has_its_values(tmp_path: Path) -> None:
    found = read_endpoints(written(tmp_path, f"{STORE}  db: a.db\n{NLG}action_endpoint:\n  url: http://a/webhook\n"))

    assert (found.tracker_store.kwargs, found.action.url, found.lock_store) == (
        {"db": "a.db"},
        "http://a/webhook",
        None,
    )


def test_variable_is_filled_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOTS_DB_NAME", "samtal.db")

    assert read_endpoints(written(tmp_path, f"{STORE}  db: ${{LOTS_DB_NAME}}\n{NLG}")).tracker_store.kwargs == {
        "db": "samtal.db"
    }


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("- a\n", 1, "Filen ska ha namn"),
        ("tracker_store: [\n", 1, "går inte att läsa som YAML"),
        (NLG, 1, "”tracker_store” saknas"),
        (STORE, 1, "”nlg” saknas"),
        (f"{STORE}nlg: ja\n", 3, "ska ha värden under sig"),
        (f"{STORE}  db: ${{LOTS_FINNS_EJ}}\n{NLG}", 3, "LOTS_FINNS_EJ är inte satt"),
    ],
)
def test_fault_is_told_by_line(tmp_path: Path, text: str, line: int, told: str) -> None:
    with pytest.raises(DocumentError, match=told) as raised:
        read_endpoints(written(tmp_path, text))

    assert raised.value.line == line


def test_store_is_opened(tmp_path: Path) -> None:
    assert isinstance(open_store(written(tmp_path, f"{STORE}  db: {tmp_path}/a.db\n{NLG}")), ConversationStore)


def test_sign_of_the_shell_in_a_password_stays(tmp_path: Path) -> None:
    found = read_endpoints(written(tmp_path, f"{STORE}  password: pa$HOME\n{NLG}"))

    assert found.tracker_store.kwargs == {"password": "pa$HOME"}


def test_store_that_keeps_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="inga samtal att spara") as raised:
        open_store(written(tmp_path, f"{NLG}tracker_store:\n  type: finns.inte.Store\n"))

    assert raised.value.line == 4
