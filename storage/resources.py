"""Resources: what offices can give; each of them is a row, and of two who want the last, one gets
it.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import OrganisationId
from domain.people import PersonId
from domain.resources import Resource, ResourceId
from domain.wishes import WishId
from storage.many_rows import ManyRows
from storage.tables.resources import resource_units, resources

UNITS = ManyRows(resource_units, ("resource_id", "unit"))
ALL = select(func.count()).where(resource_units.c.resource_id == resources.c.id)
FREE = resource_units.c.wish_id.is_(None) & resource_units.c.used.is_(False)
ASKED = select(
    resources, ALL.scalar_subquery().label("units"), ALL.where(FREE).scalar_subquery().label("free")
)
LEFT = exists().where(resource_units.c.resource_id == resources.c.id, FREE)


class Resources:
    """How many are left is counted, and kept nowhere as a number."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def enter(
        self,
        organisation: OrganisationId,
        by: PersonId,
        what: str,
        units: int,
        until: date,
        now: datetime,
    ) -> ResourceId:
        new = resources.insert().values(
            organisation_id=organisation, entered_by=by, what=what, until=until, entered_at=now
        )
        made = (await self._connection.execute(new.returning(resources.c.id))).scalar_one()
        await UNITS.write(self._connection, [(made, unit) for unit in range(1, units + 1)])
        return ResourceId(made)

    async def get(self, id: ResourceId) -> Resource | None:
        found = await self._list(ASKED.where(resources.c.id == id))
        return found[0] if found else None

    async def of(self, organisations: Collection[OrganisationId], limit: int) -> list[Resource]:
        """Those of offices, the newest first."""
        own = ASKED.where(resources.c.organisation_id.in_(organisations))
        return await self._list(own.order_by(resources.c.id.desc()).limit(limit))

    async def giving(
        self, organisations: Collection[OrganisationId], day: date, limit: int
    ) -> list[Resource]:
        """Those of offices of which something is left on a day, what ends first first."""
        left = ASKED.where(
            resources.c.organisation_id.in_(organisations),
            resources.c.ended_at.is_(None),
            resources.c.until >= day,
            LEFT,
        )
        return await self._list(left.order_by(resources.c.until, resources.c.id).limit(limit))

    async def take(self, id: ResourceId, wish: WishId, day: date) -> bool:
        """One for a wish. False: nothing is left. Of two who want the last one exactly one gets
        it.
        """
        giving = exists().where(
            resources.c.id == id, resources.c.ended_at.is_(None), resources.c.until >= day
        )
        own = resource_units.c.resource_id == id, FREE
        free = select(func.min(resource_units.c.unit)).where(*own, giving)
        while (unit := await self._connection.scalar(free)) is not None:
            taken = update(resource_units).where(*own, resource_units.c.unit == unit)
            taking = taken.values(wish_id=wish).returning(resource_units.c.unit)
            if await self._connection.scalar(taking) is not None:
                return True
        return False

    async def give_back(self, wish: WishId) -> None:
        """If it has one."""
        held = update(resource_units).where(resource_units.c.wish_id == wish)
        await self._connection.execute(held.values(wish_id=None))

    async def use_up(self, wish: WishId) -> None:
        """What it was given is gone for good, and the wish, opened again, may be given another."""
        held = update(resource_units).where(resource_units.c.wish_id == wish)
        await self._connection.execute(held.values(wish_id=None, used=True))

    async def of_wish(self, wish: WishId) -> Resource | None:
        taken = select(resource_units.c.resource_id).where(resource_units.c.wish_id == wish)
        found = await self._connection.scalar(taken)
        return None if found is None else await self.get(ResourceId(found))

    async def end(self, id: ResourceId, now: datetime) -> bool:
        """Nothing more is given of it. False: it has ended."""
        going = update(resources).where(resources.c.id == id, resources.c.ended_at.is_(None))
        ended = going.values(ended_at=now).returning(resources.c.id)
        return (await self._connection.scalar(ended)) is not None

    async def _list(self, asked: Select[Any]) -> list[Resource]:
        return [resource_of(row) for row in await self._connection.execute(asked)]


def resource_of(row: Row[Any]) -> Resource:
    return Resource(
        id=ResourceId(row.id),
        organisation=OrganisationId(row.organisation_id),
        what=row.what,
        until=row.until,
        units=row.units,
        free=row.free,
        ended=row.ended_at is not None,
    )
