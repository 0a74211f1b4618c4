"""Reports: figures of a group and of a cadre, and the rows of the export."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.activity import Counts, Tally
from domain.groups import Group
from domain.lights import Lights
from domain.periods import Days
from storage.database import Storage
from storage.transaction import Transaction
from tests.storage.county import HOUR, NOON, TODAY, cadre, contact, group, said

ZONE = ZoneInfo("Asia/Shanghai")
WEEK = Days(date(2026, 3, 2), date(2026, 3, 9))


async def lively(tx: Transaction) -> Group:
    """Two contacts and somebody without consent talk for two days."""
    line = await cadre(tx)
    one, two = await contact(tx, line, 1), await contact(tx, line, 2)
    where = await group(tx, line)
    for who in (one, two):
        await tx.memberships.join(where.id, who.id, NOON)
    await tx.groups.set_members(where.id, 30)
    await tx.groups.start_counting(where.id, NOON)
    tally = Tally()
    tomorrow = TODAY + timedelta(days=1)
    tally.row(TODAY, where.id, one.id).add(Counts(messages=3, to_cadre=1, blocks=0b11))
    tally.row(tomorrow, where.id, one.id).add(Counts(from_cadre=1))
    tally.row(TODAY, where.id, two.id).add(Counts(from_cadre=2))
    tally.row(TODAY, where.id, 0).add(Counts(messages=5, blocks=0b1))
    tally.light(TODAY, where.id, Lights(voice=True, asked=True))
    tally.light(tomorrow, where.id, Lights(voice=True, asked=True, answered=True))
    await tx.activity.add(tally)
    await tx.activity.add(said(where.id, one.id, date(2026, 3, 9)))
    found = await tx.groups.get(where.id)
    assert found is not None
    return found


async def test_a_groups_figures_say_of_how_many_they_speak(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await lively(tx)
    async with storage.read_only() as view:
        figures = await view.reports.group_figures(where, WEEK, ZONE)
    assert (figures.consenting, figures.members, figures.complete_since) == (2, 30, NOON)
    assert (figures.counted["messages"], figures.blocks) == (8, 3)
    assert (figures.people, figures.two_way) == (1, 1)
    assert (figures.voice, figures.interaction, figures.topic) == (2, 1, 0)
    assert figures.gaps == []


async def test_blocks_are_the_same_number_before_and_after_folding(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await lively(tx)
        before = await tx.reports.group_figures(where, WEEK, ZONE)
        await tx.activity.fold_blocks(date(2026, 4, 1))
        assert await tx.reports.group_figures(where, WEEK, ZONE) == before


async def test_an_erased_person_no_longer_counts_as_one_but_in_every_sum(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await lively(tx)
        before = await tx.reports.group_figures(where, WEEK, ZONE)
        who = await tx.people.by_telegram_id(1)
        assert who is not None
        await tx.erasing.erase(who)
        after = await tx.reports.group_figures(where, WEEK, ZONE)
    assert (after.counted, after.blocks) == (before.counted, before.blocks)
    assert (after.people, after.two_way, after.consenting) == (0, 0, 1)


async def test_figures_name_the_gaps_that_touch_them(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await lively(tx)
        await tx.gaps.record(where.id, NOON + 24 * HOUR, NOON + 25 * HOUR)
        figures = await tx.reports.group_figures(where, WEEK, ZONE)
        later = await tx.reports.group_figures(where, Days(WEEK.after, date(2026, 3, 16)), ZONE)
    assert (len(figures.gaps), len(later.gaps)) == (1, 0)


async def test_a_day_with_a_gap_and_a_day_before_the_start_are_not_complete(
    storage: Storage,
) -> None:
    now = datetime(2026, 3, 7, 4, tzinfo=UTC)
    async with storage.read_write() as tx:
        where = await lively(tx)
        assert await tx.reports.complete_days(where, WEEK, now, ZONE) == 5 - 1
        await tx.gaps.record(where.id, NOON + 24 * HOUR, NOON + 25 * HOUR)
        assert await tx.reports.complete_days(where, WEEK, now, ZONE) == 5 - 2
        new = await group(tx, chat=-999)
        assert await tx.reports.complete_days(new, WEEK, now, ZONE) == 0


async def test_the_export_has_a_row_for_each_day_group_and_person(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await lively(tx)
    async with storage.read_only() as view:
        rows = [row async for row in view.reports.activity(Days(TODAY, TODAY + timedelta(days=1)))]
        everything = [row async for row in view.reports.activity()]
    assert [(row.day, row.group) for row in rows] == [(TODAY, where.chat)] * 3
    assert [row.person is None for row in rows] == [True, False, False]
    assert [(row.counted["messages"], row.blocks) for row in rows] == [(5, 1), (3, 2), (0, 0)]
    assert len(everything) == 5


async def test_a_cadre_has_reached_who_takes_part_and_who_was_asked(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line = await cadre(tx)
        for telegram_id in (1, 2, 3):
            await contact(tx, line, telegram_id)
        await tx.cadres.count_declined(line.id)
        reached = await tx.reports.reached(line.id)
    assert (reached.asked, reached.take_part) == (4, 3)
