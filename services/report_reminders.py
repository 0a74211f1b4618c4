"""Intentions about asking for the quarter's report: draft, reminders, and that it is overdue."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.prompts import LEAD
from domain.quarterly_reports import QuarterlyReport
from domain.report_notices import ReportDrafted, ReportDue
from domain.report_stages import OpenStage, ReportStage, next_moment, open_stages
from domain.working_days import WorkingDays
from services.desk import Desk
from services.prompts import GRACE
from services.quarterly_reports import writers

CHUNK = 50


class ReportReminders:
    """Bound to one transaction. What an office was told last stands with its report, so that a
    stage that a later one has overtaken is never said, and none is said twice. Everything is laid
    out before its moment, as prompts are: several that are due to one person are one message.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def send_due(self, is_working: WorkingDays) -> int:
        """One chunk: of drafts that are made, or else of offices that are told. 0: none is due."""
        for zone in await self._zones():
            for open_now in open_stages(self._desk.now + LEAD, zone, is_working):
                done = await self._make(zone, open_now.quarter.first)
                done = done or await self._tell(zone, open_now)
                if done:
                    return done
        return 0

    async def next_due(self, is_working: WorkingDays) -> datetime | None:
        ahead = self._desk.now + LEAD
        moments = [next_moment(ahead, zone, is_working) - LEAD for zone in await self._zones()]
        return min(moments, default=None)

    async def _zones(self) -> list[ZoneInfo]:
        return [ZoneInfo(name) for name in await self._tx.quarterly_reports.owing_zones()]

    async def _make(self, zone: ZoneInfo, first: date) -> int:
        missing = await self._tx.quarterly_reports.owing_without(zone.key, first, CHUNK)
        for office in missing:
            await self._tx.quarterly_reports.make(office, first, self._desk.now)
        return len(missing)

    async def _tell(self, zone: ZoneInfo, one: OpenStage) -> int:
        untold = await self._tx.quarterly_reports.untold(
            zone.key, one.quarter.first, one.stage, CHUNK
        )
        due = max(one.moment, self._desk.now + GRACE)
        for report in untold:
            if await self._tx.quarterly_reports.tell(report, one.stage):
                await self._tell_office(report, one.stage, due)
        return len(untold)

    async def _tell_office(
        self, report: QuarterlyReport, stage: ReportStage, due: datetime
    ) -> None:
        """Of the draft first, whichever stage has come by then."""
        is_new = report.told == ReportStage.ASKED
        notice = ReportDrafted(report.id) if is_new else ReportDue(report.id, stage)
        for person in await writers(self._tx, report.organisation):
            key = f"{type(notice).__name__}:{report.id}:{int(stage)}:{person}"
            await self._desk.tell(notice, person=person, due=due, dedupe_key=key)
