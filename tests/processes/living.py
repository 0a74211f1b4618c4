"""The real program in processes of its own, in a town that lives in the test.

All that the bots write, in their logs and on their pages, is searched for what betrays somebody.
"""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.balancing import own_port
from bench.load.books import rows
from bench.load.overhearing import Overhearing, lines_of
from bench.processes import ALL_ROLES, Nursery, environment
from playground.telegram import Server, small_town
from playground.telegram.calls import LoggedCall
from tests.secrets_in import nothing_of

SECRET = "a-secret-of-24-letters-x"  # a town's, not Telegram's
PATIENCE_SECONDS = 40.0
GRACE_SECONDS = 10.0
"""Within this time whoever is told to stop has stopped."""


class Living:
    """A small town, and one database for all bots that begin here; the folder is for the rest."""

    def __init__(self, nursery: Nursery, address: str, folder: Path) -> None:
        self._nursery = nursery
        self.journal = folder / "yijiabai.journal"
        self.address = address
        self.town = small_town(people=40)
        [self.bot] = self.town.world.bots.values()
        self._people = [self.town.person(one) for one in list(self.town.world.people)[:20]]
        self._asked = 0
        self._alive: set[int] = set()
        self._before = len(nursery.told(0))
        self._overhearing, self._enough = Overhearing(), asyncio.Event()
        self.port = own_port()

    async def __aenter__(self) -> Self:
        self._server = Server(self.town)
        await self._server.__aenter__()
        self._listening = asyncio.create_task(self._overhearing.until(self._enough))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in list(self._alive):
            await self.ends(child, signal.SIGKILL)
        self._enough.set()
        await self._listening
        await self._server.__aexit__(kind, error, trace)
        if kind is None:
            self._betrays_nobody()

    def _betrays_nobody(self) -> None:
        """AssertionError says of what kind it is and where it stands."""
        written = filter(None, ("\n".join(self._overhearing.lines), lines_of(self.told())))
        hidden = nothing_of(self.town, tokens=[f":{SECRET}"])
        for one in written:
            hidden.in_(one)

    @property
    def url(self) -> str:
        return self._server.url

    @property
    def webhook(self) -> str:
        return f"http://127.0.0.1:{self.port}/telegram"

    async def begins(self, roles: str = ALL_ROLES, *, webhook: bool = False, **more: str) -> int:
        """A bot, with its settings and `more` of them by their names without prefix."""
        pages = own_port()
        settings = environment(self.url, self.bot.token, self.address, self.journal)
        more = {"LOG_LEVEL": "debug", "METRICS_PORT": str(pages)} | more
        if webhook:
            more |= {"WEBHOOK_URL": self.webhook, "WEBHOOK_SECRET": SECRET}
            more |= {"WEBHOOK_PORT": str(self.port)}
        settings |= {f"YIJIABAI_{name}": value for name, value in more.items()}
        child = await self._nursery.begins(settings, roles)
        self._overhearing.listen(pages)
        self._alive.add(child)
        return child

    async def ends(self, child: int, how: signal.Signals = signal.SIGTERM) -> int:
        """The exit status, negative for a signal. TimeoutError if it takes too long."""
        self._alive.discard(child)
        async with asyncio.timeout(GRACE_SECONDS):
            return await self._nursery.ends(child, how)

    async def ended(self, child: int) -> int:
        """The exit status of a bot that ends by itself."""
        self._alive.discard(child)
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await self._nursery.ended(child)

    def asks(self, text: str = "/help") -> int:
        """Somebody who has not asked before wants to be helped: whose chat it is."""
        person = self._people[self._asked]
        self._asked += 1
        person.writes(self.bot, text)
        return person.id

    async def is_told(self, text: str = "/help") -> int:
        """Somebody asks, and the bot hears of it: whose chat it is."""
        before = len(self.calls("getUpdates"))
        chat = self.asks(text)
        await until(lambda: len(self.calls("getUpdates")) > before)
        return chat

    async def is_answered(self, chat: int, seconds: float = PATIENCE_SECONDS) -> None:
        await until(lambda: self.answers(chat), seconds)

    def answers(self, chat: int) -> int:
        """How many messages came there."""
        told = [call for call in self.calls("sendMessage") if call.params["chat_id"] == str(chat)]
        return sum(bool(call.response and call.response.get("ok")) for call in told)

    def calls(self, method: str) -> list[LoggedCall]:
        return self.town.calls.latest(method=method)

    async def count(self, asked: str) -> int:
        """The one number that a question in SQL hands out."""
        return int((await rows(self.address, asked))[0][0])

    def told(self) -> str:
        """Everything that the bots of this test had to say."""
        return self._nursery.told(self._before)


async def until(seen: Callable[[], object], seconds: float = PATIENCE_SECONDS) -> None:
    """TimeoutError if it is not seen in time."""
    async with asyncio.timeout(seconds):
        while not seen():  # noqa: ASYNC110  # the town keeps a log, no events
            await asyncio.sleep(0.01)
