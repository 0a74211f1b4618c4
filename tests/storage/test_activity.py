"""Counts: a batch is one statement, and a statement adds what a naive sum would."""

import asyncio
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.activity import BLOCKS_OF_DAY, COUNTED, Counts, Tally
from domain.lights import Lights
from storage.activity.activity import ADD, COUNTED_OF
from storage.activity.blocks import blocks_of, words_of
from storage.database import Storage
from storage.many_rows import CHUNK, insert_into
from storage.tables.activity import WORDS, activity, group_days
from tests.storage.county import TODAY, said

GROUPS = count(1000)
NUMBERS = st.integers(0, 50)
BLOCKS = st.integers(0, 2**BLOCKS_OF_DAY - 1)


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    """Some rows of two days, one group (numbered later) and few people, so that keys meet."""
    tally = Tally()
    for _ in range(draw(st.integers(1, 6))):
        day = TODAY + timedelta(days=draw(st.integers(0, 1)))
        counted = {name: draw(NUMBERS) for name in COUNTED}
        tally.row(day, 0, draw(st.integers(0, 3))).add(Counts(**counted, blocks=draw(BLOCKS)))
        tally.light(day, 0, Lights(*(draw(st.booleans()) for _ in range(4))))
    return tally


def of_group(tally: Tally, group: int) -> Tally:
    rows = {(day, group, person): counts for (day, _, person), counts in tally.rows.items()}
    return Tally(rows, {(day, group): lights for (day, _), lights in tally.days.items()})


def summed(tallies: Iterable[Tally]) -> Tally:
    """What the batches come to, added one by one in Python."""
    total = Tally()
    for tally in tallies:
        for (day, group, person), counts in tally.rows.items():
            total.row(day, group, person).add(counts)
        for (day, group), lights in tally.days.items():
            total.light(day, group, lights)
    return total


async def stored(storage: Storage, group: int) -> Tally:
    async with storage.read_only() as view:
        rows = await view._connection.execute(select(activity).where(activity.c.group_id == group))
        days = await view._connection.execute(
            select(group_days).where(group_days.c.group_id == group)
        )
        return Tally(
            {(row.day, row.group_id, row.person_id): counts_of(row._asdict()) for row in rows},
            {(d.day, d.group_id): Lights(d.voice, d.asked, d.answered, d.topic) for d in days},
        )


def counts_of(row: dict[str, int]) -> Counts:
    return Counts(
        **{name: row[name] for name in COUNTED}, blocks=blocks_of(*(row[word] for word in WORDS))
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(tallies(), min_size=1, max_size=4))
async def test_batches_add_up_to_the_naive_sum(storage: Storage, batches: list[Tally]) -> None:
    group = next(GROUPS)
    for batch in batches:
        async with storage.read_write() as tx:
            await tx.activity.add(of_group(batch, group))
    assert await stored(storage, group) == summed(of_group(batch, group) for batch in batches)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(tallies(), min_size=2, max_size=2))
async def test_the_statement_for_the_driver_does_what_sqlalchemy_would(
    storage: Storage, batches: list[Tally]
) -> None:
    """Row by row through SQLAlchemy's own upsert, beside our one statement."""
    ours, theirs = next(GROUPS), next(GROUPS)
    for batch in batches:
        async with storage.read_write() as tx:
            await tx.activity.add(of_group(batch, ours))
            new = insert_into(tx._connection, activity)
            added = {name: activity.c[name] + new.excluded[name] for name in COUNTED}
            joined = {word: activity.c[word].bitwise_or(new.excluded[word]) for word in WORDS}
            upsert = new.on_conflict_do_update(
                index_elements=["day", "group_id", "person_id"], set_={**added, **joined}
            )
            rows = [
                (*key, *COUNTED_OF(counts), *words_of(counts.blocks))
                for key, counts in of_group(batch, theirs).rows.items()
            ]
            await tx._connection.execute(
                upsert, [dict(zip(ADD.columns, row, strict=True)) for row in rows]
            )
    left = (await stored(storage, ours)).rows
    right = (await stored(storage, theirs)).rows
    assert {(day, person): counts for (day, _, person), counts in left.items()} == {
        (day, person): counts for (day, _, person), counts in right.items()
    }


async def test_the_rows_of_a_batch_are_written_in_the_order_of_the_key(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unsorted rows dead-lock on PostgreSQL as soon as two processes write."""
    written: list[tuple[object, ...]] = []

    async def note(_writer: object, _on: object, columns: list[tuple[object, ...]]) -> None:
        written.extend(zip(*columns, strict=True))

    monkeypatch.setattr("storage.many_rows.ManyRows._kept", note)
    tally = Tally()
    for person in (5, 0, 9, 3):
        for group in (2, 1):
            tally.row(TODAY, group, person).messages = 1
    async with storage.read_write() as tx:
        await tx.activity.add(tally)
    keys = [row[1:3] for row in written]
    assert keys == sorted((group, person) for person in (0, 3, 5, 9) for group in (1, 2))


async def test_a_batch_larger_than_a_chunk_is_written_whole(storage: Storage) -> None:
    people = 2 * CHUNK + 7
    tally = Tally()
    for person in range(people):
        tally.row(TODAY, 1, person).messages = 1
    async with storage.read_write() as tx:
        await tx.activity.add(tally)
    assert len((await stored(storage, 1)).rows) == people


async def test_an_empty_batch_writes_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.activity.add(Tally())
    assert await stored(storage, 1) == Tally()


async def test_batches_of_two_tasks_lose_nothing(storage: Storage) -> None:
    async def talk(turn: int) -> None:
        for _ in range(10):
            async with storage.read_write() as tx:
                for person in (1, 2) if turn else (2, 1):
                    await tx.activity.add(said(1, person))

    async def sorted_talk() -> None:
        both = Tally()
        for person in (2, 1):
            both.row(TODAY, 1, person).add(Counts(messages=1))
        for _ in range(10):
            async with storage.read_write() as tx:
                await tx.activity.add(both)

    await asyncio.gather(sorted_talk(), sorted_talk(), talk(1))
    rows = (await stored(storage, 1)).rows
    assert [rows[TODAY, 1, person].messages for person in (1, 2)] == [30, 30]


@given(blocks=BLOCKS)
def test_three_words_hold_the_blocks_of_a_day(blocks: int) -> None:
    words = words_of(blocks)
    assert blocks_of(*words) == blocks
    assert all(0 <= word < 2**48 for word in words)


async def test_closed_days_are_folded_once_and_keep_their_number(storage: Storage) -> None:
    async with storage.read_write() as tx:
        for past in range(3):
            day = TODAY - timedelta(days=past)
            await tx.activity.add(said(1, 5, day, blocks=0b1011 << 60))
            await tx.activity.add(said(1, 0, day, blocks=1))
    async with storage.read_write() as tx:
        assert await tx.activity.fold_blocks(TODAY, limit=3) == 3
    async with storage.read_write() as tx:
        assert await tx.activity.fold_blocks(TODAY, limit=3) == 1
        assert await tx.activity.fold_blocks(TODAY, limit=3) == 0
    assert await blocks_by_day(storage) == [(3, 0), (0, 3), (0, 3)]


async def test_two_folds_at_once_fold_each_row_once(storage: Storage) -> None:
    async def fold() -> int:
        async with storage.read_write() as tx:
            return await tx.activity.fold_blocks(TODAY)

    async with storage.read_write() as tx:
        await tx.activity.add(said(1, 5, TODAY - timedelta(days=1), blocks=0b111))
    await asyncio.gather(*(fold() for _ in range(3)))
    assert await blocks_by_day(storage) == [(0, 3)]


async def test_days_that_were_folded_long_ago_are_not_looked_at_again(storage: Storage) -> None:
    yesterday, before = TODAY - timedelta(days=1), TODAY - timedelta(days=2)
    async with storage.read_write() as tx:
        for day in (before, yesterday, TODAY):
            await tx.activity.add(said(1, 5, day))
        assert await tx.activity.fold_blocks(TODAY, since=yesterday) == 1
        assert await tx.activity.first_day(before) == before
        assert await tx.activity.first_day(yesterday) == yesterday
        assert await tx.activity.first_day(TODAY + timedelta(days=1)) is None
    assert await blocks_by_day(storage) == [(1, 0), (0, 1), (1, 0)]


async def blocks_by_day(storage: Storage) -> list[tuple[int, int]]:
    """Day by day, the newest first: blocks as bits, and as a number."""
    async with storage.read_only() as view:
        own = select(activity).where(activity.c.person_id == 5).order_by(activity.c.day.desc())
        rows = await view._connection.execute(own)
        return [(counts_of(row._asdict()).active_blocks, row.folded_blocks) for row in rows]


async def test_a_row_that_is_not_there_is_none_and_not_zero(storage: Storage) -> None:
    async with storage.read_only() as view:
        assert await view.activity.counts(date(2026, 1, 1), 1, 1) is None
