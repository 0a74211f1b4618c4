"""The quarter's reports as they lie with an office, and what people wrote in them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import Level, OrganisationId
from domain.quarterly_facts import (
    ReportPart,
)
from domain.quarterly_reports import (
    OWING,
    WRITABLE,
    QuarterlyReport,
    ReportId,
    ReportState,
    Written,
)
from storage.many_rows import insert_into, insert_new
from storage.tables.organisations import organisations
from storage.tables.quarterly_reports import (
    quarterly_reports,
    report_parts,
)

OWING_LEVELS = [one.value for one in sorted(OWING, key=list(Level).index)]
WITH_OFFICE = [one.value for one in ReportState if one in WRITABLE]


class QuarterlyReports:
    """Nothing here asks who may. What was handed up stands in `ReportSubmissions`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def make(
        self, organisation: OrganisationId, first: date, now: datetime
    ) -> QuarterlyReport:
        """The one of this organisation and quarter; there is only one, however often it is made."""
        new = insert_into(self._connection, quarterly_reports).values(
            organisation_id=organisation,
            quarter=first,
            state=ReportState.DRAFT.value,
            told=0,
            made_at=now,
        )
        await self._connection.execute(new.on_conflict_do_nothing())
        asked = select(quarterly_reports).where(
            quarterly_reports.c.organisation_id == organisation,
            quarterly_reports.c.quarter == first,
        )
        return report_of((await self._connection.execute(asked)).one())

    async def get(self, id: ReportId) -> QuarterlyReport | None:
        asked = select(quarterly_reports).where(quarterly_reports.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else report_of(row)

    async def hold(self, id: ReportId) -> QuarterlyReport | None:
        """The same; whoever else changes it waits until this transaction is done."""
        asked = select(quarterly_reports).where(quarterly_reports.c.id == id).with_for_update()
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else report_of(row)

    async def all(self) -> list[QuarterlyReport]:
        """In the order in which they were made."""
        asked = select(quarterly_reports).order_by(quarterly_reports.c.id)
        return [report_of(row) for row in await self._connection.execute(asked)]

    async def of_organisation(self, id: OrganisationId, limit: int) -> list[QuarterlyReport]:
        """The newest first."""
        asked = select(quarterly_reports).where(quarterly_reports.c.organisation_id == id)
        ordered = asked.order_by(quarterly_reports.c.quarter.desc()).limit(limit)
        return [report_of(row) for row in await self._connection.execute(ordered)]

    async def move(self, old: QuarterlyReport, new: QuarterlyReport) -> bool:
        """Save the state only if it is still as it was read. False: somebody was faster."""
        changed = (
            update(quarterly_reports)
            .where(quarterly_reports.c.id == old.id, quarterly_reports.c.state == old.state.value)
            .values(state=new.state.value)
            .returning(quarterly_reports.c.id)
        )
        return (await self._connection.scalar(changed)) is not None

    async def owing_without(self, zone: str, first: date, limit: int) -> list[OrganisationId]:
        """Organisations that owe a report of this quarter and have no draft of it."""
        there = exists().where(
            quarterly_reports.c.organisation_id == organisations.c.id,
            quarterly_reports.c.quarter == first,
        )
        asked = select(organisations.c.id).where(
            organisations.c.zone == zone, *owing(first), ~there
        )
        found = await self._connection.scalars(asked.order_by(organisations.c.id).limit(limit))
        return [OrganisationId(one) for one in found]

    async def untold(self, zone: str, first: date, stage: int, limit: int) -> list[QuarterlyReport]:
        """Those owed that lie with their office, which was not told of this stage."""
        asked = (
            select(quarterly_reports)
            .join(organisations, organisations.c.id == quarterly_reports.c.organisation_id)
            .where(
                organisations.c.zone == zone,
                *owing(first),
                quarterly_reports.c.quarter == first,
                quarterly_reports.c.state.in_(WITH_OFFICE),
                quarterly_reports.c.told < stage,
            )
        )
        ordered = asked.order_by(quarterly_reports.c.id).limit(limit)
        return [report_of(row) for row in await self._connection.execute(ordered)]

    async def tell(self, report: QuarterlyReport, stage: int) -> bool:
        """False: somebody else told it."""
        changed = update(quarterly_reports).where(
            quarterly_reports.c.id == report.id, quarterly_reports.c.told == report.told
        )
        told = changed.values(told=stage).returning(quarterly_reports.c.id)
        return (await self._connection.scalar(told)) is not None

    async def owing_zones(self) -> list[str]:
        """The zones in which anybody owes a report."""
        asked = select(organisations.c.zone).where(organisations.c.level.in_(OWING_LEVELS))
        return sorted(await self._connection.scalars(asked.distinct()))

    async def written(self, id: ReportId) -> Mapping[ReportPart, Written]:
        asked = select(report_parts).where(report_parts.c.report_id == id)
        return {
            ReportPart(row.part): Written(row.text, row.revision)
            for row in await self._connection.execute(asked)
        }

    async def write(self, id: ReportId, part: ReportPart, text: str, revision: int) -> bool:
        """False: it is not as it was when it had this revision."""
        if revision == 0:
            values = {"report_id": id, "part": part.value, "text": text, "revision": 1}
            return await insert_new(self._connection, report_parts, **values)
        changed = (
            update(report_parts)
            .where(
                report_parts.c.report_id == id,
                report_parts.c.part == part.value,
                report_parts.c.revision == revision,
            )
            .values(text=text, revision=revision + 1)
            .returning(report_parts.c.revision)
        )
        return (await self._connection.scalar(changed)) is not None


def owing(first: date) -> tuple[ColumnElement[bool], ...]:
    """Organisations that owe a report of the quarter that begins on this day."""
    return organisations.c.level.in_(OWING_LEVELS), organisations.c.since <= first


def report_of(row: Row[Any]) -> QuarterlyReport:
    return QuarterlyReport(
        id=ReportId(row.id),
        organisation=OrganisationId(row.organisation_id),
        first=row.quarter,
        state=ReportState(row.state),
        told=row.told,
        made_at=row.made_at,
    )
