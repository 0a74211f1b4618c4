"""Long polling against the town: acknowledged only when committed, and what was missed is noted."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import aiohttp
import pytest

from bot.intake.polling import Polling, TokenRefused
from bot.transport import Transport
from domain.groups import GroupState
from playground.telegram import Clock, Fault, Kind, Server, Town
from playground.telegram.updates.mailbox import Webhook
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure
from tests.intake import talk
from tests.intake.conftest import Hand, settle


class Standing(Hand):
    """Stands still, and lets whoever waits go on at once."""

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)


@dataclass
class Basket:
    """An intake that keeps what it is given, and fails when it is told to."""

    failures: list[Failure] = field(default_factory=list)
    taken: list[bytes] = field(default_factory=list)
    carefully: int = 0
    came: asyncio.Event = field(default_factory=asyncio.Event)
    failed: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, bodies: Sequence[bytes]) -> None:
        if self.failures:
            self.failed.set()
            raise DatabaseFailure(self.failures.pop(0), "Test")
        self.taken += [bytes(one) for one in bodies]
        self.came.set()

    async def take_carefully(self, bodies: Sequence[bytes]) -> None:
        self.carefully += 1
        await self.take(bodies)


BACKLOG = 3_000


@dataclass
class Line:
    town: Town
    polling: Polling
    basket: Basket
    clock: Standing
    stop: asyncio.Event

    async def until_taken(self, count: int) -> None:
        while len(self.basket.taken) < count:
            await asyncio.wait_for(self.basket.came.wait(), 20)
            self.basket.came.clear()

    @property
    def pending(self) -> int:
        return len(next(iter(self.town.mailboxes.values())).pending)


@asynccontextmanager
async def line(
    storage: Storage, *failures: Failure, token: str | None = None
) -> AsyncIterator[Line]:
    """A town with a bot in a group, and the loop that asks it for updates, not yet running."""
    town = Town(Clock(talk.NOON.timestamp()))
    bot = town.add_bot(privacy=False)
    owner = town.add_person("王老师")
    owner.adds(owner.founds("supergroup", "青年之家"), bot)
    town.mailboxes[bot.id].clear()
    basket, clock = Basket(list(failures)), Standing(talk.NOON)
    async with Server(town) as server, aiohttp.ClientSession() as session:
        transport = Transport(server.url, token or bot.token, session)
        polling = Polling(transport, basket, storage, clock)  # type: ignore[arg-type] # its two methods
        yield Line(town, polling, basket, clock, asyncio.Event())


@asynccontextmanager
async def running(one: Line) -> AsyncIterator[None]:
    task = asyncio.create_task(one.polling.run(one.stop))
    try:
        yield
    finally:
        one.stop.set()
        await asyncio.wait_for(task, 20)


def says(one: Line, *texts: str) -> None:
    person = one.town.person(next(iter(one.town.world.people)))
    chat = next(iter(one.town.world.chats.values()))
    for text in texts:
        person.writes(chat, text)


def texts_of(basket: Basket) -> list[str]:
    return [json.loads(body)["message"]["text"] for body in basket.taken]


async def test_what_was_taken_is_acknowledged_by_the_next_question(sqlite: Storage) -> None:
    async with line(sqlite) as one, running(one):
        says(one, "早", "大家好")
        await one.until_taken(2)
        says(one, "再见")
        await one.until_taken(3)
        assert one.pending <= 1


async def test_what_could_not_be_committed_is_not_acknowledged(sqlite: Storage) -> None:
    async with line(sqlite, Failure.FULL, Failure.UNREACHABLE) as one:
        says(one, "早")
        async with running(one):
            await one.until_taken(1)
        assert one.basket.failures == []


async def test_it_stops_without_acknowledging_what_it_cannot_commit(sqlite: Storage) -> None:
    async with line(sqlite, *[Failure.FULL] * 1_000_000) as one:
        says(one, "早")
        task = asyncio.create_task(one.polling.run(one.stop))
        await asyncio.wait_for(one.basket.failed.wait(), 20)
        one.stop.set()
        await asyncio.wait_for(task, 20)
        assert (one.basket.taken, one.pending) == ([], 1)


@pytest.mark.parametrize(
    "fault",
    [Kind.SERVER_ERROR, Kind.CLOSE_BEFORE, Kind.CLOSE_AFTER, Kind.INVALID_JSON, Kind.CONFLICT],
)
async def test_it_asks_again_when_telegram_fails(sqlite: Storage, fault: Kind) -> None:
    async with line(sqlite) as one:
        one.town.faults.plan(Fault(fault, method="getUpdates", times=2))
        says(one, "早")
        async with running(one):
            await one.until_taken(1)


@pytest.mark.parametrize("late", [30.0, 0.3], ids=["never", "late"])
async def test_a_question_that_hangs_is_given_up_and_asked_again(
    sqlite: Storage, monkeypatch: pytest.MonkeyPatch, late: float
) -> None:
    """An answer that comes late goes to nobody: what it told is told again."""
    monkeypatch.setattr("bot.intake.polling.PATIENCE_SECONDS", 0.2)
    async with line(sqlite) as one:
        one.town.faults.plan(Fault(Kind.HANG, method="getUpdates", times=2, seconds=late))
        says(one, "早", "大家好")
        async with running(one):
            await one.until_taken(2)
            await asyncio.sleep(2 * late if late < 1 else 0)
            says(one, "再见")
            await one.until_taken(3)
        assert texts_of(one.basket) == ["早", "大家好", "再见"]


async def test_a_days_backlog_is_taken_in_order_and_whole(sqlite: Storage) -> None:
    """Several thousand updates of a day, in whose midst stands one that nobody can read."""
    async with line(sqlite) as one:
        [mailbox] = one.town.mailboxes.values()
        for hour in range(24):
            one.town.clock.set(talk.NOON.timestamp() + 3600 * hour)
            says(one, *(f"{hour} {number}" for number in range(BACKLOG // 24)))
            if hour == 11:
                mailbox.put("message", b'{"date":"soon"}', date=one.town.clock.date(), lane=0)
        waiting = [bytes(update.body) for update in mailbox.pending]
        assert len(waiting) == BACKLOG + 1
        async with running(one):
            await one.until_taken(len(waiting))
            says(one, "早")
            await one.until_taken(len(waiting) + 1)
        assert one.basket.taken[:-1] == waiting


async def test_a_webhook_in_the_way_is_taken_away(sqlite: Storage) -> None:
    async with line(sqlite) as one:
        bot = next(iter(one.town.world.bots.values()))
        one.town.mailboxes[bot.id].webhook = Webhook("http://127.0.0.1:9/")
        async with running(one):
            says(one, "早")
            await one.until_taken(1)
        assert one.town.mailboxes[bot.id].webhook is None
        [call] = one.town.calls.latest(method="deleteWebhook")
        assert call.params == {}, "what waits is never dropped"


async def test_a_token_that_telegram_does_not_know_ends_it(sqlite: Storage) -> None:
    async with line(sqlite, token="1:unknown") as one:
        with pytest.raises(TokenRefused):
            await asyncio.wait_for(one.polling.run(one.stop), 20)


async def test_only_the_first_batch_after_an_unclean_stop_is_taken_carefully(
    sqlite: Storage,
) -> None:
    async with line(sqlite) as one, running(one):
        says(one, "早")
        await one.until_taken(1)
        says(one, "好")
        await one.until_taken(2)
        assert one.basket.carefully == 1
    async with line(sqlite) as again, running(again):
        says(again, "早")
        await again.until_taken(1)
        assert again.basket.carefully == 0


@pytest.mark.parametrize(
    ("away", "gaps"),
    [
        (timedelta(hours=24), []),
        (timedelta(hours=25), [timedelta(hours=1)]),
        (timedelta(days=9), [timedelta(days=8)]),
    ],
)
async def test_what_telegram_forgot_while_the_bot_was_away_is_a_gap(
    sqlite: Storage, away: timedelta, gaps: list[timedelta]
) -> None:
    """Updates live for 24 hours; of what was before nothing is known."""
    async with sqlite.read_write() as tx:
        await settle(tx)
        await tx.process.heard(talk.NOON)
    async with line(sqlite) as one:
        one.clock.moment = talk.NOON + away
        one.town.clock.set(one.clock.moment.timestamp())
        async with running(one):
            says(one, "我回来了")
            await one.until_taken(1)
    async with sqlite.read_only() as view:
        [group] = await view.groups.all()
        assert group.state is GroupState.COUNTING
        always = (
            datetime.min.replace(tzinfo=talk.NOON.tzinfo),
            datetime.max.replace(tzinfo=talk.NOON.tzinfo),
        )
        found = await view.gaps.within(group.id, *always)
    assert [gap.until - gap.since for gap in found if gap.until is not None] == gaps
    assert all(gap.since == talk.NOON for gap in found)


async def test_after_the_clock_was_set_back_what_was_heard_is_noted_all_the_same(
    sqlite: Storage,
) -> None:
    """Or nobody would know of a gap until the clock has come there again."""
    async with line(sqlite) as one, running(one):
        says(one, "早")
        await one.until_taken(1)
        one.clock.moment -= timedelta(days=300)
        says(one, "好")
        await one.until_taken(2)
    async with sqlite.read_only() as view:
        assert await view.process.last_heard() == talk.NOON - timedelta(days=300)
