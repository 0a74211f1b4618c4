"""Reports whose handing up was asked for, until they are added up."""

from typing import Any

from sqlalchemy import Row, delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.people import PersonId
from domain.quarterly_reports import ReportId, Submitting
from storage.many_rows import insert_new
from storage.tables.quarterly_reports import reports_submitting


class ReportsSubmitting:
    """One row for a report at most."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(self, new: Submitting) -> bool:
        """False: somebody else did."""
        return await insert_new(
            self._connection,
            reports_submitting,
            report_id=new.report,
            number=new.number,
            asked_by=new.by,
            asked_at=new.asked_at,
            message_id=new.message,
        )

    async def is_there(self, id: ReportId) -> bool:
        asked = select(exists().where(reports_submitting.c.report_id == id))
        return bool(await self._connection.scalar(asked))

    async def waiting(self, limit: int) -> list[Submitting]:
        """Who asked first comes first."""
        asked = select(reports_submitting).order_by(
            reports_submitting.c.asked_at, reports_submitting.c.report_id
        )
        return [submitting_of(row) for row in await self._connection.execute(asked.limit(limit))]

    async def end(self, one: Submitting) -> bool:
        """False: it is not as it was read, or somebody else has ended it."""
        gone = delete(reports_submitting).where(
            reports_submitting.c.report_id == one.report,
            reports_submitting.c.number == one.number,
            reports_submitting.c.asked_at == one.asked_at,
        )
        ended = await self._connection.scalar(gone.returning(reports_submitting.c.report_id))
        return ended is not None


def submitting_of(row: Row[Any]) -> Submitting:
    return Submitting(
        ReportId(row.report_id),
        row.number,
        None if row.asked_by is None else PersonId(row.asked_by),
        row.asked_at,
        row.message_id,
    )
