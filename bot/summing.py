"""Reports that are to be handed up are added up beside the work of everybody else: on a view that
stands still, outside of every write transaction, since a province takes seconds.
"""

from collections.abc import Sequence

from bot.clock import Clock
from bot.looking import Looking
from bot.tidying import CarryOut
from domain.quarterly_facts import ReportFacts
from domain.quarterly_reports import Submitting
from services.quarterly_facts import facts_of
from storage.database import Storage

CHUNK = 10


class Summing(Looking[Submitting]):
    """Where the scheduler is, so that one process does it; of two that do, one freezes."""

    seconds = 1.0
    task = "adding reports up"

    def __init__(self, storage: Storage, clock: Clock, carry_out: CarryOut) -> None:
        super().__init__()
        self._storage = storage
        self._clock = clock
        self._carry_out = carry_out

    async def _waiting(self) -> Sequence[Submitting]:
        async with self._storage.read_only() as view:
            return await view.reports_submitting.waiting(CHUNK)

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
