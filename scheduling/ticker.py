"""The ticker: at a tick every job does what is due, in transactions that the edge opens."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Protocol, TypeVar

import structlog

from scheduling.calendar import is_working_day
from scheduling.jobs import Job, jobs
from services.services import Services

Result = TypeVar("Result")

# Chunks of one job in one tick. What is left then waits for the next: no job keeps others waiting.
CHUNKS = 200


Around = Callable[[str], AbstractContextManager[object]]


class CarryOut(Protocol):
    """Opens a transaction, hands out services bound to it and to this moment, and commits."""

    async def __call__(
        self, now: datetime, work: Callable[[Services], Awaitable[Result]], /
    ) -> Result: ...


def nobody_watches(_job: str) -> AbstractContextManager[object]:
    return nullcontext()


class Ticker:
    """Holds no state: a missed, late or double tick comes out the same.

    `around` is entered around each job of a tick, by its name: whoever measures is told of errors.
    """

    def __init__(
        self,
        carry_out: CarryOut,
        table: Sequence[Job] = jobs(is_working_day),
        around: Around = nobody_watches,
    ) -> None:
        self._carry_out = carry_out
        self._jobs = table
        self._around = around

    async def tick(self, now: datetime, stop: asyncio.Event | None = None) -> bool:
        """Do what is due. False: nothing was. `stop` leaves the rest to the next tick."""
        did = [await self._work_off(job, now, stop) for job in self._jobs]
        return any(did)

    async def next_due(self, now: datetime) -> datetime | None:
        """The first moment after `now` at which a tick will do something.

        All jobs are asked in one transaction; each in one of its own if any of them fails there.
        """
        try:
            moments = await self._carry_out(now, self._ask_all)
        except Exception:  # noqa: BLE001 - whose fault it is comes out when each is asked alone
            moments = [await self._ask(job, now) for job in self._jobs]
        return min((moment for moment in moments if moment and moment > now), default=None)

    async def _ask_all(self, services: Services) -> list[datetime | None]:
        return [await job.next_due(services) for job in self._jobs]

    async def _work_off(self, job: Job, now: datetime, stop: asyncio.Event | None) -> bool:
        """Whatever fails stops this job alone."""
        did: list[int] = []
        try:
            with self._around(job.name):
                await self._do(job, now, stop, did)
        except Exception as error:  # noqa: BLE001 - the edge of the loop: logged, tried again
            report(job, error)
        return bool(did)

    async def _do(
        self, job: Job, now: datetime, stop: asyncio.Event | None, did: list[int]
    ) -> None:
        """Chunk by chunk, each in a transaction of its own; `did` has how much each has done."""
        while len(did) < CHUNKS and not (stop is not None and stop.is_set()):
            done = await self._carry_out(now, job.run)
            if done == 0:
                return
            did.append(done)

    async def _ask(self, job: Job, now: datetime) -> datetime | None:
        try:
            return await self._carry_out(now, job.next_due)
        except Exception as error:  # noqa: BLE001 - as above: the other jobs are asked all the same
            report(job, error)
            return None


def report(job: Job, error: Exception) -> None:
    structlog.get_logger().error("job failed", job=job.name, exc_info=error)
