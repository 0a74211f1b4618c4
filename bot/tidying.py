"""After somebody was erased: what the database keeps besides the rows is taken away too."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from bot.logs import logger
from services.services import Services
from storage.database import Storage
from storage.failures import DatabaseFailure

Result = TypeVar("Result")
# Real time: erasing is asked for by several edges and by other processes.
LOOK_SECONDS = 0.25


class CarryOut(Protocol):
    """One intention in one transaction, at this moment."""

    async def __call__(self, work: Callable[[Services], Awaitable[Result]], /) -> Result: ...


class Tidying:
    """Scrubs as soon as it is asked for, and again while a reader still looks at the old state."""

    def __init__(self, storage: Storage, carry_out: CarryOut) -> None:
        self._storage = storage
        self._carry_out = carry_out
        self.resting = True

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                await self._look()
            except DatabaseFailure as failure:
                logger().error("scrubbing failed", kind=failure.kind.value, name=failure.name)
            finally:
                self.resting = True
            try:
                await asyncio.wait_for(stop.wait(), LOOK_SECONDS)
            except TimeoutError:
                continue

    async def _look(self) -> None:
        async with self._storage.read_only() as view:
            if not await view.scrubs.is_due():
                return
        self.resting = False
        extent = await self._carry_out(lambda services: services.people.due_scrub())
        if extent is not None and await self._storage.scrub(extent):
            await self._carry_out(lambda services: services.people.scrubbed(extent))
