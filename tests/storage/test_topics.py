"""Topics, calls for help and the audit trail."""

import asyncio

from sqlalchemy import select

from domain.retention import Kept
from storage.audit import PROGRAM, AuditTrail
from storage.database import Storage
from storage.tables.outbox import audit_trail
from tests.storage.county import HOUR, NOON, group, office, person


async def test_a_topic_is_known_by_its_message_once_the_receipt_came(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await group(tx)
        topic = await tx.topics.open(where.id, "What made you laugh?", NOON, NOON + HOUR)
        assert await tx.topics.open_in([where.id], NOON) == {}
        assert await tx.topics.posted(topic.id, 55, thread=3)
        assert not await tx.topics.posted(topic.id, 56)
        posted = await tx.topics.get(topic.id)
        assert posted is not None
        assert (posted.message, posted.thread) == (55, 3)
        assert await tx.topics.open_in([where.id], NOON) == {(where.id, 55): posted}


async def test_a_topic_is_closed_from_its_last_moment_on(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await group(tx)
        topic = await tx.topics.open(where.id, "?", NOON, NOON + 2 * HOUR)
        await tx.topics.posted(topic.id, 55)
        assert await tx.topics.open_in([where.id], NOON + 2 * HOUR) == {}
        assert await tx.topics.close(topic.id, NOON + HOUR, digest_at=NOON + HOUR)
        assert not await tx.topics.close(topic.id, NOON + HOUR, digest_at=NOON + HOUR)
        assert await tx.topics.open_in([where.id], NOON + HOUR) == {}


async def test_answers_are_kept_once_and_forgotten(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where, who = await group(tx), await person(tx)
        topic = await tx.topics.open(where.id, "?", NOON, NOON + HOUR)
        assert await tx.topics.keep_answer(topic.id, 61, who.id, "后来的", NOON + HOUR)
        assert await tx.topics.keep_answer(topic.id, 60, who.id, "先来的", NOON)
        assert not await tx.topics.keep_answer(topic.id, 60, who.id, "again", NOON)
        assert await tx.topics.answers(topic.id) == [(who.id, "先来的"), (who.id, "后来的")]
        await tx.ageing.forget(Kept.TOPIC_ANSWERS, NOON)
        assert await tx.topics.answers(topic.id) == [(who.id, "后来的")]
        await tx.topics.forget_answers_to(topic.id)
        assert await tx.topics.answers(topic.id) == []


async def test_a_call_for_help_is_taken_once_and_then_goes_no_higher(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where, who, contact = await office(tx), await person(tx, 1), await person(tx, 2)
        call = await tx.calls_for_help.call(
            where.id, who.id, "help", contact.id, now=NOON, escalates_at=NOON + HOUR
        )
        assert await tx.calls_for_help.next_due() == NOON + HOUR
        assert await tx.calls_for_help.due(NOON) == []
        assert await tx.calls_for_help.due(NOON + HOUR) == [call]
        assert await tx.calls_for_help.take(call.id, NOON)
        assert not await tx.calls_for_help.take(call.id, NOON)
        assert not await tx.calls_for_help.escalate(call, None, None)
        assert await tx.calls_for_help.due(NOON + HOUR) == []
        assert await tx.calls_for_help.next_due() is None


async def test_two_ticks_call_the_next_level_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where, who = await office(tx), await person(tx)
        call = await tx.calls_for_help.call(
            where.id, who.id, "help", None, now=NOON, escalates_at=NOON
        )

    async def tick() -> bool:
        async with storage.read_write() as tx:
            return await tx.calls_for_help.escalate(call, who.id, NOON + HOUR)

    assert sorted(await asyncio.gather(tick(), tick())) == [False, True]
    async with storage.read_write() as tx:
        raised = await tx.calls_for_help.get(call.id)
    assert raised is not None
    assert (raised.level, raised.contact, raised.escalates_at) == (1, who.id, NOON + HOUR)


async def test_the_audit_trail_says_who_did_what_to_which_thing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = await person(tx)
        await tx.audit.add(who.id, "bind", "group", 3, NOON)
        await tx.audit.add(PROGRAM, "close", "topic", 4, NOON)
        trail = await tx.audit.latest()
        assert [(deed.by, deed.action, deed.noun, deed.number) for deed in trail] == [
            (PROGRAM, "close", "topic", 4),
            (who.id, "bind", "group", 3),
        ]
        await tx.erasing.erase(who)
        assert len((await tx._connection.execute(select(audit_trail))).all()) == 2


def test_the_audit_trail_has_no_way_to_change_or_remove_a_row() -> None:
    public = {name for name in vars(AuditTrail) if not name.startswith("_")}
    assert public == {"add", "latest"}
