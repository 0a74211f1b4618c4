"""Intentions about a report whose handing up was asked for: it is frozen as it was added up."""

from domain.outbox import Priority
from domain.quarterly_facts import ReportFacts
from domain.quarterly_reports import ReportAction, Submission, Submitting, ready
from domain.report_notices import ReportHandedUp, ReportSubmitted
from services.desk import Desk
from services.quarterly_reports import above_of, writers
from storage.audit import PROGRAM


class ReportSubmitting:
    """Bound to one transaction. Whoever asked was allowed to when they did."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def freeze(self, one: Submitting, facts: ReportFacts) -> Submission | None:
        """With the date on which it was asked for; the level above gets it. None: nobody asks for
        that any more, or somebody else was faster.
        """
        report = await self._tx.quarterly_reports.hold(one.report)
        if report is None or not await self._tx.reports_submitting.end(one):
            return None
        texts = await self._tx.quarterly_reports.written(one.report)
        ready(texts)
        _, above = await above_of(self._tx, report.organisation)
        action = ReportAction.FILE if above is None else ReportAction.SUBMIT
        if not await self._tx.quarterly_reports.move(report, report.after(action)):
            return None
        made = await self._tx.report_submissions.submit(
            one.report, None if above is None else above.id, facts, texts, one.by, one.asked_at
        )
        by = PROGRAM if one.by is None else one.by
        await self._tx.audit.add(by, "submit-report", "quarterly-report", one.report, one.asked_at)
        if above is not None:
            for reader in await writers(self._tx, above.id):
                if reader != one.by:
                    await self._desk.tell(ReportSubmitted(made.id), person=reader)
        await self._tell(one)
        return made

    async def give_up(self, one: Submitting) -> None:
        """It could not be added up: it lies with the office as before."""
        if await self._tx.reports_submitting.end(one):
            await self._tell(one)

    async def _tell(self, one: Submitting) -> None:
        if one.by is not None:
            notice = ReportHandedUp(one.report, one.message)
            await self._desk.tell(notice, person=one.by, priority=Priority.ANSWER)
