"""What goes wrong on the way: nothing is lost, nothing is said too fast, and errors are classes."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import pairwise

import pytest

from bot.transport import Transport
from playground.telegram import Fault, Kind
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure
from storage.transaction import Transaction
from tests.delivery.rig import Gated, Rig, abandoned


async def test_too_many_requests_makes_the_whole_chat_wait_and_nobody_else(rig: Rig) -> None:
    [first, second, *_] = rig.town.world.people
    rig.town.faults.plan(Fault(Kind.TOO_MANY, chat_id=first, retry_after=30))
    async with rig.runs():
        for text in "abc":
            await rig.say(first, text)
        await rig.say(second, "not held up")
        await rig.settle(seconds=29)
        assert rig.said() == ["not held up"]
        await rig.say(first, "d")
        await rig.settle()
    assert rig.said(first) == ["a", "b", "c", "d"]
    assert 30 <= rig.calls()[-1].ts - rig.calls()[0].ts < 32
    assert rig.refused_for_speed() == 1


async def test_two_chats_told_to_wait_mean_that_everybody_waits(rig: Rig) -> None:
    [first, second, third, *_] = rig.town.world.people
    for one in (first, second):
        rig.town.faults.plan(Fault(Kind.TOO_MANY, chat_id=one, retry_after=20))
    async with rig.runs():
        await rig.say(first, "a")
        await rig.rests()
        await rig.say(third, "one chat is told to wait: the others go on")
        await rig.rests()
        await rig.say(second, "b")
        await rig.rests()
        await rig.say(third, "c")
        await rig.settle(seconds=19)
        assert rig.said() == ["one chat is told to wait: the others go on"]
        await rig.settle()
    assert sorted(rig.said()[1:]) == ["a", "b", "c"]
    assert rig.refused_for_speed() == 2


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_error_is_tried_again_later_and_later(quick_rig: Rig, status: int) -> None:
    rig = quick_rig
    [first, *_] = rig.town.world.people
    rig.town.faults.plan(Fault(Kind.SERVER_ERROR, status=status, times=4))
    async with rig.runs():
        await rig.say(first, "a")
        await rig.rests()
        assert await rig.states() == [("waiting", f"Status{status}")]
        await rig.settle()
    assert rig.said() == ["a"]
    moments = [call.ts for call in rig.calls()]
    waits = [round(after - before) for before, after in pairwise(moments)]
    assert waits == [1, 2, 4, 8]
    assert (await rig.rows())[0].attempts == 5


async def test_what_fails_for_a_moment_is_not_overtaken_in_its_chat(quick_rig: Rig) -> None:
    rig = quick_rig
    [first, *_] = rig.town.world.people
    rig.town.faults.plan(Fault(Kind.SERVER_ERROR, times=2))
    async with rig.runs():
        for text in "abc":
            await rig.say(first, text)
        await rig.settle()
    assert rig.said() == ["a", "b", "c"]


async def test_what_fails_again_and_again_holds_up_its_chat_no_longer(quick_rig: Rig) -> None:
    rig = quick_rig
    [first, *_] = rig.town.world.people
    rig.town.faults.plan(Fault(Kind.SERVER_ERROR, times=6))
    async with rig.runs():
        await rig.say(first, "poison")
        await rig.settle(seconds=20)
        rig.town.faults.clear()
        await rig.say(first, "b")
        await rig.rests()
        assert rig.said() == ["b"]
        await rig.settle()
    assert rig.said() == ["b", "poison"]


@pytest.mark.parametrize(
    ("kind", "error", "arrives"),
    [
        (Kind.CLOSE_BEFORE, "Broken", 1),
        (Kind.CLOSE_AFTER, "Broken", 2),
        (Kind.INVALID_JSON, "NotTelegram", 1),
    ],
)
async def test_without_an_answer_a_message_is_said_at_least_once(
    quick_rig: Rig, kind: Kind, error: str, arrives: int
) -> None:
    rig = quick_rig
    [first, *_] = rig.town.world.people
    rig.town.faults.plan(Fault(kind))
    async with rig.runs():
        await rig.say(first, "a")
        await rig.rests()
        assert await rig.states() == [("waiting", error)]
        await rig.settle()
    assert rig.said() == ["a"] * arrives
    assert (await rig.rows())[0].state == "done"


async def test_a_call_that_hangs_is_given_up_and_repeated(
    quick_rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig = quick_rig
    monkeypatch.setattr("bot.delivery.sending.SECONDS", 0.05)
    [first, second, *_] = rig.town.world.people
    rig.town.faults.plan(Fault(Kind.HANG, chat_id=first, seconds=30))
    async with rig.runs():
        await rig.say(first, "a")
        await rig.say(second, "not held up")
        await rig.rests()
        assert rig.said() == ["not held up"]
        assert ("waiting", "TimedOut") in await rig.states()
        await rig.settle()
    assert rig.said(first) == ["a"]


async def test_stopping_does_not_wait_for_a_call_that_hangs(
    quick_rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig = quick_rig
    monkeypatch.setattr("bot.delivery.delivery.GRACE_SECONDS", 0.05)
    [first, *_] = rig.town.world.people
    rig.town.faults.plan(Fault(Kind.HANG, seconds=30))
    async with rig.runs():
        await rig.say(first, "a")
        while rig.town.faults.planned():  # noqa: ASYNC110  # a state, not an event
            await asyncio.sleep(0.001)
    assert await rig.states() == [("waiting", "TimedOut")]


async def test_an_api_that_cannot_be_reached_is_tried_again(quick_rig: Rig) -> None:
    rig = quick_rig
    [first, *_] = rig.town.world.people
    nowhere = Transport("http://127.0.0.1:9", rig.bot.token, rig.transport._session)
    async with rig.runs(rig.sender(nowhere)):
        await rig.say(first, "a")
        await rig.rests()
    assert await rig.states() == [("waiting", "Unreachable")]


async def test_a_token_that_is_refused_buries_nothing(quick_rig: Rig) -> None:
    rig = quick_rig
    [first, *_] = rig.town.world.people
    wrong = Transport(rig.transport._base.partition("/bot")[0], "1:wrong", rig.transport._session)
    async with rig.runs(rig.sender(wrong)):
        await rig.say(first, "a")
        await rig.rests()
    assert await rig.states() == [("waiting", "Unauthorized")]


async def test_what_can_never_succeed_is_a_dead_letter_that_can_be_sent_again(rig: Rig) -> None:
    [first, *_] = rig.town.world.people
    nobody = max(rig.town.world.people) + 1
    async with rig.runs():
        await rig.say(first, "<b>broken", fields={"parse_mode": "HTML"})
        await rig.say(first, "not held up")
        await rig.say(nobody, "to nobody")
        await rig.say(first, "no such thing", method="sendNothing")
        await rig.settle()
        assert rig.said() == ["not held up"]
        async with rig.storage.read_write() as tx:
            letters = await tx.dead_letters.newest()
            for letter in letters:
                await tx.dead_letters.retry(letter.id, rig.clock.now())
        assert rig.town.add_person("late").id == nobody
        rig.town.person(nobody).starts(rig.bot)
        rig.delivery.wake()
        await rig.settle()
    assert sorted(letter.error for letter in letters) == [
        "CannotParse",
        "ChatNotFound",
        "MethodNotFound",
    ]
    assert rig.said() == ["not held up", "to nobody"]
    assert [state for state, _ in await rig.states()] == ["dead", "done", "done", "dead"]


async def test_what_need_not_be_done_any_more_is_done(rig: Rig) -> None:
    [first, *_] = rig.town.world.people
    async with rig.runs():
        await rig.say(first, "same")
        await rig.settle()
        said = {"message_id": str((await rig.rows())[0].message_id), "text": "same"}
        await rig.say(first, "same", method="editMessageText", fields=said)
        await rig.say(first, "", method="deleteMessage", fields={"message_id": "999"})
        await rig.say(0, "", method="answerCallbackQuery", fields={"callback_query_id": "1"})
        await rig.settle()
    assert await rig.states() == [("done", None)] * 4


async def test_whoever_blocked_the_bot_is_not_written_to_again(rig: Rig) -> None:
    blocking = rig.town.person(next(iter(rig.town.world.people)))
    person = await rig.knows(blocking)
    blocking.blocks(rig.bot)
    async with rig.runs():
        await rig.tell(1, person.id)
        await rig.settle()
        async with rig.storage.read_only() as view:
            known = await view.people.get(person.id)
        assert known is not None
        assert not known.reachable
        await rig.tell(3, person.id)
        await rig.settle()
    assert await rig.states() == [("dead", "BotBlocked"), ("done", None)]
    assert len(rig.calls()) == 1


async def test_an_answer_to_somebody_who_blocked_the_bot_marks_them_too(rig: Rig) -> None:
    blocking = rig.town.person(next(iter(rig.town.world.people)))
    person = await rig.knows(blocking)
    blocking.blocks(rig.bot)
    async with rig.runs():
        await rig.say(blocking.id, "a")
        await rig.say(5_999_999_999, "nobody knows this one")
        await rig.settle()
    async with rig.storage.read_only() as view:
        known = await view.people.get(person.id)
    assert known is not None
    assert not known.reachable


async def test_a_group_that_put_the_bot_out_gets_a_dead_letter(rig: Rig) -> None:
    owner = rig.town.person(next(iter(rig.town.world.people)))
    chat = owner.founds("supergroup", "青年之家")
    owner.adds(chat, rig.bot)
    owner.kicks(chat, rig.bot)
    async with rig.runs():
        await rig.say(chat.id, "a")
        await rig.settle()
    assert await rig.states() == [("dead", "BotNotMember")]


@pytest.mark.parametrize("order", ["old first", "new first", "silent"])
@pytest.mark.parametrize("known", [True, False])
async def test_a_group_that_moved_is_followed(rig: Rig, order: str, known: bool) -> None:
    owner = rig.town.person(next(iter(rig.town.world.people)))
    old = owner.founds("group", "老朋友群")
    owner.adds(old, rig.bot)
    group = await rig.knows_group(old) if known else None
    new = owner.migrates(old, order)
    async with rig.runs():
        await rig.say(old.id, "a call")
        await rig.say(old.id, "another call")
        if group is not None:
            await rig.post_topic(group, "a notice")
        await rig.settle()
        await rig.say(old.id, "later")
        await rig.settle()
    first = ["a call", "a notice", "another call"] if known else ["a call", "another call"]
    assert sorted(rig.said(new.id)[:-1]) == first
    assert rig.said(new.id)[-1] == "later"
    async with rig.storage.read_only() as view:
        found = await view.groups.by_chat(old.id)
    assert (found.chat if found is not None else None) == (new.id if known else None)
    assert {state for state, _ in await rig.states()} == {"done"}


async def test_a_killed_sender_is_followed_after_a_window_and_says_it_again(rig: Rig) -> None:
    [first, *_] = rig.town.world.people
    await rig.say(first, "a")
    async with abandoned(rig):
        assert rig.said() == ["a"]
        assert await rig.states() == [("leased", None)]
        async with rig.runs(rig.sender()):
            await rig.rests()
            assert rig.said() == ["a"]
            await rig.settle()
        assert rig.said() == ["a", "a"]
    assert 1 <= rig.calls()[-1].ts - rig.calls()[0].ts < 1.1


async def test_two_kills_lose_nothing(rig: Rig) -> None:
    people = list(rig.town.world.people)
    await rig.say_all([(people[number % 40], f"{number}") for number in range(30)])
    for _ in range(2):
        async with abandoned(rig):
            pass
    async with rig.runs(rig.sender()):
        await rig.settle()
    assert set(rig.said()) == {f"{number}" for number in range(30)}
    assert {state for state, _ in await rig.states()} == {"done"}


async def test_a_slow_chat_holds_up_nobody_else_and_keeps_its_own_order(quick_rig: Rig) -> None:
    rig = quick_rig
    [first, second, *_] = rig.town.world.people
    gated = Gated(rig.transport, first)
    async with rig.runs(rig.sender(gated)):
        for text in "abc":
            await rig.say(first, text)
            await rig.say(second, text)
        await rig.done(second, 3)
        assert rig.said() == ["a", "b", "c"]
        assert gated.waiting == 1
        gated.open.set()
        await rig.rests()
    assert rig.said(first) == ["a", "b", "c"]


class Failing:
    """In the place of `Storage.carry_out`: the calls with these numbers meet a broken database."""

    def __init__(self, storage: Storage, numbers: set[int], kind: Failure) -> None:
        self._carry_out = storage.carry_out
        self._numbers = numbers
        self._kind = kind
        self._calls = 0

    async def __call__(self, work: Callable[[Transaction], Awaitable[object]]) -> object:
        self._calls += 1
        if self._calls in self._numbers:
            raise DatabaseFailure(self._kind, "OperationalError")
        return await self._carry_out(work)


@pytest.mark.parametrize("kind", [Failure.AGAIN, Failure.FULL, Failure.UNREACHABLE])
@pytest.mark.parametrize("broken", [{2}, {3}, {2, 3, 4, 5}], ids=str)
async def test_a_database_that_fails_for_a_while_loses_and_doubles_nothing(
    quick_rig: Rig, monkeypatch: pytest.MonkeyPatch, kind: Failure, broken: set[int]
) -> None:
    """The first call begins, the second takes what is due, the third writes the mark."""
    rig = quick_rig
    [first, *_] = rig.town.world.people
    await rig.say_all([(first, "a"), (first, "b")])
    monkeypatch.setattr(rig.storage, "carry_out", Failing(rig.storage, broken, kind))
    async with rig.runs():
        await rig.settle()
    assert rig.said() == ["a", "b"]
    assert await rig.states() == [("done", None)] * 2
