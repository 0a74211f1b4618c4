"""Who stands on the cadre side of a group, and which consenting people are known in it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Select, bindparam, case, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId
from domain.organisations import CadreId
from domain.people import PersonId
from storage.many_rows import ManyRows, insert_new
from storage.organisations.cadres import holds
from storage.prepared import Lookup
from storage.tables.groups import deputies, groups, memberships
from storage.tables.organisations import cadres
from storage.tables.people import people

GROUPS_OF = Lookup(
    select(memberships.c.group_id)
    .where(memberships.c.person_id == bindparam("person"))
    .order_by(memberships.c.group_id)
)
JOIN = ManyRows(memberships, ("group_id", "person_id", "since"), "DO NOTHING")


class Sides:
    """The responsible cadre and the deputies, as people and as Telegram knows them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add_deputy(self, group: GroupId, cadre: CadreId) -> bool:
        """False: a deputy already."""
        return await insert_new(self._connection, deputies, group_id=group, cadre_id=cadre)

    async def remove_deputy(self, group: GroupId, cadre: CadreId) -> bool:
        gone = delete(deputies).where(deputies.c.group_id == group, deputies.c.cadre_id == cadre)
        return (await self._connection.scalar(gone.returning(deputies.c.cadre_id))) is not None

    async def deputies(self, group: GroupId) -> list[CadreId]:
        asked = select(deputies.c.cadre_id).where(deputies.c.group_id == group)
        found = await self._connection.scalars(asked.order_by(deputies.c.cadre_id))
        return [CadreId(one) for one in found]

    async def run_by(self, group: GroupId, cadre: CadreId | None, on: date) -> list[PersonId]:
        """The responsible cadre and then the deputies, as far as they have started and hold their
        position on this day.
        """
        given = {"group": group, "cadre": cadre, "day": on}
        found = await self._connection.scalars(RUN_BY, given)
        return [PersonId(person) for person in found]

    async def readers(self, cadre: CadreId, wisher: PersonId | None, on: date) -> list[PersonId]:
        """The cadre, and then the deputies of those of the cadre's groups in which the wisher is
        known, as far as they have started and are in office.
        """
        given = {"cadre": cadre, "wisher": wisher, "day": on}
        found = await self._connection.scalars(READERS, given)
        return [PersonId(person) for person in found]

    async def cadre_sides(self, among: Collection[GroupId]) -> dict[GroupId, dict[int, PersonId]]:
        """Group → Telegram id → internal number of the cadre side: asked once for a batch.

        Anonymous administrators belong to it too, and are told apart by Telegram.
        """
        responsible = select(groups.c.id.label("group_id"), groups.c.cadre_id)
        helping = select(deputies.c.group_id, deputies.c.cadre_id)
        side = responsible.union_all(helping).subquery()
        asked = (
            select(side.c.group_id, people.c.telegram_id, people.c.id)
            .join(cadres, cadres.c.id == side.c.cadre_id)
            .join(people, people.c.id == cadres.c.person_id)
            .where(side.c.group_id.in_(among))
        )
        found: dict[GroupId, dict[int, PersonId]] = defaultdict(dict)
        for row in await self._connection.execute(asked):
            found[GroupId(row.group_id)][row.telegram_id] = PersonId(row.id)
        return dict(found)


DAY = bindparam("day", type_=Date)


def started(helping: Select[Any]) -> Select[Any]:
    """The people of a cadre's line and of those of its helpers, the cadre's own first."""
    own = cadres.c.id == bindparam("cadre")
    return (
        select(cadres.c.person_id)
        .where(cadres.c.person_id.is_not(None), own | cadres.c.id.in_(helping), holds(DAY))
        .order_by(case((own, 0), else_=1), cadres.c.id)
    )


RUN_BY = started(select(deputies.c.cadre_id).where(deputies.c.group_id == bindparam("group")))
READERS = started(
    select(deputies.c.cadre_id)
    .join(groups, groups.c.id == deputies.c.group_id)
    .join(memberships, memberships.c.group_id == deputies.c.group_id)
    .where(groups.c.cadre_id == bindparam("cadre"), memberships.c.person_id == bindparam("wisher"))
)


class Memberships:
    """Consenting people known to be in a group; of nobody else is it noted."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def join(self, group: GroupId, person: PersonId, now: datetime) -> bool:
        """False: known there before."""
        return await insert_new(
            self._connection, memberships, group_id=group, person_id=person, since=now
        )

    async def join_all(self, pairs: Iterable[tuple[GroupId, PersonId]], now: datetime) -> None:
        """For a batch: those of these groups and people that were not known together before."""
        await JOIN.write(self._connection, [(*pair, now) for pair in sorted(set(pairs))])

    async def leave(self, person: PersonId, group: GroupId | None = None) -> bool:
        """One group, or all of them at once. False: was in none."""
        gone = delete(memberships).where(memberships.c.person_id == person)
        if group is not None:
            gone = gone.where(memberships.c.group_id == group)
        return bool((await self._connection.execute(gone.returning(memberships.c.group_id))).all())

    async def groups_of(self, person: PersonId) -> list[GroupId]:
        rows = await GROUPS_OF.all(self._connection, {"person": person})
        return [GroupId(row.group_id) for row in rows]

    async def people_in(self, group: GroupId) -> frozenset[PersonId]:
        asked = select(memberships.c.person_id).where(memberships.c.group_id == group)
        return frozenset(PersonId(one) for one in await self._connection.scalars(asked))
