"""The ticker: at a tick every job does what is due, in transactions that the edge opens."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

import structlog

from scheduling.calendar import is_working_day
from scheduling.jobs import Job, jobs
from services.services import Services

Result = TypeVar("Result")

# Chunks of one job in one tick. What is left then waits for the next: no job keeps others waiting.
CHUNKS = 200


class CarryOut(Protocol):
    """Opens a transaction, hands out services bound to it and to this moment, and commits."""

    async def __call__(
        self, now: datetime, work: Callable[[Services], Awaitable[Result]], /
    ) -> Result: ...


class Ticker:
    """Holds no state: a missed, late or double tick comes out the same."""

    def __init__(self, carry_out: CarryOut, table: Sequence[Job] = jobs(is_working_day)) -> None:
        self._carry_out = carry_out
        self._jobs = table

    async def tick(self, now: datetime) -> bool:
        """Do what is due. False: nothing was."""
        did = [await self._work_off(job, now) for job in self._jobs]
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

    async def _work_off(self, job: Job, now: datetime) -> bool:
        """Chunk by chunk, each in a transaction of its own. Whatever fails stops this job alone."""
        for chunk in range(CHUNKS):
            try:
                done = await self._carry_out(now, job.run)
            except Exception as error:  # noqa: BLE001 - the edge of the loop: logged, tried again
                report(job, error)
                return chunk > 0
            if done == 0:
                return chunk > 0
        return True

    async def _ask(self, job: Job, now: datetime) -> datetime | None:
        try:
            return await self._carry_out(now, job.next_due)
        except Exception as error:  # noqa: BLE001 - as above: the other jobs are asked all the same
            report(job, error)
            return None


def report(job: Job, error: Exception) -> None:
    structlog.get_logger().error("job failed", job=job.name, exc_info=error)
