"""Retention: how long each kind is kept, on both sides of the last moment."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.retention import (
    KEPT_FOR,
    WITH_WORDS,
    Kept,
    bell_for,
    closes_at,
    first_open_day,
    kept_since,
)

SHANGHAI, URUMQI = ZoneInfo("Asia/Shanghai"), ZoneInfo("Asia/Urumqi")
NOON = datetime(2026, 3, 1, 12, tzinfo=SHANGHAI)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("kept", "hours"),
    [
        (Kept.UPDATE_IDS, 48),
        (Kept.SENT, 48),
        (Kept.PARKED, 1),
        (Kept.FAILED, 7 * 24),
        (Kept.QUARANTINED, 7 * 24),
        (Kept.ALBUMS, 7 * 24),
        (Kept.AUTHORS, 7 * 24),
        (Kept.TOPIC_ANSWERS, 7 * 24),
        (Kept.POLL_VOTES, 7 * 24),
        (Kept.DRAFTS, 7 * 24),
        (Kept.ASKED_AGAIN, 30 * 24),
        (Kept.MEETINGS, (366 + 90) * 24),
        (Kept.REPORT_DRAFTS, 366 * 24),
    ],
)
def test_each_kind_has_its_time(kept: Kept, hours: int) -> None:
    assert kept_since(kept, NOON) == NOON - timedelta(hours=hours)
    assert set(KEPT_FOR) == set(Kept)


@pytest.mark.parametrize(
    ("since", "bell"),
    [
        ("2026-03-01 12:00:00", "2026-03-08 12:00:00"),
        ("2026-03-01 12:00:01", "2026-03-08 13:00:00"),
        ("2026-03-01 23:59:59", "2026-03-09 00:00:00"),
    ],
)
def test_what_people_wrote_goes_with_the_hour(since: str, bell: str) -> None:
    moment = datetime.fromisoformat(since).replace(tzinfo=SHANGHAI)
    expected = datetime.fromisoformat(bell).replace(tzinfo=SHANGHAI)
    assert Kept.TOPIC_ANSWERS in WITH_WORDS
    assert bell_for(Kept.TOPIC_ANSWERS, moment, SHANGHAI) == expected


@pytest.mark.parametrize(
    ("since", "bell"),
    [
        ("2026-02-27 00:00:00", "2026-03-01 00:00:00"),
        ("2026-02-27 00:00:01", "2026-03-02 00:00:00"),
        ("2028-02-27 12:00:00", "2028-03-01 00:00:00"),
    ],
)
def test_numbers_go_at_the_midnight_of_the_zone(since: str, bell: str) -> None:
    moment = datetime.fromisoformat(since).replace(tzinfo=SHANGHAI).astimezone(UTC)
    expected = datetime.fromisoformat(bell).replace(tzinfo=SHANGHAI)
    assert Kept.UPDATE_IDS not in WITH_WORDS
    assert bell_for(Kept.UPDATE_IDS, moment, SHANGHAI) == expected


def test_a_day_is_open_for_48_hours_after_its_end_in_the_westernmost_zone() -> None:
    day, zones = date(2026, 3, 1), (SHANGHAI, URUMQI)
    closing = datetime(2026, 3, 4, tzinfo=URUMQI)
    assert closes_at(day, zones) == closing
    assert first_open_day(closing - SECOND, zones) == day
    assert first_open_day(closing, zones) == date(2026, 3, 2)
    assert closes_at(day, [SHANGHAI]) == datetime(2026, 3, 4, tzinfo=SHANGHAI)
