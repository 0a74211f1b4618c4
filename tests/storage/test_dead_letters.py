"""Dead letters: listed, sent again or discarded; erased with the person they belong to."""

from datetime import timedelta

from sqlalchemy import select

from domain.outbox import Kind, OutboxId, State
from domain.retention import KEPT_FOR, Kept
from storage.database import Storage
from storage.tables.outbox import outbox
from storage.transaction import Transaction
from tests.desks import services
from tests.storage.county import HOUR, NOON, call, person


async def bury(tx: Transaction, error: str = "ChatNotFound") -> OutboxId:
    [leased] = await tx.outbox.lease("a", NOON, NOON + HOUR, 1)
    assert await tx.outbox.bury(leased.id, "a", NOON, error)
    return leased.id


async def test_the_newest_come_first_and_each_can_be_looked_at(storage: Storage) -> None:
    async with storage.read_write() as tx:
        numbers = []
        for text in ("one", "two"):
            await tx.outbox.add(call(text))
            numbers.append(await bury(tx))
        assert await tx.dead_letters.count() == 2
        assert [one.id for one in await tx.dead_letters.newest()] == numbers[::-1]
        assert len(await tx.dead_letters.newest(limit=1)) == 1
        letter = await tx.dead_letters.show(numbers[0])
        assert letter is not None
        assert (letter.post.fields["text"], letter.error) == ("one", "ChatNotFound")
        assert await tx.dead_letters.show(OutboxId(99)) is None


async def test_what_is_sent_again_is_as_new_and_keeps_its_key(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.outbox.add(call("one", dedupe_key="once"))
        number = await bury(tx)
        assert await tx.dead_letters.retry(number, NOON + HOUR)
        assert not await tx.dead_letters.retry(number, NOON + HOUR)
        await tx.outbox.add(call("one", dedupe_key="once"))
        assert await tx.outbox.lease("a", NOON, NOON + HOUR, 9) == []
        [leased] = await tx.outbox.lease("a", NOON + HOUR, NOON + 2 * HOUR, 9)
    assert (leased.id, leased.attempts, leased.post.fields["text"]) == (number, 1, "one")


async def test_what_is_discarded_loses_text_and_receiver_at_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.outbox.add(call("one", person=(await person(tx)).id))
        number = await bury(tx)
        assert await tx.dead_letters.discard(number, NOON)
        assert not await tx.dead_letters.discard(number, NOON)
        row = (await tx._connection.execute(select(outbox))).one()
        assert (row.state, row.fields, row.person_id) == ("done", "", None)


async def test_only_a_dead_letter_is_sent_again_or_discarded(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.outbox.add(call("waits"))
        [row] = (await tx._connection.execute(select(outbox))).all()
        assert not await tx.dead_letters.retry(OutboxId(row.id), NOON)
        assert not await tx.dead_letters.discard(OutboxId(row.id), NOON)
        assert await tx.outbox.states() == {State.WAITING: 1}


async def test_after_a_week_a_dead_letter_is_gone(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.outbox.add(call("one"))
        await bury(tx)
    over = NOON + KEPT_FOR[Kept.DEAD_LETTERS]
    for moment, left in ((over - timedelta(seconds=1), 1), (over, 0)):
        async with storage.read_write() as tx:
            await services(tx, moment).retention.forget_due()
            assert await tx.dead_letters.count() == left


async def test_with_an_erased_person_go_all_letters_that_may_quote_them(storage: Storage) -> None:
    """A notice to somebody else has no words; a call to somebody else may have anybody's."""
    async with storage.read_write() as tx:
        erased, other = await person(tx, 7), await person(tx, 8)
        await tx.outbox.add(call("您的心愿单：学吉他", fields={"chat_id": "8", "text": "学吉他"}))
        await bury(tx)
        notice: dict[str, object] = {"kind": Kind.NOTICE, "name": "WishClaimed", "fields": {}}
        for who in (erased, other):
            await tx.outbox.add(call("", **notice, person=who.id))
            await bury(tx)
        await tx.erasing.erase(erased)
        [left] = await tx.dead_letters.newest()
    assert left.post.person == other.id
