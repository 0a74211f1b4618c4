"""The real program in processes of its own, in a town that lives in the test."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from bench.load.books import rows
from bench.processes import ALL_ROLES, Nursery, environment
from playground.telegram import Server, small_town
from playground.telegram.calls import LoggedCall

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

    async def __aenter__(self) -> Self:
        self._server = Server(self.town)
        await self._server.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in list(self._alive):
            await self.ends(child, signal.SIGKILL)
        await self._server.__aexit__(kind, error, trace)

    @property
    def url(self) -> str:
        return self._server.url

    async def begins(self, roles: str = ALL_ROLES) -> int:
        settings = environment(self.url, self.bot.token, self.address, self.journal)
        settings["YIJIABAI_LOG_LEVEL"] = "warning"
        child = await self._nursery.begins(settings, roles)
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

    async def is_answered(self, chat: int) -> None:
        await until(lambda: self.answers(chat))

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
