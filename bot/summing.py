"""Reports that are to be handed up are added up beside the work of everybody else: on a view that
stands still, outside of every write transaction, since a province takes seconds.
"""

import asyncio

from bot.clock import Clock
from bot.logs import logger
from bot.tidying import CarryOut
from domain.quarterly_facts import ReportFacts
from domain.quarterly_reports import Submitting
from services.quarterly_facts import facts_of
from storage.database import Storage
from storage.failures import DatabaseFailure

LOOK_SECONDS = 1.0
CHUNK = 10


class Summing:
    """Where the scheduler is, so that one process does it; of two that do, one freezes."""

    def __init__(self, storage: Storage, clock: Clock, carry_out: CarryOut) -> None:
        self._storage = storage
        self._clock = clock
        self._carry_out = carry_out
        self._idle = True
        self._news = asyncio.Event()

    @property
    def resting(self) -> bool:
        """False also while it has been woken and did not look yet."""
        return self._idle and not self._news.is_set()

    def wake(self) -> None:
        """Somebody may have asked for it."""
        self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            self._idle = False
            self._news.clear()
            try:
                await self.look()
            except DatabaseFailure as failure:
                logger().error("report not added up", kind=failure.kind.value, name=failure.name)
            finally:
                self._idle = True
            await self._pause(stop)

    async def look(self) -> None:
        """What waits, one after the other."""
        async with self._storage.read_only() as view:
            waiting = await view.reports_submitting.waiting(CHUNK)
        for one in waiting:
            try:
                await self._take(one)
            except DatabaseFailure:
                raise
            except Exception as bug:  # noqa: BLE001  # one report must not stop the others
                logger().error("report not added up", exc_info=bug)
                await self._give_up(one)

    async def _take(self, one: Submitting) -> None:
        facts = await self._facts(one)
        if facts is None:
            await self._give_up(one)
            return
        await self._carry_out(lambda services: services.report_submitting.freeze(one, facts))

    async def _facts(self, one: Submitting) -> ReportFacts | None:
        """None: the report or its office is no more."""
        async with self._storage.read_only() as view:
            report = await view.quarterly_reports.get(one.report)
            office = None
            if report is not None:
                office = await view.organisations.get(report.organisation)
            if report is None or office is None:
                return None
            return await facts_of(view, office, report.quarter, self._clock.now())

    async def _give_up(self, one: Submitting) -> None:
        await self._carry_out(lambda services: services.report_submitting.give_up(one))

    async def _pause(self, stop: asyncio.Event) -> None:
        """Until it is woken; other processes cannot wake this one, so that it looks by itself."""
        ends = [asyncio.ensure_future(one.wait()) for one in (stop, self._news)]
        await asyncio.wait(ends, timeout=LOOK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for one in ends:
            one.cancel()
