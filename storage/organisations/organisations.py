"""The tree of organisations."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, bindparam, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import ALWAYS, Level, Organisation, OrganisationId, Profile
from domain.people import PersonId
from storage.prepared import Lookup
from storage.tables.organisations import organisations


class Organisations:
    """From the root down; nothing here asks who may."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        name: str,
        level: Level,
        profile: Profile,
        *,
        zone: str,
        language: str,
        parent: OrganisationId | None = None,
        hotlines: tuple[str, ...] = (),
        since: date = ALWAYS,
    ) -> Organisation:
        statement = (
            organisations.insert()
            .values(
                parent_id=parent,
                level=level.value,
                name=name,
                profile=profile.value,
                zone=zone,
                language=language,
                hotlines=json.dumps(hotlines, ensure_ascii=False),
                since=since,
            )
            .returning(organisations)
        )
        return organisation_of((await self._connection.execute(statement)).one())

    async def get(self, id: OrganisationId) -> Organisation | None:
        row = await GET.one_or_none(self._connection, {"id": id})
        return None if row is None else organisation_of(row)

    async def roots(self) -> list[Organisation]:
        """The organisations without a level above; none before `init`."""
        asked = select(organisations).where(organisations.c.parent_id.is_(None))
        rows = await self._connection.execute(asked.order_by(organisations.c.id))
        return [organisation_of(row) for row in rows]

    async def zone(self, id: OrganisationId) -> str:
        [row] = await ZONE.all(self._connection, {"id": id})
        zone: str = row.zone
        return zone

    async def zones(self) -> list[str]:
        """The zones that any organisation lives in."""
        asked = select(organisations.c.zone).distinct().order_by(organisations.c.zone)
        return list(await self._connection.scalars(asked))

    async def path(self, id: OrganisationId) -> list[Organisation]:
        """The organisation and everything above it, the nearest first."""
        rows = await PATH.all(self._connection, {"id": id})
        return [organisation_of(row) for row in rows]

    async def directly_below(
        self, id: OrganisationId, limit: int, offset: int
    ) -> list[Organisation]:
        asked = select(organisations).where(organisations.c.parent_id == id)
        page = asked.order_by(organisations.c.id).limit(limit).offset(offset)
        return [organisation_of(row) for row in await self._connection.execute(page)]

    async def subtree(self, id: OrganisationId) -> frozenset[OrganisationId]:
        """The organisation and everything below it: what its office may see."""
        rows = await SUBTREE.all(self._connection, {"id": id})
        return frozenset(OrganisationId(row.id) for row in rows)

    async def set_safety_contact(self, id: OrganisationId, person: PersonId | None) -> None:
        """Who receives calls for help; there is one for each organisation."""
        await self._connection.execute(
            update(organisations).where(organisations.c.id == id).values(safety_contact_id=person)
        )

    async def set_hotlines(self, id: OrganisationId, hotlines: tuple[str, ...]) -> None:
        """The numbers named at once in a call for help."""
        lines = json.dumps(hotlines, ensure_ascii=False)
        await self._connection.execute(
            update(organisations).where(organisations.c.id == id).values(hotlines=lines)
        )


THIS = organisations.c.id == bindparam("id")
GET = Lookup(select(organisations).where(THIS))
ZONE = Lookup(select(organisations.c.zone).where(THIS))


def path() -> Select[Any]:
    start = select(organisations, literal(0).label("depth")).where(THIS)
    tree = start.cte("path", recursive=True)
    above = select(organisations, tree.c.depth + 1).where(organisations.c.id == tree.c.parent_id)
    tree = tree.union_all(above)
    return select(tree).order_by(tree.c.depth)


def subtree() -> Select[Any]:
    below = select(organisations.c.id).where(THIS).cte("subtree", recursive=True)
    next_ones = select(organisations.c.id).where(organisations.c.parent_id == below.c.id)
    return select(below.union_all(next_ones).c.id)


PATH, SUBTREE = Lookup(path()), Lookup(subtree())


def organisation_of(row: Row[Any]) -> Organisation:
    contact = row.safety_contact_id
    return Organisation(
        id=OrganisationId(row.id),
        parent=None if row.parent_id is None else OrganisationId(row.parent_id),
        level=Level(row.level),
        name=row.name,
        profile=Profile(row.profile),
        zone=row.zone,
        language=row.language,
        hotlines=tuple(json.loads(row.hotlines)),
        safety_contact=None if contact is None else PersonId(contact),
        since=row.since,
    )
