"""Groups whose cadre has left office, or was erased, and that nobody runs any more."""

from datetime import date, datetime

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import Group, GroupId
from storage.groups.groups import group_of
from storage.tables.groups import groups
from storage.tables.organisations import cadres


class Vacancies:
    """Each is told once; handing the group on begins anew."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def untold(self, today: date, limit: int) -> list[Group]:
        left = cadres.c.held_until <= today
        asked = UNTOLD.where(or_(left, cadres.c.person_id.is_(None)))
        rows = await self._connection.execute(asked.order_by(groups.c.id).limit(limit))
        return [group_of(row) for row in rows]

    async def next(self) -> date | None:
        """The first day on which a group will have lost its cadre, as far as is known."""
        asked = select(cadres.c.held_until).join(groups, groups.c.cadre_id == cadres.c.id)
        coming = asked.where(groups.c.vacant_since.is_(None), cadres.c.held_until.is_not(None))
        day: date | None = await self._connection.scalar(coming.order_by("held_until").limit(1))
        return day

    async def is_told(self, id: GroupId) -> bool:
        """Its office knows, and nobody has got it since."""
        asked = select(groups.c.id).where(groups.c.id == id, groups.c.vacant_since.is_not(None))
        return (await self._connection.scalar(asked)) is not None

    async def tell(self, id: GroupId, now: datetime) -> bool:
        """False: somebody was told already."""
        changed = update(groups).where(groups.c.id == id, groups.c.vacant_since.is_(None))
        told = changed.values(vacant_since=now).returning(groups.c.id)
        return (await self._connection.scalar(told)) is not None


UNTOLD = (
    select(groups)
    .join(cadres, cadres.c.id == groups.c.cadre_id)
    .where(groups.c.vacant_since.is_(None))
)
