from __future__ import annotations

import os
from pathlib import Path

from bot.web.fallback import write_fallback

INCIDENT = Path("incident")


def test_nginx_may_read_what_a_guarded_user_writes(tmp_path: Path) -> None:
    before = os.umask(0o77)
    try:
        write_fallback(tmp_path / "fallback", INCIDENT)
    finally:
        os.umask(before)

    assert (tmp_path / "fallback").stat().st_mode & 0o777 == 0o755
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "fallback").iterdir()} == {0o644}
