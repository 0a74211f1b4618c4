"""When scheduled topics are due: both sides of every limit, by the group's clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.groups import GroupId
from domain.topic_schedules import (
    FARTHEST,
    LATE_AT_MOST,
    NEXT,
    Once,
    Schedule,
    ScheduleAction,
    ScheduleHasMovedOn,
    ScheduleId,
    ScheduleState,
    TopicTimePast,
    TopicTimeQuiet,
    TopicTimeTooFar,
    Weekly,
    When,
    first,
    makes_sense,
    next_after,
)
from domain.topics import Draft

ZONE = ZoneInfo("Asia/Shanghai")
SECOND, HOUR, WEEK = timedelta(seconds=1), timedelta(hours=1), timedelta(days=7)
# A Monday, 20:00 in Shanghai.
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
EVENINGS = Weekly((0, 2, 4), time(19, 30))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


def schedule(when: When, next_at: datetime | None) -> Schedule:
    return Schedule(ScheduleId(1), GroupId(1), ScheduleState.WAITING, Draft("?"), when, next_at)


@pytest.mark.parametrize(
    ("when", "now", "expected"),
    [
        (Once(NOW + SECOND), NOW, NOW + SECOND),
        (Once(NOW), NOW, None),
        (EVENINGS, at(2, 19, 29), at(2, 19, 30)),
        (EVENINGS, at(2, 19, 30), at(4, 19, 30)),
        (EVENINGS, at(6, 19, 30), at(9, 19, 30)),
        (Weekly((0,), time(19, 30)), at(2, 19, 30), at(9, 19, 30)),
        (Weekly((6,), time(8)), at(8, 7, 59), at(8, 8)),
    ],
)
def test_the_next_moment_lies_ahead(when: When, now: datetime, expected: datetime | None) -> None:
    assert next_after(when, now, ZONE) == expected


@pytest.mark.parametrize(
    ("when", "refusal"),
    [
        (Once(NOW), TopicTimePast),
        (Once(NOW + FARTHEST), None),
        (Once(NOW + FARTHEST + HOUR), TopicTimeTooFar),
        (Once(at(3, 21, 29)), None),
        (Once(at(3, 21, 30)), TopicTimeQuiet),
        (Weekly((0,), time(7, 59)), TopicTimeQuiet),
        (Weekly((0,), time(8)), None),
    ],
)
def test_a_time_is_refused_when_it_is_chosen(when: When, refusal: type[Exception] | None) -> None:
    if refusal is None:
        assert first(when, NOW, ZONE) > NOW
        return
    with pytest.raises(refusal):
        first(when, NOW, ZONE)


def test_of_several_missed_moments_the_last_is_looked_at_and_the_next_lies_ahead() -> None:
    waiting = schedule(EVENINGS, at(2, 19, 30))
    assert waiting.missed(at(2, 19, 29), ZONE) is None
    assert waiting.missed(at(2, 19, 30), ZONE) == at(2, 19, 30)
    assert waiting.missed(at(20, 20), ZONE) == at(20, 19, 30)
    assert waiting.fired(at(20, 20), ZONE).next_at == at(23, 19, 30)


def test_what_was_once_ends_when_its_moment_has_come() -> None:
    over = schedule(Once(NOW), NOW).fired(NOW, ZONE)
    assert (over.state, over.next_at) == (ScheduleState.ENDED, None)


def test_what_was_paused_goes_on_with_the_next_moment_and_what_is_past_does_not() -> None:
    paused = schedule(EVENINGS, at(2, 19, 30)).paused()
    assert paused.going_on(at(20, 20), ZONE).next_at == at(23, 19, 30)
    with pytest.raises(TopicTimePast):
        schedule(Once(NOW), NOW).paused().going_on(NOW, ZONE)


@pytest.mark.parametrize("late", [timedelta(), LATE_AT_MOST, LATE_AT_MOST + SECOND])
def test_three_hours_late_still_makes_sense(late: timedelta) -> None:
    assert makes_sense(at(3, 12), at(3, 12) + late, ZONE) is (late <= LATE_AT_MOST)


def test_nothing_is_caught_up_in_quiet_hours() -> None:
    assert makes_sense(at(3, 20), at(3, 21, 29), ZONE)
    assert not makes_sense(at(3, 20), at(3, 21, 30), ZONE)


@pytest.mark.parametrize("state", ScheduleState)
@pytest.mark.parametrize("action", ScheduleAction)
def test_every_action_leads_on_or_is_refused(state: ScheduleState, action: ScheduleAction) -> None:
    one = Schedule(ScheduleId(1), GroupId(1), state, Draft("?"), EVENINGS, NOW)
    if (state, action) in NEXT:
        assert one.after(action) is NEXT[state, action]
    else:
        with pytest.raises(ScheduleHasMovedOn):
            one.after(action)
