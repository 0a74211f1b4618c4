"""What waits in the database is looked for and done beside the work of everybody else."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from bot.logs import logger
from storage.failures import DatabaseFailure

Item = TypeVar("Item")


class Looking(ABC, Generic[Item]):
    """Every so many `seconds`, and when it is woken. The log calls it `task`."""

    seconds: float
    task: str

    def __init__(self) -> None:
        self._idle = True
        self._news = asyncio.Event()

    @property
    def resting(self) -> bool:
        """False also while it has been woken and did not look yet."""
        return self._idle and not self._news.is_set()

    def wake(self) -> None:
        """Something may wait."""
        self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self._idle = False
            self._news.clear()
            try:
                await self.look()
            except DatabaseFailure as failure:
                logger().error(
                    "not done", task=self.task, kind=failure.kind.value, name=failure.name
                )
            finally:
                self._idle = True
            await any_of(stop, self._news, seconds=self.seconds)

    async def look(self) -> None:
        """What waits, one after the other."""
        for one in await self._waiting():
            try:
                await self._take(one)
            except DatabaseFailure:
                raise
            except Exception as bug:  # noqa: BLE001  # one of them must not stop the others
                logger().error("not done", task=self.task, exc_info=bug)
                await self._give_up(one)

    @abstractmethod
    async def _waiting(self) -> Sequence[Item]: ...

    @abstractmethod
    async def _take(self, item: Item, /) -> None: ...

    @abstractmethod
    async def _give_up(self, item: Item, /) -> None: ...


async def any_of(*events: asyncio.Event, seconds: float) -> None:
    """Until one of them is set; so long at the most, since other processes can set none of them."""
    ends = [asyncio.ensure_future(one.wait()) for one in events]
    await asyncio.wait(ends, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for one in ends:
        one.cancel()
