"""Scheduled topics: who makes them, each moment once, what is missed, and what happens around."""

import asyncio
from datetime import datetime, time, timedelta

import pytest

from domain.groups import GroupState
from domain.topic_schedules import (
    LATE_AT_MOST,
    MOST_OF_A_GROUP,
    Once,
    Schedule,
    ScheduleHasMovedOn,
    ScheduleState,
    TopicTimeQuiet,
    Weekly,
    When,
)
from domain.topics import Draft, Topic, TopicId, TopicState
from services.topic_schedules import TooManySchedules, TopicSchedules
from services.topics import TopicNotYours
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import County, founded, told
from tests.storage.county import HOUR, NOON

SECOND, DAY, WEEK = timedelta(seconds=1), timedelta(days=1), timedelta(days=7)
# NOON is a Monday, 20:00 in Shanghai.
TOMORROW = NOON + DAY - HOUR
MONDAYS = Weekly((0,), time(19))
FIRST = datetime(2026, 3, 9, 19, tzinfo=SHANGHAI)


def schedules(tx: Transaction, at: datetime = NOON) -> TopicSchedules:
    return services(tx, at).topic_schedules


async def made(tx: Transaction, when: When = MONDAYS) -> tuple[County, Schedule]:
    place = await founded(tx)
    return place, await schedules(tx).make(place.deputy, place.group, Draft("午饭？"), when)


async def topics_in(tx: Transaction) -> list[Topic]:
    found = [await tx.topics.get(TopicId(number)) for number in range(1, 9)]
    return [one for one in found if one is not None]


async def test_each_moment_posts_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await made(tx)
        assert one.next_at == FIRST == await schedules(tx).next_due()
        assert await schedules(tx, FIRST - SECOND).post_due() == 0
        assert await schedules(tx, FIRST).post_due() == 1
        assert await schedules(tx, FIRST).post_due() == 0
        assert [name for name, _ in await told(tx)] == ["TopicPost"]
        [topic] = await topics_in(tx)
        assert (topic.state, topic.text, topic.group) == (
            TopicState.POSTING,
            "午饭？",
            place.group.id,
        )
        assert topic.closes_at == FIRST + 3 * DAY
        assert await schedules(tx, FIRST).next_due() == FIRST + WEEK


async def test_two_tickers_at_the_same_moment_post_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await made(tx)

    async def ticks() -> int:
        async with storage.read_write() as tx:
            return await schedules(tx, FIRST).post_due()

    assert sorted(await asyncio.gather(ticks(), ticks())) == [0, 1]
    async with storage.read_write() as tx:
        assert len(await topics_in(tx)) == 1


@pytest.mark.parametrize("late", [LATE_AT_MOST, LATE_AT_MOST + SECOND])
async def test_what_was_missed_is_posted_late_or_skipped_and_told(
    sqlite: Storage, late: timedelta
) -> None:
    noon = datetime(2026, 3, 3, 12, tzinfo=SHANGHAI)
    async with sqlite.read_write() as tx:
        place, one = await made(tx, Once(noon))
        assert await schedules(tx, noon + late).post_due() == 1
        notices = await told(tx)
        if late <= LATE_AT_MOST:
            assert [name for name, _ in notices] == ["TopicPost"]
        else:
            assert notices == [
                ("TopicSkipped", place.cadre.id),
                ("TopicSkipped", place.deputy.id),
            ]
            assert await topics_in(tx) == []
        after = await tx.topic_schedules.get(one.id)
        assert after is not None
        assert (after.state, after.next_at) == (ScheduleState.ENDED, None)


async def test_after_weeks_away_one_post_at_most(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        await made(tx)
        later = FIRST + 3 * WEEK + HOUR
        assert await schedules(tx, later).post_due() == 1
        assert len(await topics_in(tx)) == 1
        assert await schedules(tx, later).next_due() == FIRST + 4 * WEEK


async def test_a_group_that_is_not_counted_gets_nothing_and_its_cadre_side_hears_once_a_week(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        place, _ = await made(tx, Weekly((1, 2, 3), time(12)))
        await tx.groups.change_state(place.group.id, GroupState.COUNTING, GroupState.PAUSED)
        for day in range(1, 4):
            await schedules(tx, NOON + day * DAY - 8 * HOUR).post_due()
        assert await topics_in(tx) == []
        assert [name for name, _ in await told(tx)] == ["TopicSkipped"] * 2


async def test_whoever_runs_the_group_has_its_schedules(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, one = await made(tx)
        for somebody in (place.young, place.administrator, None):
            with pytest.raises(TopicNotYours):
                await schedules(tx).pause(somebody, one.id)
        await schedules(tx).pause(place.cadre, one.id)
        with pytest.raises(ScheduleHasMovedOn):
            await schedules(tx).pause(place.deputy, one.id)
        assert await schedules(tx, FIRST).post_due() == 0
        on, _, _ = await schedules(tx, FIRST).go_on(place.deputy, one.id)
        assert on.next_at == FIRST + WEEK
        changed = await schedules(tx, FIRST).change(
            place.cadre, one.id, Draft("晚饭？", days=1), Once(FIRST + HOUR)
        )
        assert (changed.draft.text, changed.next_at) == ("晚饭？", FIRST + HOUR)
        await schedules(tx, FIRST).end(place.cadre, one.id)
        assert await schedules(tx, FIRST + DAY).post_due() == 0
        with pytest.raises(ScheduleHasMovedOn):
            await schedules(tx).pause(place.cadre, one.id)
        used = await schedules(tx).change(place.cadre, one.id, Draft("?"), MONDAYS)
        assert used.next_at == FIRST


async def test_two_at_once_and_one_changes_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await made(tx)

    async def ends() -> bool:
        async with storage.read_write() as tx:
            try:
                await schedules(tx).end(place.cadre, one.id)
            except ScheduleHasMovedOn:
                return False
            return True

    assert sorted(await asyncio.gather(ends(), ends())) == [False, True]


async def test_what_cannot_be_scheduled(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, _ = await made(tx)
        with pytest.raises(TopicTimeQuiet):
            await schedules(tx).make(place.cadre, place.group, Draft("?"), Weekly((0,), time(22)))
        for _ in range(MOST_OF_A_GROUP - 1):
            await schedules(tx).make(place.cadre, place.group, Draft("?"), MONDAYS)
        with pytest.raises(TooManySchedules):
            await schedules(tx).make(place.cadre, place.group, Draft("?"), MONDAYS)


async def test_a_successor_has_what_was_scheduled(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, one = await made(tx)
        second = (await services(tx, NOON).desk.lines_of(place.deputy.id))[0]
        assert await tx.groups.hand_on(place.group.id, place.line.id, second)
        with pytest.raises(TopicNotYours):
            await schedules(tx).seen(place.cadre, one.id)
        found, _, _ = await schedules(tx).seen(place.deputy, one.id)
        assert found == one


async def test_a_thread_that_is_closed_or_left_behind_takes_no_schedule_with_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        there = Draft("?", thread=8)
        closed, kept = [
            await schedules(tx).make(place.cadre, place.group, draft, MONDAYS)
            for draft in (there, Draft("?", thread=9))
        ]
        await tx.topics.to_general(place.group.id, 8)
        assert await thread_of(tx, closed) is None
        assert await thread_of(tx, kept) == 9
        await tx.topics.leave_behind(place.group.id, NOON)
        assert await thread_of(tx, kept) is None


async def thread_of(tx: Transaction, one: Schedule) -> int | None:
    found = await tx.topic_schedules.get(one.id)
    assert found is not None
    return found.draft.thread
