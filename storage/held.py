"""What was held, as the rule of the Five Ones wants to know it: people counted as rows."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activities import ActivityState
from domain.activity import ANONYMOUS
from domain.five_ones import ActivityId, Held, Kind, KindName
from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId
from storage.quarterly_facts import branch_of
from storage.stepwise import values
from storage.tables.activities import activities, activity_check_ins
from storage.tables.organisations import cadres

PRESENT = (
    select(func.count())
    .where(activity_check_ins.c.activity_id == activities.c.id)
    .scalar_subquery()
)


class HeldActivities:
    """Of activities that began from `since` on and before `before`, the oldest first."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_lines(
        self, lines: Collection[CadreId], since: datetime, before: datetime
    ) -> list[Held]:
        """Organised by these lines of the roster, for themselves or for an organ."""
        return await self._held(activities.c.cadre_id.in_(lines), since, before)

    async def of_organ(
        self, organ: OrganisationId, since: datetime, before: datetime
    ) -> list[Held]:
        """Held for this office, by whomever."""
        return await self._held(activities.c.organ_id == organ, since, before)

    async def of_branch(
        self, office: OrganisationId, since: datetime, before: datetime
    ) -> list[Held]:
        """By whomever of an organisation or of anything below it, or for an office there."""
        branch = branch_of(office)
        lines = select(cadres.c.id).where(cadres.c.organisation_id.in_(branch))
        whose = or_(activities.c.cadre_id.in_(lines), activities.c.organ_id.in_(branch))
        return await self._held(whose, since, before)

    async def _held(
        self, whose: ColumnElement[bool], since: datetime, before: datetime
    ) -> list[Held]:
        asked = select(activities, PRESENT.label("present")).where(
            whose, activities.c.starts_at >= since, activities.c.starts_at < before
        )
        ordered = asked.order_by(activities.c.starts_at, activities.c.id)
        return await values(await self._connection.execute(ordered), held_of)


def held_of(row: Row[Any]) -> Held:
    """Who approved and was erased since is nobody in particular, and has approved."""
    approver = row.approved_by if row.approved_by is not None else ANONYMOUS
    return Held(
        id=ActivityId(row.id),
        kind=KindName(Kind(row.kind), row.own_kind),
        cadre=None if row.cadre_id is None else CadreId(row.cadre_id),
        organ=None if row.organ_id is None else OrganisationId(row.organ_id),
        starts_at=row.starts_at,
        present=row.present,
        title=row.title,
        cancelled=row.state == ActivityState.CANCELLED.value,
        declined=row.state == ActivityState.DECLINED.value,
        withdrawn=row.withdrawn_at is not None,
        entered_afterwards=row.entered_at is not None,
        entered_at=row.entered_at,
        entered_by=None if row.entered_by is None else PersonId(row.entered_by),
        approved_by=None if row.approved_at is None else PersonId(approver),
    )
