"""Reports of pressure: read by the level above, without the name, until they are answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import OrganisationId
from domain.people import PersonId
from domain.pressure import PressureId, PressureReport, PressureState
from storage.many_rows import insert_into
from storage.tables.people import pressure_reports


class Pressure:
    """Never counted, exported or listed for anybody but whom they were put before."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def report(
        self,
        person: PersonId,
        about: OrganisationId,
        before: OrganisationId,
        text: str,
        now: datetime,
    ) -> PressureReport | None:
        """None: one of this person is under way already."""
        new = insert_into(self._connection, pressure_reports).values(
            person_id=person,
            about_id=about,
            before_id=before,
            state=PressureState.RECEIVED.value,
            text=text,
            reported_at=now,
        )
        made = new.on_conflict_do_nothing().returning(pressure_reports)
        return report_of((await self._connection.execute(made)).one_or_none())

    async def get(self, id: PressureId) -> PressureReport | None:
        asked = select(pressure_reports).where(pressure_reports.c.id == id)
        return report_of((await self._connection.execute(asked)).one_or_none())

    async def open_before(self, organisation: OrganisationId) -> list[PressureReport]:
        """Those that lie before an organisation and are not answered, the oldest first."""
        asked = select(pressure_reports).where(
            pressure_reports.c.before_id == organisation,
            pressure_reports.c.state != PressureState.ANSWERED.value,
        )
        rows = await self._connection.execute(asked.order_by(pressure_reports.c.id))
        return [known(row) for row in rows]

    async def replace(
        self, old: PressureReport, new: PressureReport, answered_at: datetime | None
    ) -> bool:
        """Save the step only if the report is still as it was read. False: somebody was faster."""
        changed = (
            update(pressure_reports)
            .where(pressure_reports.c.id == old.id, pressure_reports.c.state == old.state.value)
            .values(state=new.state.value, answer=new.answer, answered_at=answered_at)
        )
        found = changed.returning(pressure_reports.c.id)
        return (await self._connection.scalar(found)) is not None


def report_of(row: Row[Any] | None) -> PressureReport | None:
    return None if row is None else known(row)


def known(row: Row[Any]) -> PressureReport:
    return PressureReport(
        id=PressureId(row.id),
        person=PersonId(row.person_id),
        about=OrganisationId(row.about_id),
        before=OrganisationId(row.before_id),
        state=PressureState(row.state),
        text=row.text,
        reported_at=row.reported_at,
        answer=row.answer,
    )
