from pathlib import Path

import pytest

from bot.web.sessions import Sessions, stored_secret


def test_token_opens_its_conversation() -> None:
    sessions = Sessions("hemlig", 1)
    token, conversation = sessions.issue()

    assert sessions.conversation(token) == conversation


def test_expired_token_opens_nothing() -> None:
    token, _ = Sessions("hemlig", 1).issue()

    assert Sessions("hemlig", -1).conversation(token) is None


def test_changed_token_opens_nothing() -> None:
    sessions = Sessions("hemlig", 1)
    token, _ = sessions.issue()

    assert [sessions.conversation(changed) for changed in (token[:-1], token + "x", token[1:], "")] == [None] * 4


def test_token_of_another_installation_opens_nothing() -> None:
    assert Sessions("a", 1).conversation(Sessions("b", 1).issue()[0]) is None


def test_empty_secret_signs_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("")

    with pytest.raises(OSError, match="ta bort den och starta om"):
        stored_secret(tmp_path)


def test_secret_is_kept_and_private(tmp_path: Path) -> None:
    secret = stored_secret(tmp_path / "var")

    assert stored_secret(tmp_path / "var") == secret
    assert (tmp_path / "var/secret").stat().st_mode & 0o777 == 0o600
