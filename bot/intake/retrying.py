"""Failed updates are tried again: by the next version once, and whenever somebody wants it."""

import asyncio
from collections.abc import Callable

from bot.clock import Clock
from bot.intake.acting import Acting
from bot.logs import logger
from bot.seats import pause
from bot.version import VERSION
from storage.database import Storage
from storage.failures import DatabaseFailure
from storage.transaction import Transaction
from storage.updates.aside import FailedUpdate

# Real time: it is commands of other processes that one waits for.
LOOK_SECONDS = 2.0


class Retrying:
    """They are booked as failed, and stay so. `committed` is called when one was worked off."""

    def __init__(
        self, storage: Storage, clock: Clock, acting: Acting, committed: Callable[[], None]
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._acting = acting
        self._committed = committed

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. A database that fails is asked again."""
        looked = False
        while not stop.is_set():
            try:
                if not looked:
                    await self._want_older()
                looked = True
                while not stop.is_set() and await self._try_next():
                    continue
            except DatabaseFailure as failure:
                logger().error(
                    "failed updates not tried", kind=failure.kind.value, name=failure.name
                )
            await pause(stop, LOOK_SECONDS)

    async def _want_older(self) -> None:
        now = self._clock.now()
        wanted = await self._storage.carry_out(lambda tx: tx.failed.want_older(VERSION, now))
        if wanted:
            logger().info("a new version tries failed updates again", updates=wanted)

    async def _try_next(self) -> bool:
        """False: nothing is wanted."""
        async with self._storage.read_only() as view:
            if not await view.failed.is_any_wanted():
                return False
        one = await self._storage.carry_out(lambda tx: tx.failed.take_wanted(VERSION))
        if one is not None:
            done = await self._try(one)
            logger().info("failed update tried again", number=one.id, done=done)
        return one is not None

    async def _try(self, one: FailedUpdate) -> bool:
        now = self._clock.now()

        async def work(tx: Transaction) -> bool:
            if await tx.failed.show(one.id) is None:  # discarded, or erased with whom it names
                return False
            return await self._acting.retry(tx, now, one.update_id, one.body.encode())

        try:
            done = await self._storage.carry_out(work)
        except DatabaseFailure:
            raise
        except Exception as bug:  # noqa: BLE001  # it stays kept, and the others have their turn
            logger().error("failed update not tried", number=one.id, exc_info=bug)
            return False
        self._committed()
        return done
