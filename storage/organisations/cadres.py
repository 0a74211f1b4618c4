"""The roster: cadres with their positions, and roles in this program."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Date, Row, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import Cadre, CadreId, OrganisationId, Position, Role
from domain.people import PersonId
from domain.periods import Days
from storage.many_rows import insert_new
from storage.prepared import Lookup
from storage.stepwise import values
from storage.tables.organisations import cadres, organisations, roles


class Cadres:
    """Lines of rosters; they belong to the organisation and outlive an erased person."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, organisation: OrganisationId, roster_name: str, position: Position, held_from: date
    ) -> Cadre:
        new = cadres.insert().values(
            organisation_id=organisation,
            roster_name=roster_name,
            position=position.value,
            held_from=held_from,
        )
        return cadre_of((await self._connection.execute(new.returning(cadres))).one())

    async def get(self, id: CadreId) -> Cadre | None:
        row = (
            await self._connection.execute(select(cadres).where(cadres.c.id == id))
        ).one_or_none()
        return None if row is None else cadre_of(row)

    async def of_person(self, person: PersonId, on: date) -> list[Cadre]:
        """The positions somebody holds on a day, the oldest first."""
        rows = await OF_PERSON.all(self._connection, {"person": person, "day": on})
        return [cadre_of(row) for row in rows]

    async def of_organisation(self, organisation: OrganisationId, on: date) -> list[Cadre]:
        return await self._list(cadres.c.organisation_id == organisation, holds(on))

    async def held_within(self, organisation: OrganisationId, days: Days) -> list[Cadre]:
        """Those who hold a position on any of these days, in the order of the roster."""
        left = cadres.c.held_until.is_not(None) & (cadres.c.held_until <= days.first)
        return await self._list(
            cadres.c.organisation_id == organisation, cadres.c.held_from < days.after, ~left
        )

    async def ever_of(self, people: Collection[PersonId]) -> list[Cadre]:
        """All positions that these people hold, held, or will hold."""
        return await self._list(cadres.c.person_id.in_(people)) if people else []

    async def vacant(self, position: Position, on: date) -> list[Cadre]:
        """Such lines of all organisations that are held on a day and that nobody has taken up, the
        oldest first.
        """
        kind = cadres.c.position == position.value
        return await self._list(kind, cadres.c.person_id.is_(None), holds(on))

    async def all(self, on: date) -> list[Cadre]:
        """Everybody who holds a position on a day."""
        return await self._list(holds(on))

    async def take_up(self, id: CadreId, person: PersonId) -> bool:
        """The line of the roster becomes this person's. False: it is somebody's already."""
        changed = update(cadres).where(cadres.c.id == id, cadres.c.person_id.is_(None))
        taken = changed.values(person_id=person).returning(cadres.c.id)
        return (await self._connection.scalar(taken)) is not None

    async def give_back(self, id: CadreId, person: PersonId) -> bool:
        """The line is nobody's again. False: it was not this person's."""
        changed = update(cadres).where(cadres.c.id == id, cadres.c.person_id == person)
        given = changed.values(person_id=None).returning(cadres.c.id)
        return (await self._connection.scalar(given)) is not None

    async def leave_office(self, id: CadreId, until: date) -> bool:
        """`until` is the first day on which the position is no longer held. False: left before."""
        changed = update(cadres).where(cadres.c.id == id, cadres.c.held_until.is_(None))
        left = changed.values(held_until=until).returning(cadres.c.id)
        return (await self._connection.scalar(left)) is not None

    async def count_declined(self, id: CadreId) -> None:
        """One more person was asked and declined or left; who it was stands nowhere."""
        await self._connection.execute(
            update(cadres)
            .where(cadres.c.id == id)
            .values(declined_or_left=cadres.c.declined_or_left + 1)
        )

    async def with_declined(self) -> list[CadreId]:
        """Cadres whom somebody declined or left, whether they still hold their position or not."""
        asked = select(cadres.c.id).where(cadres.c.declined_or_left > 0).order_by(cadres.c.id)
        return [CadreId(one) for one in await self._connection.scalars(asked)]

    async def take_back_declined(self, id: CadreId) -> None:
        """Somebody who had declined takes part now, and stands among the contacts instead."""
        counted = cadres.c.id == id, cadres.c.declined_or_left > 0
        await self._connection.execute(
            update(cadres).where(*counted).values(declined_or_left=cadres.c.declined_or_left - 1)
        )

    async def _list(self, *conditions: Any) -> list[Cadre]:
        asked = select(cadres).where(*conditions).order_by(cadres.c.id)
        return await values(await self._connection.execute(asked), cadre_of)


class Roles:
    """What somebody may do, organisation by organisation."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def grant(
        self, person: PersonId, organisation: OrganisationId, role: Role, now: datetime
    ) -> bool:
        """False if the role was held before."""
        values = {"person_id": person, "organisation_id": organisation, "role": role.value}
        return await insert_new(self._connection, roles, **values, since=now)

    async def withdraw(self, person: PersonId, organisation: OrganisationId, role: Role) -> bool:
        """False if it was not held."""
        gone = delete(roles).where(
            roles.c.person_id == person,
            roles.c.organisation_id == organisation,
            roles.c.role == role.value,
        )
        return (await self._connection.scalar(gone.returning(roles.c.role))) is not None

    async def withdraw_but_last(
        self, person: PersonId, organisation: OrganisationId, role: Role
    ) -> bool:
        """False if nobody else holds it there. Of two who withdraw each other's one waits."""
        where = organisations.c.id == organisation
        await self._connection.execute(select(organisations.c.id).where(where).with_for_update())
        others = set(await self.holders(organisation, role)) - {person}
        return bool(others) and await self.withdraw(person, organisation, role)

    async def of(self, person: PersonId) -> frozenset[tuple[OrganisationId, Role]]:
        rows = await ROLES_OF_PERSON.all(self._connection, {"person": person})
        return frozenset((OrganisationId(row.organisation_id), Role(row.role)) for row in rows)

    async def of_organisation(self, organisation: OrganisationId) -> list[tuple[Role, PersonId]]:
        """Everybody who holds a role there, the longest first."""
        asked = select(roles).where(roles.c.organisation_id == organisation)
        rows = await self._connection.execute(asked.order_by(roles.c.since, roles.c.person_id))
        return [(Role(row.role), PersonId(row.person_id)) for row in rows]

    async def holders(self, organisation: OrganisationId, role: Role) -> list[PersonId]:
        asked = select(roles.c.person_id).where(
            roles.c.organisation_id == organisation, roles.c.role == role.value
        )
        found = await self._connection.scalars(asked.order_by(roles.c.person_id))
        return [PersonId(person) for person in found]


def holds(on: date | BindParameter[date]) -> Any:
    """The condition that a position is held on a day."""
    return (cadres.c.held_from <= on) & or_(cadres.c.held_until.is_(None), cadres.c.held_until > on)


# Asked for each update that acts, so that they are not made anew for each.
OF_PERSON = Lookup(
    select(cadres)
    .where(cadres.c.person_id == bindparam("person"), holds(bindparam("day", type_=Date)))
    .order_by(cadres.c.id)
)
ROLES_OF_PERSON = Lookup(select(roles).where(roles.c.person_id == bindparam("person")))


def cadre_of(row: Row[Any]) -> Cadre:
    return Cadre(
        id=CadreId(row.id),
        organisation=OrganisationId(row.organisation_id),
        roster_name=row.roster_name,
        position=Position(row.position),
        held_from=row.held_from,
        held_until=row.held_until,
        person=None if row.person_id is None else PersonId(row.person_id),
        declined_or_left=row.declined_or_left,
    )
