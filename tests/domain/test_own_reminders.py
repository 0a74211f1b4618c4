"""The rules of own reminders and of muting."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.activity_notices import ActivityReminder
from domain.five_ones import ActivityId
from domain.muting import SORTS, Sort, sorts_of
from domain.notices import Notice
from domain.own_reminders import OwnReminder, ReminderId
from domain.people import PersonId
from domain.prompt_notices import MorningCome, PeriodDue
from domain.topic_schedules import Once, Weekly, When
from domain.wish_notices import WishClaimed
from domain.wishes import WishId
from services.reminder_lines import time_beside
from tests.conventions.tree import TOP

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 4, 4, tzinfo=UTC)  # a Wednesday, noon in Shanghai
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def reminder(when: When, next_at: datetime | None) -> OwnReminder:
    return OwnReminder(ReminderId(1), PersonId(2), None, "rackets", when, next_at)


@pytest.mark.parametrize(
    ("text", "when", "words"),
    [
        ("明天 20:00 带球拍", Once(datetime(2026, 3, 5, 20, tzinfo=SHANGHAI)), "带球拍"),
        ("带球拍 明天 20:00", Once(datetime(2026, 3, 5, 20, tzinfo=SHANGHAI)), "带球拍"),
        ("明天晚上8点带球拍", Once(datetime(2026, 3, 5, 20, tzinfo=SHANGHAI)), "带球拍"),
        ("明天20:00，带 2 副球拍", Once(datetime(2026, 3, 5, 20, tzinfo=SHANGHAI)), "带 2 副球拍"),
        ("每周一三 9:00 看心愿", Weekly((0, 2), time(9)), "看心愿"),
        (
            "tomorrow 8pm bring rackets",
            Once(datetime(2026, 3, 5, 20, tzinfo=SHANGHAI)),
            "bring rackets",
        ),
        ("every Mon Wed 9:00 look at wishes", Weekly((0, 2), time(9)), "look at wishes"),
        (
            "2月29日 12:00 four years",
            Once(datetime(2028, 2, 29, 12, tzinfo=SHANGHAI)),
            "four years",
        ),
    ],
)
def test_a_time_and_words_are_read_from_one_line(text: str, when: When, words: str) -> None:
    assert time_beside(text, NOW, SHANGHAI) == (when, words)


@pytest.mark.parametrize("text", ["", "带球拍", "明天 20:00", "20:00", "tomorrow", "x" * 4000])
def test_a_line_without_a_time_or_without_words_is_none(text: str) -> None:
    assert time_beside(text, NOW, SHANGHAI) is None


def test_of_several_missed_moments_the_last_is_said() -> None:
    weekly = Weekly((0, 2), time(9))
    one = reminder(weekly, datetime(2026, 2, 2, 1, tzinfo=UTC))
    assert one.missed(NOW, SHANGHAI) == datetime(2026, 3, 4, 9, tzinfo=SHANGHAI)
    alone = reminder(one.when, datetime(2026, 3, 4, 1, tzinfo=UTC)).missed(NOW, SHANGHAI)
    assert str(one.missed(NOW, SHANGHAI)) == str(alone)
    assert one.said(NOW, SHANGHAI).next_at == datetime(2026, 3, 9, 9, tzinfo=SHANGHAI)


@pytest.mark.parametrize(("after", "missed"), [(-1, False), (0, True), (1, True)])
def test_a_moment_has_come_when_it_is_reached(after: int, missed: bool) -> None:
    at = NOW - timedelta(seconds=after)
    found = reminder(Once(at), at).missed(NOW, SHANGHAI)
    assert (found == at) is missed


def test_what_was_once_is_over_once_it_was_said() -> None:
    assert reminder(Once(NOW), NOW).said(NOW, SHANGHAI).next_at is None
    assert reminder(Once(NOW), None).missed(NOW + DAY, SHANGHAI) is None


def test_every_week_stays_at_its_hour_on_the_wall_when_clocks_change() -> None:
    weekly = Weekly((6,), time(9))
    sunday = datetime(2026, 3, 22, 9, tzinfo=BERLIN).astimezone(UTC)
    following = reminder(weekly, sunday).said(sunday, BERLIN).next_at
    assert following is not None
    assert following.astimezone(UTC) - sunday == 7 * DAY - HOUR


OPENING, LAST = "2026-03-01:two-months:opening", "2026-01-01:quarter:1"
AN_HOUR_BEFORE = ActivityReminder(ActivityId(1), "hour", "2026-03-04T04:00:00+00:00")


@pytest.mark.parametrize(
    ("notice", "muted", "silent"),
    [
        (MorningCome("Asia/Shanghai", "2026-03-04"), {Sort.MORNING}, True),
        (MorningCome("Asia/Shanghai", "2026-03-04"), set(Sort) - {Sort.MORNING}, False),
        (PeriodDue("Asia/Shanghai", OPENING), {Sort.PROMPTS}, True),
        (PeriodDue("Asia/Shanghai", OPENING), {Sort.DEADLINES}, False),
        (PeriodDue("Asia/Shanghai", LAST), {Sort.DEADLINES}, True),
        (PeriodDue("Asia/Shanghai", f"{OPENING} {LAST}"), {Sort.DEADLINES}, False),
        (PeriodDue("Asia/Shanghai", f"{OPENING} {LAST}"), {Sort.DEADLINES, Sort.PROMPTS}, True),
        (WishClaimed(WishId(1)), set(Sort), False),
    ],
)
def test_what_is_muted_is_not_said(notice: Notice, muted: set[Sort], silent: bool) -> None:
    sorts = sorts_of(notice)
    assert (bool(sorts) and sorts <= muted) is silent


def test_the_table_of_notices_says_how_each_is_muted() -> None:
    page = (TOP / "docs" / "notices.md").read_text(encoding="utf-8").splitlines()
    told = {line.split("`")[1] for line in page if line.startswith("| `") and "`/mute`" in line}
    assert told == {one.__name__ for one in (*SORTS, PeriodDue)}
    assert all(sorts_of(PeriodDue("UTC", one)) for one in (OPENING, LAST))
