"""Knocking: a process that put something into the outbox wakes the one that sends (PostgreSQL).

Only a hint, which may get lost: whoever sends also looks by itself from time to time.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.locks import ERRORS, closed, session

CHANNEL = "yijiabai_outbox"
TOGETHER_SECONDS = 0.02
LOOK_SECONDS = 1.0


class Knocking:
    """Whoever has committed something sets `news`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: asyncpg.Connection | None = None
        self.news = asyncio.Event()

    async def knock(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. News of the same moment are one knock."""
        while not await passed(stop, TOGETHER_SECONDS):
            with suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), LOOK_SECONDS)
                self.news.clear()
                await self._knock()
        if self._connection is not None:
            await closed(self._connection)

    async def listen(self, stop: asyncio.Event, heard: Callable[[], None]) -> None:
        """Call `heard` at every knock until `stop` is set. A lost session is begun anew."""
        while not stop.is_set():
            with suppress(*ERRORS):
                connection = await session(self._engine)
                try:
                    await connection.add_listener(CHANNEL, lambda *_: heard())
                    while not connection.is_closed() and not await passed(stop, LOOK_SECONDS):
                        pass
                finally:
                    await closed(connection)
            await passed(stop, LOOK_SECONDS)

    async def _knock(self) -> None:
        with suppress(*ERRORS):
            if self._connection is None or self._connection.is_closed():
                self._connection = await session(self._engine)
            await self._connection.execute(f"NOTIFY {CHANNEL}")


async def passed(stop: asyncio.Event, seconds: float) -> bool:
    """True: `stop` was set meanwhile."""
    with suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)
    return stop.is_set()
