"""A town, a database and a sender between them, whose time stands still until it is moved on."""

import asyncio
import io
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from sqlalchemy import select

from bench.load.overhearing import lines_of
from bot import logs
from bot.delivery.delivery import Delivery
from bot.delivery.permits import Permits
from bot.delivery.receipts import Receipts
from bot.transport import Answer, Transport
from bot.wording.messages import message
from bot.wording.outgoing import File, Outgoing, Renderer, WordingDesk
from bot.wording.table import Wording
from domain.groups import Group
from domain.notices import fields_of
from domain.outbox import Kind, Post, Priority, Receipt
from domain.people import Person, PersonId
from domain.topic_notices import TopicPost
from domain.wish_notices import WishClaimed
from playground.story.clock import StoryClock
from playground.telegram import Clock, Server, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.calls import LoggedCall
from playground.telegram.world.chats import Chat
from services.desk import BotIdentity
from storage.database import Storage
from storage.tables.outbox import outbox
from storage.transaction import Transaction
from tests.secrets_in import nothing_of
from texts.words import Words

START = 1_772_445_600.0  # 2 March 2026, 18:00 in Shanghai
NOW = datetime.fromtimestamp(START, UTC)
SECOND = timedelta(seconds=1)
SATURDAY = 5
PATIENCE_SECONDS = 30
# Whoever sends at full pace sleeps no longer than that, so that nobody needs to ask what waits.
PACED = 0.05


async def wish_claimed(desk: WordingDesk, notice: WishClaimed) -> Outgoing | None:
    """A wish with an odd number is still true; its words tell language and reader."""
    name = "nobody" if desk.reader is None else desk.reader.name
    if notice.wish % 2 == 0:
        return None
    return message(Words(f"{desk.say.language} {name} {notice.wish}"))


async def topic_post(desk: WordingDesk, notice: TopicPost) -> Outgoing | None:
    topic = await desk.view.topics.get(notice.topic)
    return None if topic is None else message(Words(topic.text))


RENDERERS: dict[type, Renderer] = {WishClaimed: wish_claimed, TopicPost: topic_post}


class Rig:
    """`say` puts something into the outbox; `settle` lets time pass until nothing waits."""

    def __init__(self, storage: Storage, town: Town, transport: Transport) -> None:
        self.storage = storage
        self.town = town
        self.transport = transport
        self.clock = StoryClock(town.clock)
        [self.bot] = town.world.bots.values()
        self.replayed: list[str] = []
        self.renderers: dict[type, Renderer] = dict(RENDERERS)
        self.identity = BotIdentity(self.bot.id, "yijiabai_bot", sees_all=True)
        self.receipts = Receipts(UTC, self.identity, self._replay)
        self.delivery = self.sender()

    def sender(self, transport: Transport | None = None) -> Delivery:
        wording = Wording(UTC, self.identity, self.renderers)
        return Delivery(
            self.storage,
            transport or self.transport,
            self.clock,
            wording,
            self.receipts,
            Permits(UTC, lambda day: day.weekday() < SATURDAY),
        )

    @asynccontextmanager
    async def runs(self, delivery: Delivery | None = None) -> AsyncIterator[Delivery]:
        """Stopped in good order at the end."""
        self.delivery = delivery or self.delivery
        stop = asyncio.Event()
        task = asyncio.create_task(self.delivery.run(stop))
        try:
            yield self.delivery
        finally:
            stop.set()
            await task

    async def rests(self) -> None:
        """Until nothing happens any more unless time goes on."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not self.delivery.resting:  # noqa: ASYNC110  # a state, not an event
                await asyncio.sleep(0.001)

    async def settle(self, seconds: float | None = None) -> None:
        """Let time pass until nothing waits, or for so many seconds, as a story does: it stands
        still while there is anything to do, and then jumps to the next moment.
        """
        end = None if seconds is None else self.town.clock.now() + seconds
        while True:
            await self.rests()
            alarm = self.town.clock.next_alarm
            soon = alarm is not None and alarm - self.town.clock.now() < PACED
            if end is None and not soon and await self.delivery.depth() == 0:
                return
            if end is not None and (alarm is None or alarm > end):
                self.town.clock.set(end)
                await asyncio.sleep(0)
                await self.rests()
                return
            assert alarm is not None, "something waits, and nobody waits for it"
            self.town.clock.set(alarm)
            await asyncio.sleep(0)

    async def say(
        self,
        chat: int,
        text: str,
        *,
        method: str = "sendMessage",
        after: float = 0,
        **given: Any,
    ) -> None:
        """Put a call into the outbox and wake the sender, as every edge does after its commit."""
        fields = {"chat_id": str(chat), "text": text} | given.pop("fields", {})
        due = self.clock.now() + timedelta(seconds=after)
        await self.put(Post(Kind.CALL, method, fields, due=due, **given))

    async def say_all(self, said: Iterable[tuple[int, str]], **given: Any) -> None:
        """Many messages in one transaction: chat and text."""
        now = self.clock.now()
        await self.put(
            *(
                Post(Kind.CALL, "sendMessage", {"chat_id": str(chat), "text": text}, now, **given)
                for chat, text in said
            )
        )

    async def put(self, *posts: Post) -> None:
        async with self.storage.read_write() as tx:
            for post in posts:
                await tx.outbox.add(post)
        self.delivery.wake()

    async def tell(self, wish: int, person: PersonId, **given: Any) -> None:
        """Put a notice into the outbox."""
        fields = {"wish": wish}
        given = {"priority": Priority.NOTICE} | given
        now = self.clock.now()
        await self.put(Post(Kind.NOTICE, "WishClaimed", fields, due=now, person=person, **given))

    async def post_topic(self, group: Group, text: str) -> int:
        """A topic on its way into a group; its number."""
        now = self.clock.now()
        async with self.storage.read_write() as tx:
            topic = await tx.topics.open(group.id, text, now, now + timedelta(days=3))
        fields = fields_of(TopicPost(topic.id))
        receipt = Receipt("topic", topic.id)
        post = Post(Kind.NOTICE, "TopicPost", fields, now, Priority.GROUP, receipt=receipt)
        await self.put(Post(**{**slots_of(post), "group": group.id}))
        return topic.id

    async def knows(self, who: Resident, *, reachable: bool = True) -> Person:
        async with self.storage.read_write() as tx:
            return await tx.people.meet(
                who.id, who.person.first_name, "zh-hans", reachable=reachable, now=NOW
            )

    async def knows_group(self, chat: Chat) -> Group:
        async with self.storage.read_write() as tx:
            return await tx.groups.meet(chat.id, chat.title or "", "zh")

    async def rows(self) -> list[Any]:
        async with self.storage.read_only() as view:
            return list(await view._connection.execute(select(outbox).order_by(outbox.c.id)))

    async def done(self, chat: int, times: int) -> None:
        """Until so many messages have arrived in a chat and are marked."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while len(self.said(chat)) < times:  # noqa: ASYNC110  # a state, not an event
                await asyncio.sleep(0.001)
            while await self._marked() < times:  # noqa: ASYNC110  # a state, not an event
                await asyncio.sleep(0.001)

    async def _marked(self) -> int:
        return sum(row.state == "done" for row in await self.rows())

    async def states(self) -> list[tuple[str, str | None]]:
        """State and error of every post, in the order in which they were added."""
        return [(row.state, row.last_error) for row in await self.rows()]

    def calls(self, method: str = "sendMessage") -> list[LoggedCall]:
        return self.town.calls.latest(method=method)

    def said(self, chat: int | None = None) -> list[str]:
        """Texts that arrived, in order."""
        return [
            call.params["text"]
            for call in self.calls()
            if call.response.get("ok") and chat in (None, int(call.params["chat_id"]))
        ]

    def refused_for_speed(self) -> int:
        everything = self.town.calls.latest()
        return sum(call.response.get("error_code") == 429 for call in everything)

    async def _replay(self, tx: Transaction, now: datetime, bodies: Sequence[str]) -> None:
        self.replayed += bodies


class Gated(Transport):
    """Calls to one chat wait until the gate is open."""

    def __init__(self, inner: Transport, chat: int) -> None:
        self._inner = inner
        self._chat = str(chat)
        self.open = asyncio.Event()
        self.waiting = 0

    async def call(
        self,
        method: str,
        fields: Mapping[str, str] | None = None,
        file: File | None = None,
        *,
        timeout: float | None = 30,
    ) -> Answer:
        if (fields or {}).get("chat_id") == self._chat:
            self.waiting += 1
            await self.open.wait()
        return await self._inner.call(method, fields, file, timeout=timeout)


class Lost(Transport):
    """Carries calls out, and never comes back with the answer: as if the process were killed."""

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self.carried_out = asyncio.Event()

    async def call(
        self,
        method: str,
        fields: Mapping[str, str] | None = None,
        file: File | None = None,
        *,
        timeout: float | None = 30,
    ) -> Answer:
        await self._inner.call(method, fields, file, timeout=timeout)
        self.carried_out.set()
        await asyncio.get_running_loop().create_future()
        raise AssertionError


@asynccontextmanager
async def abandoned(rig: Rig) -> AsyncIterator[None]:
    """A sender that is killed after Telegram took its call and before it could write that down."""
    lost = Lost(rig.transport)
    delivery = rig.sender(lost)
    task = asyncio.create_task(delivery.run(asyncio.Event()))
    while not lost.carried_out.is_set():  # the clock may have to be moved on
        if delivery.resting:
            rig.town.clock.advance(0.1)
        await asyncio.sleep(0.001)
    delivery._name = "killed"  # whoever is killed hands nothing back
    flights = set(delivery._flights)
    for one in (task, *flights):
        one.cancel()
    rig.transport = lost._inner
    with suppress(asyncio.CancelledError):
        await task
    yield


def slots_of(post: Post) -> dict[str, Any]:
    return {name: getattr(post, name) for name in Post.__slots__}


@asynccontextmanager
async def rigged(storage: Storage, people: int = 45) -> AsyncIterator[Rig]:
    """A town whose people have all started the bot. What the sender writes into its log, whatever
    happens to it, betrays nothing of the town.
    """
    town, log = Town(Clock(START)), io.StringIO()
    logs.set_up("debug", "json", StoryClock(town.clock), log)
    bot = town.add_bot()
    for number in range(people):
        town.add_person(f"person {number}").starts(bot)
    async with Server(town) as server, aiohttp.ClientSession() as session:
        yield Rig(storage, town, Transport(server.url, bot.token, session))
    if log.getvalue():
        nothing_of(town).in_(lines_of(log.getvalue()))
