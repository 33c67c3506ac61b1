from __future__ import annotations

import json
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from bot.facts.hours import STOCKHOLM
from bot.facts.incident import live_facts, records_folder
from bot.facts.records import VMA, Announcement, Record, write_record
from bot.web.fallback import write_fallback
from bot.web.files import contact_facts
from tests.conftest import edit

INCIDENT = Path("incident")


def test_nginx_may_read_what_a_guarded_user_writes(tmp_path: Path) -> None:
    before = os.umask(0o77)
    try:
        write_fallback(tmp_path / "fallback", INCIDENT)
    finally:
        os.umask(before)

    assert (tmp_path / "fallback").stat().st_mode & 0o777 == 0o755
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "fallback").iterdir()} == {0o644}


def test_announcement_that_does_not_tell_when_it_ends_is_left_out(tmp_path: Path) -> None:
    now, vma = datetime.now(STOCKHOLM), live_facts(INCIDENT).get().status.vma
    assert vma
    hour = timedelta(hours=1)
    entries = [
        Announcement(identifier="v", text="Gå inomhus.", sent=now - hour, expires=now + hour, url=None),
        Announcement(identifier="w", text="Koka vattnet.", sent=now - hour, expires=None, url=None),
    ]
    write_record(records_folder(), VMA, Record(url=vma.url, tried=now, fetched=now, announcements=entries))
    incident = shutil.copytree(INCIDENT, tmp_path / "incident")  # that no reader has looked at a moment ago
    try:
        told = contact_facts(incident, now)
        write_fallback(tmp_path / "fallback", incident)
    finally:
        (records_folder() / f"{VMA}.json").unlink()

    assert len(told["vma"]) == len(entries)
    known = json.loads((tmp_path / "fallback/channels.json").read_text(encoding="utf-8"))
    assert known == {**told, "vma": told["vma"][:1]}


def test_facts_are_text_and_no_markup(tmp_path: Path) -> None:
    incident = Path(shutil.copytree(INCIDENT, tmp_path / "incident"))
    edit(incident / "channels.yml", "value: Trädgårdsgatan 21", "value: Torget 1 <källaren> & gården")

    write_fallback(tmp_path / "fallback", incident)

    page = (tmp_path / "fallback/index.html").read_text(encoding="utf-8")
    assert "Torget 1 &lt;källaren&gt; &amp; gården" in page
