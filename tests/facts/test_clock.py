from datetime import datetime, timedelta, timezone

import pytest

from bot.facts.clock import now_of, parse_now, stamp


def test_stamped_time_is_read_back() -> None:
    moment = datetime(2022, 12, 5, 10, 15, tzinfo=timezone.utc)

    assert now_of(stamp(moment)) == moment


def test_time_without_zone_is_stockholms() -> None:
    assert parse_now("2022-12-05T10:15").utcoffset() == timedelta(hours=1)


def test_zulu_is_understood() -> None:
    assert parse_now("2022-12-05T10:15:00Z").utcoffset() == timedelta(0)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        parse_now("i morgon")


def test_no_stamp_means_now() -> None:
    assert abs(now_of(None) - datetime.now(timezone.utc)) < timedelta(minutes=1)
