"""A webhook that is served on a port of its own, and somebody who posts to it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
from pydantic import SecretStr

from bench.balancing import own_port
from bot.intake.webhook import HEADER, Webhook
from bot.settings import Settings
from bot.transport import Transport
from playground.telegram import Clock, Server, Town
from playground.telegram.calls import LoggedCall
from playground.telegram.updates.mailbox import Mailbox
from tests.intake import talk
from tests.intake.conftest import Hand, Post

SECRET = "a-secret-of-24-letters-x"
AFTER_THE_CAREFUL_MINUTES = timedelta(minutes=5)


class Patient(Hand):
    """Stands where it is set; whoever sleeps is woken by `wake`, or by what else they wait for."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment)
        self.slept: list[float] = []
        self._morning = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await self._morning.wait()

    def wake(self) -> None:
        self._morning.set()
        self._morning = asyncio.Event()


@dataclass
class Served:
    """`tell` posts as Telegram does; what the town's people do comes by itself."""

    webhook: Webhook
    town: Town
    mailbox: Mailbox
    url: str
    clock: Patient
    stop: asyncio.Event
    task: asyncio.Task[None]
    session: aiohttp.ClientSession

    async def tell(
        self, body: bytes, secret: str | None = SECRET, url: str | None = None
    ) -> aiohttp.ClientResponse:
        headers = {} if secret is None else {HEADER: secret}
        async with self.session.post(url or self.url, data=body, headers=headers) as response:
            await response.read()
            return response

    async def statuses(self, *bodies: bytes) -> list[int]:
        """Of all of them, posted at the same time."""
        return [one.status for one in await asyncio.gather(*map(self.tell, bodies))]

    def calls(self, method: str) -> list[LoggedCall]:
        return list(self.town.calls.latest(method=method))

    async def until_told(self) -> None:
        """Telegram has nothing left for us."""
        await until(lambda: not self.mailbox.pending)

    async def until_set(self) -> None:
        """Telegram knows it, and was asked whether all is well."""
        await until(lambda: self.task.done() or bool(self.clock.slept))

    async def ends(self) -> None:
        self.stop.set()
        await asyncio.wait_for(self.task, 20)


def town_of(post: Post) -> Town:
    """The bot's, with a group in it."""
    town = Town(Clock(post.clock.moment.timestamp()))
    bot = town.add_bot(privacy=False)
    owner = town.add_person("王老师")
    owner.adds(owner.founds("supergroup", "青年之家"), bot)
    town.mailboxes[bot.id].clear()
    return town


def settings_of(url: str, secret: str = SECRET) -> Settings:
    port = int(url.partition("127.0.0.1:")[2].partition("/")[0])
    given = {"webhook_url": url, "webhook_secret": SecretStr(secret), "webhook_port": port}
    return Settings(_env_file=None, **given)  # type: ignore[call-arg,arg-type]  # pydantic-settings' own


async def until(holds: Callable[[], bool]) -> None:
    """TimeoutError if it does not come to hold."""
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110  # what is waited for has no event
            await asyncio.sleep(0.001)


def free_url() -> str:
    return f"http://127.0.0.1:{own_port()}/telegram"


@asynccontextmanager
async def served(
    post: Post, town: Town | None = None, url: str | None = None, *, careful: bool = False
) -> AsyncIterator[Served]:
    """Set with Telegram when this begins, and stopped when it ends."""
    town, url = town or town_of(post), url or free_url()
    bot = next(iter(town.world.bots.values()))
    clock, stop = Patient(post.clock.moment), asyncio.Event()
    async with Server(town) as server, aiohttp.ClientSession() as session:
        transport = Transport(server.url, bot.token, session)
        webhook = Webhook(settings_of(url), transport, post.intake, post.storage, clock)
        task = asyncio.create_task(webhook.run(stop))
        one = Served(webhook, town, town.mailboxes[bot.id], url, clock, stop, task, session)
        try:
            await one.until_set()
            if not careful:
                clock.moment += AFTER_THE_CAREFUL_MINUTES
            yield one
        finally:
            await one.ends()


def says(town: Town, *texts: str) -> None:
    """The owner of the town's group."""
    person = town.person(next(iter(town.world.people)))
    chat = next(iter(town.world.chats.values()))
    for text in texts:
        person.writes(chat, text)


def talk_of(count: int, first: int = 1_000) -> list[bytes]:
    return [talk.update(talk.message(talk.LI), number=first + one) for one in range(count)]
