"""Receipts: Telegram's answer and its mark are one; what must not be doubled is not repeated."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from bot.delivery.receipts import ARRIVED, FAILED, LOST
from domain.outbox import Receipt
from domain.topics import Topic, TopicId
from playground.telegram import Fault, Kind
from playground.telegram.world.chats import Chat
from services.topics import Topics
from storage.database import Storage
from tests.conventions.tree import TOP
from tests.delivery.rig import NOW, Gated, Rig, abandoned


async def topic_of(storage: Storage, number: int) -> Topic:
    async with storage.read_only() as view:
        topic = await view.topics.get(TopicId(number))
    assert topic is not None
    return topic


async def founded(rig: Rig) -> Chat:
    owner = rig.town.person(next(iter(rig.town.world.people)))
    chat = owner.founds("supergroup", "青年之家")
    owner.adds(chat, rig.bot)
    return chat


async def test_the_receipt_of_a_topic_tells_which_message_it_became(rig: Rig) -> None:
    chat = await founded(rig)
    group = await rig.knows_group(chat)
    async with rig.runs():
        number = await rig.post_topic(group, "周末做什么？")
        await rig.settle()
    topic = await topic_of(rig.storage, number)
    assert topic.message is not None
    assert topic.message in chat.messages
    assert (await rig.rows())[0].message_id == topic.message


async def test_what_was_parked_for_the_receipt_is_replayed_in_its_transaction(rig: Rig) -> None:
    chat = await founded(rig)
    group = await rig.knows_group(chat)
    awaited = chat.last_message_id + 1
    async with rig.storage.read_write() as tx:
        await tx.parked.park(f"topic:{group.id}:{awaited}", 1, "an answer", NOW)
        await tx.parked.park(f"topic:{group.id}:{awaited}", 2, "another", NOW)
        await tx.parked.park(f"topic:{group.id}:{awaited + 1}", 3, "of another topic", NOW)
    async with rig.runs():
        await rig.post_topic(group, "周末做什么？")
        await rig.settle()
    assert rig.replayed == ["an answer", "another"]


async def test_a_receipts_failure_undoes_its_own_work_and_keeps_the_mark(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message stands in the group: it is not said again, and somebody has to look at it."""

    async def posted_and_broken(self: Topics, id: int, *_: object) -> None:
        await self._desk.tx.topics.posted(TopicId(id), 77)
        raise ValueError("周末做什么？")

    monkeypatch.setattr(Topics, "posted", posted_and_broken)
    [first, *_] = rig.town.world.people
    group = await rig.knows_group(await founded(rig))
    async with rig.runs():
        number = await rig.post_topic(group, "周末做什么？")
        await rig.say(first, "not held up")
        await rig.settle()
    assert (await topic_of(rig.storage, number)).message is None
    assert await rig.states() == [("dead", "ReceiptValueError"), ("done", None)]
    assert len(rig.said()) == 2


async def test_a_receipt_that_the_database_refuses_spoils_no_other_mark(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(self: Topics, id: int, *_: object) -> None:
        await self._desk.tx.topics.keep_answer(TopicId(99), 1, 1, "x", NOW)  # type: ignore[arg-type]  # nobody is called so

    monkeypatch.setattr(Topics, "posted", refused)
    [first, *_] = rig.town.world.people
    group = await rig.knows_group(await founded(rig))
    async with rig.runs():
        await rig.post_topic(group, "周末做什么？")
        await rig.say(first, "not held up")
        await rig.settle()
    assert await rig.states() == [("dead", "ReceiptRejected"), ("done", None)]


@pytest.mark.parametrize(
    ("fault", "times_said"),
    [(Kind.CLOSE_AFTER, 1), (Kind.CLOSE_BEFORE, 0), (Kind.INVALID_JSON, 0)],
)
async def test_a_topic_that_may_stand_there_is_not_posted_again(
    quick_rig: Rig, monkeypatch: pytest.MonkeyPatch, fault: Kind, times_said: int
) -> None:
    rig, unsure = quick_rig, []

    async def noted(_: Topics, id: int) -> None:
        unsure.append(id)

    monkeypatch.setattr(Topics, "unsure", noted)
    group = await rig.knows_group(await founded(rig))
    rig.town.faults.plan(Fault(fault))
    async with rig.runs():
        number = await rig.post_topic(group, "周末做什么？")
        await rig.settle()
    assert unsure == [number]
    assert len(rig.said()) == times_said
    [(state, error)] = await rig.states()
    assert (state, error in {"Broken", "NotTelegram"}) == ("dead", True)


async def test_a_topic_that_certainly_does_not_stand_there_is_posted_again(quick_rig: Rig) -> None:
    rig = quick_rig
    group = await rig.knows_group(await founded(rig))
    rig.town.faults.plan(Fault(Kind.SERVER_ERROR, status=502))
    rig.town.faults.plan(Fault(Kind.TOO_MANY, retry_after=5))
    async with rig.runs():
        number = await rig.post_topic(group, "周末做什么？")
        await rig.settle()
    assert len(rig.said()) == 1
    assert (await topic_of(rig.storage, number)).message is not None


async def test_a_topic_in_the_hands_of_a_killed_sender_is_put_before_a_human(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsure = []

    async def noted(_: Topics, id: int) -> None:
        unsure.append(id)

    monkeypatch.setattr(Topics, "unsure", noted)
    group = await rig.knows_group(await founded(rig))
    number = await rig.post_topic(group, "周末做什么？")
    async with abandoned(rig), rig.runs(rig.sender()):
        await rig.settle(seconds=5)
    assert unsure == [number]
    assert len(rig.said()) == 1
    assert await rig.states() == [("dead", "Killed")]


async def test_a_topic_that_is_refused_for_good_is_told_to_its_service(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = []

    async def noted(_: Topics, id: int) -> None:
        failed.append(id)

    monkeypatch.setattr(Topics, "failed", noted)
    chat = await founded(rig)
    group = await rig.knows_group(chat)
    rig.town.person(next(iter(rig.town.world.people))).kicks(chat, rig.bot)
    async with rig.runs():
        number = await rig.post_topic(group, "周末做什么？")
        await rig.settle()
    assert failed == [number]
    assert await rig.states() == [("dead", "BotNotMember")]


async def test_what_a_receipt_has_to_say_is_sent_at_once(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    [first, *_] = rig.town.world.people

    async def answering(self: Topics, *_: object) -> None:
        fields: dict[str, object] = {"chat_id": first, "text": "it stands"}
        await self._desk.ask_telegram("sendMessage", fields)

    monkeypatch.setattr(Topics, "posted", answering)
    group = await rig.knows_group(await founded(rig))
    async with rig.runs():
        await rig.post_topic(group, "周末做什么？")
        await rig.rests()
        assert rig.said(first) == ["it stands"]


async def test_an_answer_that_is_no_message_reaches_its_receipt(rig: Rig) -> None:
    chat = await founded(rig)
    group = await rig.knows_group(chat)
    async with rig.runs():
        await rig.say(
            chat.id, "", method="getChatMemberCount", receipt=Receipt("members", group.id)
        )
        await rig.settle()
    async with rig.storage.read_only() as view:
        known = await view.groups.get(group.id)
    assert known is not None
    assert known.members == 1


async def test_a_receipt_that_nobody_waits_for_is_a_dead_letter(rig: Rig) -> None:
    [first, *_] = rig.town.world.people
    async with rig.runs():
        await rig.say(first, "a", receipt=Receipt("nobody", 1))
        await rig.settle()
    assert await rig.states() == [("dead", "ReceiptKeyError")]


async def test_the_mark_follows_the_answer_without_waiting_for_other_answers(rig: Rig) -> None:
    [first, second, *_] = rig.town.world.people
    gated = Gated(rig.transport, second)
    async with rig.runs(rig.sender(gated)):
        await rig.say(second, "slow")
        await rig.say(first, "quick")
        await rig.done(first, 1)
        assert await rig.states() == [("leased", None), ("done", None)]
        gated.open.set()
        await rig.rests()
    assert rig.said() == ["quick", "slow"]


def test_every_receipt_that_a_service_asks_for_has_somebody_who_waits() -> None:
    asked = {name for path in (TOP / "services").glob("*.py") for name in receipts_in(path)}
    assert asked == set(ARRIVED)
    assert set(FAILED) | set(LOST) <= set(ARRIVED)


def receipts_in(path: Path) -> Iterator[str]:
    """The names in `Receipt("topic", …)`, or in `Receipt(TOPIC, …)` through a constant."""
    module = import_module(f"services.{path.stem}")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Receipt"), args=[ast.Constant(value=str(name)), *_]):
                yield name
            case ast.Call(func=ast.Name(id="Receipt"), args=[ast.Name(id=constant), *_]):
                yield str(getattr(module, constant))
