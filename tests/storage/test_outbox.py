"""The outbox: nothing is said twice by two senders, and nothing is lost with one of them."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from domain.outbox import Address, Kind, Leased, OutboxId, Priority, Receipt, State
from domain.people import PersonId
from domain.retention import Kept
from storage.database import Storage
from storage.outbox import Outbox
from storage.tables.outbox import outbox
from tests.storage.county import HOUR, NOON, call, group, person

SOON = NOON + timedelta(seconds=30)


async def lease(storage: Storage, sender: str = "a", limit: int = 10) -> list[Leased]:
    async with storage.read_write() as tx:
        return await tx.outbox.lease(sender, NOON, SOON, limit)


async def fill(storage: Storage, posts: int) -> list[OutboxId]:
    async with storage.read_write() as tx:
        for number in range(posts):
            await tx.outbox.add(call(str(number)))
        added = await tx._connection.scalars(select(outbox.c.id).order_by(outbox.c.id))
        return [OutboxId(one) for one in added]


async def test_a_post_comes_out_as_it_went_in(storage: Storage) -> None:
    async with storage.read_write() as tx:
        receiver, where = await person(tx), await group(tx)
        post = call(
            "你好 <b>",
            priority=Priority.GROUP,
            person=receiver.id,
            group=where.id,
            dedupe_key="greeting:1",
            receipt=Receipt("topic", 7),
        )
        await tx.outbox.add(post)
    [leased] = await lease(storage)
    assert leased.post == post
    assert (leased.attempts, leased.lease_until) == (1, SOON)


async def test_the_most_urgent_goes_first_and_then_the_oldest(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.outbox.add(call("reminder", kind=Kind.NOTICE, priority=Priority.NOTICE))
        await tx.outbox.add(call("second"))
        await tx.outbox.add(call("third"))
        await tx.outbox.add(call("first", due=NOON - HOUR))
        await tx.outbox.add(call("button", priority=Priority.AT_ONCE))
    texts = [leased.post.fields["text"] for leased in await lease(storage)]
    assert texts == ["button", "first", "second", "third", "reminder"]


async def test_what_is_not_due_waits(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.outbox.add(call(due=NOON + HOUR))
        assert await tx.outbox.next_due() == NOON + HOUR
    assert await lease(storage) == []


async def test_the_same_dedupe_key_is_said_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.outbox.add(call(dedupe_key="quota:1:2026Q1:14"))
        await tx.outbox.add(call(dedupe_key="quota:1:2026Q1:14"))
    [leased] = await lease(storage)
    async with storage.read_write() as tx:
        await tx.outbox.done(leased.id, "a", NOON)
        await tx.outbox.add(call(dedupe_key="quota:1:2026Q1:14"))
        assert await tx.outbox.states() == {State.DONE: 1}


async def test_of_two_ticks_at_once_one_says_it(storage: Storage) -> None:
    async def tick() -> None:
        async with storage.read_write() as tx:
            await tx.outbox.add(call(dedupe_key="quota:1:2026Q1:14"))

    await asyncio.gather(*(tick() for _ in range(4)))
    assert len(await lease(storage)) == 1


async def test_two_senders_never_hold_the_same_post(storage: Storage) -> None:
    ids = await fill(storage, 40)
    taken = await asyncio.gather(*(lease(storage, sender) for sender in "abcd"))
    held = [leased.id for batch in taken for leased in batch]
    assert sorted(held) == ids


async def test_postgresql_passes_over_what_another_sender_is_taking(storage: Storage) -> None:
    """On SQLite the second one waits for the first; either way nobody gets a post twice."""
    await fill(storage, 4)
    first_has, go_on = asyncio.Event(), asyncio.Event()

    async def slow() -> list[Leased]:
        async with storage.read_write() as tx:
            taken = await tx.outbox.lease("slow", NOON, SOON, 2)
            first_has.set()
            await go_on.wait()
            return taken

    task = asyncio.create_task(slow())
    await first_has.wait()
    if storage.is_sqlite:
        go_on.set()
    quick = await lease(storage, "quick")
    go_on.set()
    assert {leased.id for leased in quick}.isdisjoint(leased.id for leased in await task)
    assert len(quick) == 2


async def test_a_done_post_loses_text_and_chat_at_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await group(tx)
        await tx.outbox.add(call("a secret", group=where.id, receipt=Receipt("topic", 7)))
    [leased] = await lease(storage)
    async with storage.read_write() as tx:
        assert await tx.outbox.done(leased.id, "a", NOON, message=55)
        row = (await tx._connection.execute(select(outbox))).one()
    assert (row.fields, row.group_id, row.person_id) == ("", None, None)
    assert (row.state, row.message_id, row.receipt, row.receipt_id) == ("done", 55, "topic", 7)


async def test_a_post_is_done_once(storage: Storage) -> None:
    await fill(storage, 1)
    [leased] = await lease(storage)
    async with storage.read_write() as tx:
        assert await tx.outbox.done(leased.id, "a", NOON)
        assert not await tx.outbox.done(leased.id, "a", NOON)


async def test_marks_that_nobody_waits_for_are_written_with_whatever_comes_next(
    storage: Storage,
) -> None:
    await fill(storage, 3)
    one, two, three = await lease(storage)
    async with storage.read_write() as tx:
        await tx.outbox.done_unseen(one.id, "a", SOON, 11)
        await tx.outbox.done_unseen(two.id, "a", SOON, 12)
        await tx.outbox.done_unseen(three.id, "somebody else", SOON, 13)
        assert await tx.outbox.states() == {State.DONE: 2, State.LEASED: 1}
        await tx.outbox.done_unseen(three.id, "a", SOON, 13)
        await tx.outbox.add(call("4"))
    async with storage.read_only() as view:
        assert await view.outbox.states() == {State.DONE: 3, State.WAITING: 1}


async def test_many_are_marked_in_a_transaction_of_their_own(storage: Storage) -> None:
    await fill(storage, 3)
    one, two, three = await lease(storage)
    said = [(one.id, SOON, 11), (two.id, SOON, None)]
    await storage.say(*Outbox.marks("a", said))
    await storage.say(*Outbox.marks("somebody else", [(three.id, SOON, 13)]))
    async with storage.read_only() as view:
        assert await view.outbox.states() == {State.DONE: 2, State.LEASED: 1}
        asked = select(outbox.c.message_id, outbox.c.fields).order_by(outbox.c.id)
        rows = (await view._connection.execute(asked)).all()
        assert [tuple(row) for row in rows[:2]] == [(11, ""), (None, "")]


async def test_a_mark_whose_writer_is_cancelled_holds_nobody_up(storage: Storage) -> None:
    await fill(storage, 1)
    [one] = await lease(storage)
    marking = asyncio.create_task(storage.say(*Outbox.marks("a", [(one.id, SOON, 11)])))
    await asyncio.sleep(0)
    marking.cancel()
    await asyncio.wait([marking])
    async with storage.read_write() as tx:
        await tx.outbox.add(call("next"))
        assert (await tx.outbox.states())[State.WAITING] == 1


async def test_a_sender_whose_lease_was_freed_changes_nothing(storage: Storage) -> None:
    await fill(storage, 1)
    [old] = await lease(storage, "killed")
    async with storage.read_write() as tx:
        assert await tx.outbox.free("killed") == 1
    [new] = await lease(storage, "next")
    assert (new.id, new.attempts) == (old.id, 2)
    async with storage.read_write() as tx:
        assert not await tx.outbox.done(old.id, "killed", NOON)
        assert not await tx.outbox.put_back(old.id, "killed", SOON, "Timeout")
        assert not await tx.outbox.bury(old.id, "killed", NOON, "Forbidden")
        assert not await tx.outbox.drop(old.id, "killed", NOON)
        assert await tx.outbox.states() == {State.LEASED: 1}


async def test_a_lease_ends_when_its_time_is_over(storage: Storage) -> None:
    await fill(storage, 2)
    await lease(storage, "killed")
    async with storage.read_write() as tx:
        assert await tx.outbox.free_expired(SOON - timedelta(seconds=1)) == 0
        assert await tx.outbox.free_expired(SOON) == 2
        assert await tx.outbox.states() == {State.WAITING: 2}


async def test_the_one_sender_of_a_token_frees_every_lease_when_it_starts(
    storage: Storage,
) -> None:
    await fill(storage, 3)
    await lease(storage, "killed", limit=2)
    async with storage.read_write() as tx:
        assert await tx.outbox.free_all() == 2
    assert len(await lease(storage)) == 3


async def test_a_crash_between_sending_and_marking_sends_again(storage: Storage) -> None:
    """At least once: nothing that was said is known before it is written down."""
    await fill(storage, 1)
    [leased] = await lease(storage, "killed")
    async with storage.read_write() as tx:
        await tx.outbox.free_all()
    [again] = await lease(storage)
    assert again.post == leased.post


async def test_a_post_that_is_put_back_waits_for_its_moment(storage: Storage) -> None:
    await fill(storage, 1)
    [leased] = await lease(storage)
    async with storage.read_write() as tx:
        assert await tx.outbox.put_back(leased.id, "a", NOON + HOUR, "TooManyRequests")
        assert await tx.outbox.next_due() == NOON + HOUR
        assert await tx.outbox.lease("a", NOON, SOON, 1) == []
        [again] = await tx.outbox.lease("a", NOON + HOUR, NOON + 2 * HOUR, 1)
    assert again.attempts == 2


async def test_a_dead_letter_is_kept_whole_and_never_sent_by_itself(storage: Storage) -> None:
    await fill(storage, 1)
    [leased] = await lease(storage)
    async with storage.read_write() as tx:
        assert await tx.outbox.bury(leased.id, "a", NOON, "ChatNotFound")
        assert await tx.outbox.states() == {State.DEAD: 1}
        assert await tx.outbox.next_due() is None
        [letter] = await tx.dead_letters.newest()
    assert (letter.id, letter.post, letter.error) == (leased.id, leased.post, "ChatNotFound")
    assert (letter.attempts, letter.died_at) == (1, NOON)
    assert await lease(storage) == []


async def test_done_posts_are_dropped_in_chunks_and_others_stay(storage: Storage) -> None:
    await fill(storage, 5)
    async with storage.read_write() as tx:
        for leased in await tx.outbox.lease("a", NOON, SOON, 4):
            await tx.outbox.done(leased.id, "a", NOON)
        assert await tx.ageing.forget(Kept.SENT, NOON, limit=3) == 3
        assert await tx.ageing.forget(Kept.SENT, NOON, limit=3) == 1
        assert await tx.ageing.forget(Kept.SENT, NOON, limit=3) == 0
        assert await tx.outbox.states() == {State.WAITING: 1}


async def test_only_what_is_more_urgent_can_be_asked_for(storage: Storage) -> None:
    async with storage.read_write() as tx:
        for priority in Priority:
            await tx.outbox.add(call(priority.name, priority=priority))
        urgent = await tx.outbox.lease("a", NOON, SOON, 10, before=Priority.GROUP)
        assert await tx.outbox.lease("a", NOON, SOON, 10, before=Priority.AT_ONCE) == []
    assert [one.post.priority for one in urgent] == [Priority.AT_ONCE, Priority.ANSWER]


async def test_what_is_postponed_was_not_tried(storage: Storage) -> None:
    ids = await fill(storage, 3)
    await lease(storage)
    async with storage.read_write() as tx:
        assert await tx.outbox.postpone(ids[:2], "b", SOON) == 0
        assert await tx.outbox.postpone(ids[:2], "a", SOON) == 2
        assert await tx.outbox.next_due() == SOON
        again = await tx.outbox.lease("a", SOON, SOON + HOUR, 10)
    assert [(one.id, one.attempts) for one in again] == [(one, 1) for one in ids[:2]]


async def test_a_post_that_is_put_back_may_get_other_fields(storage: Storage) -> None:
    await fill(storage, 1)
    [leased] = await lease(storage)
    async with storage.read_write() as tx:
        other = {"chat_id": "-1002", "text": "你好"}
        assert await tx.outbox.put_back(leased.id, "a", NOON, "Migrated", fields=other)
    [again] = await lease(storage)
    assert again.post.fields == other


async def test_a_new_sender_takes_over_what_must_not_be_said_twice(storage: Storage) -> None:
    async with storage.read_write() as tx:
        for name in ("TopicPost", "GroupWelcome"):
            await tx.outbox.add(call(name, kind=Kind.NOTICE, name=name))
        await tx.outbox.add(call("plain"))
        topic: dict[str, object] = {"kind": Kind.NOTICE, "name": "TopicPost"}
        await tx.outbox.add(call("not tried", **topic, due=NOON + HOUR))
    await lease(storage, "killed")
    async with storage.read_write() as tx:
        [held] = await tx.outbox.take_over("next", ["TopicPost"])
        assert await tx.outbox.bury(held.id, "next", NOON, "Killed")
        assert await tx.outbox.free_all() == 2
    assert held.post.fields["text"] == "TopicPost"
    assert [one.post.fields["text"] for one in await lease(storage)] == ["GroupWelcome", "plain"]


async def test_posts_go_to_the_chat_of_their_receiver_as_it_is_now(storage: Storage) -> None:
    async with storage.read_write() as tx:
        li = await tx.people.meet(7, "Li Lei", "zh", reachable=True, now=NOON)
        han = await tx.people.meet(8, "Han Meimei", "zh", reachable=False, now=NOON)
        reading = await group(tx, chat=-100)
        await tx.groups.migrate(-100, -1_002_000_000_000)
        notice: dict[str, object] = {"kind": Kind.NOTICE, "fields": {"wish": 1}}
        posts = [
            call("", **notice, person=li.id),
            call("", **notice, person=han.id),
            call("", **notice, group=reading.id),
            call("", **notice, person=PersonId(99)),
            call(fields={"chat_id": "-100", "text": "x"}),
            call(fields={"chat_id": -200}),
            call(fields={"chat_id": "@channel"}),
            call(fields={"callback_query_id": "1"}),
        ]
        numbered = {OutboxId(number): post for number, post in enumerate(posts)}
        found = await tx.addresses.of(numbered)
    assert {int(number): address for number, address in found.items()} == {
        0: Address("7"),
        1: Address("8", reachable=False),
        2: Address("-1002000000000"),
        4: Address("-1002000000000"),
        5: Address("-200"),
        6: Address("@channel"),
    }
