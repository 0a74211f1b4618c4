"""Ageing: the oldest is forgotten first, in chunks, and what is younger stays."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from domain.ceilings import Allowance
from domain.designs import Draft
from domain.groups import Author, GroupId
from domain.outbox import OutboxId, State
from domain.pressure import PressureStep
from domain.retention import Kept
from domain.topic_schedules import Once
from storage.ageing import SINCE, ages
from storage.database import Storage
from storage.transaction import Transaction
from tests.storage.county import HOUR, NOON, cadre, call, group, office, person

SECOND = timedelta(seconds=1)


async def fill(tx: Transaction) -> None:
    """Two rows of each kind: one of noon, one of an hour later."""
    where, place = await group(tx), await office(tx)
    line = await cadre(tx, of=place)
    topic = await tx.topics.open(where.id, "?", NOON, NOON + HOUR)
    for number, moment in ((1, NOON), (2, NOON + HOUR)):
        who = await person(tx, number)
        await tx.updates.fresh([number], moment)
        await tx.parked.park(f"topic:{number}", number, "{}", moment)
        await tx.failed.keep(number, "{}", "KeyError", moment)
        await tx.quarantine.put(number, "message", -100, "ValidationError", moment)
        await tx.albums.fresh([(where.id, f"album {number}")], moment)
        await tx.authors.note([(GroupId(1), number, Author(None, cadre_side=False))], moment)
        await tx.topics.keep_answer(topic.id, number, who.id, "text", moment)
        await tx.topics.note_vote(topic.id, who.id, moment)
        await tx.drafts.save(who.id, "wish", {}, moment)
        await tx.asking_again.ask(who.id, line.id, where.id, moment)
        await tx.roster_files.add(who.id, "file", moment)
        await tx.meetings.note(who.id, line.id, moment.year, moment)
        await tx.quarterly_reports.make(place.id, date(2026, number, 1), moment)
        noon = Once(moment)
        reminder = await tx.own_reminders.make(who.id, "text", noon, moment, moment)
        assert await tx.own_reminders.move(reminder, None, moment)
        asks = Draft("?", ("a", "b"))
        design = await tx.designs.ask(who.id, None, [where.id], asks, [None] * 2, NOON, moment)
        await tx.designs.suggest(design, who.id, "text")
        report = await tx.pressure.report(who.id, place.id, place.id, "", moment)
        assert report is not None
        answered = report.after(PressureStep.ANSWER, "text")
        await tx.pressure.replace(report, answered, moment)
        await tx.outbox.add(call())
        [leased] = await tx.outbox.lease("a", NOON, NOON + HOUR, 1)
        await tx.outbox.done(leased.id, "a", moment)
        await tx.outbox.add(call())
        [leased] = await tx.outbox.lease("a", NOON, NOON + HOUR, 1)
        await tx.outbox.bury(leased.id, "a", moment, "ChatNotFound")
        allowed = [Allowance("week 2026-03-02", 2)]
        await tx.ceilings.take((who.id, None), allowed, OutboxId(number), moment)


async def left(tx: Transaction, kept: Kept) -> int:
    counted = await tx._connection.scalar(
        select(func.count()).select_from(SINCE[kept].table).where(ages(kept))
    )
    return counted or 0


def test_every_kind_has_a_column_with_an_index() -> None:
    assert set(SINCE) == set(Kept)
    without = [
        kept
        for kept, since in SINCE.items()
        if since.name not in {index.columns.keys()[0] for index in since.table.indexes}
    ]
    assert without == []


async def test_the_oldest_of_each_kind_is_told_in_one_question(storage: Storage) -> None:
    async with storage.read_write() as tx:
        assert await tx.ageing.oldest() == {}
        await fill(tx)
        assert await tx.ageing.oldest() == dict.fromkeys(Kept, NOON)


@pytest.mark.parametrize("kept", Kept)
async def test_what_is_old_goes_and_what_is_younger_stays(storage: Storage, kept: Kept) -> None:
    async with storage.read_write() as tx:
        await fill(tx)
        assert await tx.ageing.forget(kept, NOON - SECOND) == 0
        assert await tx.ageing.forget(kept, NOON) == 1
        assert await tx.ageing.forget(kept, NOON) == 0
        assert (await tx.ageing.oldest())[kept] == NOON + HOUR
        assert [await left(tx, one) for one in Kept if one is not kept] == [2] * (len(Kept) - 1)


async def test_a_chunk_is_the_oldest_rows(storage: Storage) -> None:
    async with storage.read_write() as tx:
        for number in range(7, 0, -1):
            await tx.updates.fresh([number], NOON + number * SECOND)
        assert await tx.ageing.forget(Kept.UPDATE_IDS, NOON + HOUR, limit=5) == 5
        assert (await tx.ageing.oldest())[Kept.UPDATE_IDS] == NOON + 6 * SECOND
        assert await tx.ageing.forget(Kept.UPDATE_IDS, NOON + HOUR, limit=5) == 2
        assert await tx.updates.fresh(range(1, 8), NOON) == set(range(1, 8))


async def test_a_dead_letter_is_kept_longer_and_what_waits_is_not_forgotten(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await tx.outbox.add(call("never"))
        [leased] = await tx.outbox.lease("a", NOON, NOON + HOUR, 1)
        await tx.outbox.bury(leased.id, "a", NOON, "chat not found")
        await tx.outbox.add(call("waits"))
        assert await tx.ageing.oldest() == {Kept.DEAD_LETTERS: NOON}
        assert await tx.ageing.forget(Kept.SENT, NOON + HOUR) == 0
        assert await tx.outbox.states() == {State.DEAD: 1, State.WAITING: 1}


async def test_a_mark_keeps_the_last_moment_it_was_given(storage: Storage) -> None:
    async with storage.read_write() as tx:
        assert await tx.marks.of("members") is None
        await tx.marks.set("members", NOON + HOUR)
        await tx.marks.set("members", NOON)
        await tx.marks.set("quota:Asia/Shanghai", NOON + HOUR)
        assert await tx.marks.of("members") == NOON
        assert await tx.marks.of("quota:Asia/Shanghai") == NOON + HOUR
