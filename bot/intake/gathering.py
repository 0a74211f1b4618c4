"""Group commit without a timer: while one batch is taken, the next one gathers."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.intake.intake import One

LARGEST = 100
# Of the loop, in which nobody comes: a post is read in the turn after the one that answered.
TURNS = 3

Take = Callable[[list[One]], Awaitable[None]]


class Gathering:
    """Whoever hands something over waits until it is taken, together with what came meanwhile."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._waiting: list[tuple[One, asyncio.Future[None]]] = []
        self._work: asyncio.Task[None] | None = None

    @property
    def resting(self) -> bool:
        return self._work is None

    async def taken(self, one: One) -> None:
        """Raises what taking the batch has raised: then nothing of it was taken."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((one, done))
        if self._work is None:
            self._work = asyncio.create_task(self._take_all())
        await done

    async def _take_all(self) -> None:
        try:
            while self._waiting:
                await self._all_that_come_now()
                batch, self._waiting = self._waiting[:LARGEST], self._waiting[LARGEST:]
                await self._take_batch(batch)
        finally:
            self._work = None

    async def _all_that_come_now(self) -> None:
        """Those that were answered together come again together: one turn of the loop after the
        other brings some of them, and a batch of one costs nearly as much as one of forty.
        """
        present, turns = 0, 0
        while len(self._waiting) < LARGEST and turns < TURNS:
            turns = turns + 1 if len(self._waiting) == present else 0
            present = len(self._waiting)
            await asyncio.sleep(0)

    async def _take_batch(self, batch: list[tuple[One, asyncio.Future[None]]]) -> None:
        failure = None
        try:
            await self._take([one for one, _ in batch])
        except Exception as error:  # noqa: BLE001  # it is raised where the batch is waited for
            failure = error
        for _, done in batch:
            if done.cancelled():
                continue
            if failure is None:
                done.set_result(None)
            else:
                done.set_exception(failure)


class Singly:
    """Each alone, in a transaction of its own, so many at a time."""

    def __init__(self, take: Take, at_once: int) -> None:
        self._take = take
        self._places = asyncio.Semaphore(at_once)
        self._present = 0

    @property
    def resting(self) -> bool:
        return self._present == 0

    async def taken(self, one: One) -> None:
        self._present += 1
        try:
            async with self._places:
                await self._take([one])
        finally:
            self._present -= 1
