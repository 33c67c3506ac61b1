from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.facts.records import Record, clean, read_record, record_path, write_record

NOON = datetime(2022, 12, 5, 12, tzinfo=timezone.utc)


def test_record_comes_back(tmp_path: Path) -> None:
    record = Record(url="https://a.example", tried=NOON, fetched=NOON)

    write_record(tmp_path / "feeds", "a", record)

    assert read_record(tmp_path / "feeds", "a", "https://a.example") == record


def test_record_of_another_address_does_not_count(tmp_path: Path) -> None:
    write_record(tmp_path, "a", Record(url="https://a.example", tried=NOON))

    assert read_record(tmp_path, "a", "https://b.example") is None


def test_broken_record_does_not_count(tmp_path: Path) -> None:
    record_path(tmp_path, "a").write_text('{"url": "https://a.example"')

    assert read_record(tmp_path, "a", "https://a.example") is None


@pytest.mark.parametrize(("minutes", "heard"), [(15, True), (16, False)])
def test_silence_is_borne_for_a_while(minutes: int, heard: bool) -> None:
    record = Record(url="https://a.example", fetched=NOON, tried=NOON + timedelta(minutes=minutes))

    assert record.is_heard(15) is heard


def test_silence_since_the_clock_was_set_back_is_not_borne() -> None:
    record = Record(url="https://a.example", fetched=NOON, tried=NOON - timedelta(hours=1))

    assert not record.is_heard(15)


def test_text_from_elsewhere_is_plain_and_short() -> None:
    assert clean("Ring {sos_112}\x1b[31m\n\u202enu  då", 100) == "Ring sos_112[31m nu då"
    assert clean("abc def", 5) == "abc…"
