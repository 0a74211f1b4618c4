"""The bell of real operation: APScheduler rings it at even intervals, and does nothing else."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

EVERY = timedelta(seconds=20)


class Ringing:
    """Rings that fell together or were missed are one; none begins before the last has ended."""

    def __init__(self, ring: Callable[[], Awaitable[object]], every: timedelta = EVERY) -> None:
        self._ring = ring
        self._at_rest = asyncio.Lock()
        self._over = False
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._every = {"seconds": every.total_seconds()}
        self._job = self._scheduler.add_job(
            self._ring_once,
            "interval",
            **self._every,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )

    def start(self) -> None:
        """In a running loop. The first ring comes after one interval."""
        self._scheduler.start()

    def begin_anew(self) -> None:
        """The machine's clock was set: the next ring comes one interval after now."""
        self._job.reschedule("interval", **self._every)

    async def stop(self) -> None:
        """Let the ring that is under way come to its end, and ring no more."""
        self._over = True
        async with self._at_rest:
            if self._scheduler.running:
                self._scheduler.shutdown(wait=False)
        await asyncio.sleep(0)

    async def _ring_once(self) -> None:
        async with self._at_rest:
            if not self._over:
                await self._ring()
