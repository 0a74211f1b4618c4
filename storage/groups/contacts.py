"""Contacts: a young person is in contact with one cadre at most."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import CadreId, Contact
from domain.people import PersonId
from storage.groups.meetings import YearlyMeetings
from storage.many_rows import insert_new
from storage.prepared import Lookup
from storage.tables.groups import contacts, groups
from storage.tables.organisations import cadres


class Contacts:
    """The key is the person, so that the database guarantees the one cadre."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def become(self, person: PersonId, cadre: CadreId, now: datetime) -> bool:
        """False: a contact already, of this cadre or another one; then the person chooses."""
        return await insert_new(
            self._connection, contacts, person_id=person, cadre_id=cadre, since=now
        )

    async def move(self, person: PersonId, old: CadreId, new: CadreId, now: datetime) -> bool:
        """The person chose. False: was no longer the contact of `old`."""
        held = contacts.c.person_id == person, contacts.c.cadre_id == old
        changed = update(contacts).where(*held).values(cadre_id=new, since=now)
        moved = (await self._connection.scalar(changed.returning(contacts.c.cadre_id))) is not None
        if moved:
            await YearlyMeetings(self._connection).forget(person, old)
        return moved

    async def leave(self, person: PersonId, of: CadreId | None = None) -> CadreId | None:
        """Whose contact the person was until now; None if nobody's, or another cadre's than is
        asked about. `Cadres` keeps the count.
        """
        gone = delete(contacts).where(contacts.c.person_id == person)
        if of is not None:
            gone = gone.where(contacts.c.cadre_id == of)
        cadre = await self._connection.scalar(gone.returning(contacts.c.cadre_id))
        if cadre is None:
            return None
        await YearlyMeetings(self._connection).forget(person, CadreId(cadre))
        return CadreId(cadre)

    async def of(self, person: PersonId) -> Contact | None:
        row = await OF_PERSON.one_or_none(self._connection, {"person": person})
        return None if row is None else contact_of(row)

    async def of_cadre(self, cadre: CadreId) -> list[Contact]:
        asked = select(contacts).where(contacts.c.cadre_id == cadre)
        rows = await self._connection.execute(
            asked.order_by(contacts.c.since, contacts.c.person_id)
        )
        return [contact_of(row) for row in rows]

    async def left_alone(self, today: date, limit: int) -> list[Contact]:
        """Of cadres who have left office and run no group."""
        asked = LEFT_ALONE.where(cadres.c.held_until <= today).limit(limit)
        rows = await self._connection.execute(asked.order_by(contacts.c.person_id))
        return [contact_of(row) for row in rows]

    async def next_left_alone(self) -> date | None:
        """The first day on which somebody will have lost their cadre so."""
        days = LEFT_ALONE.with_only_columns(func.min(cadres.c.held_until))
        day: date | None = await self._connection.scalar(days)
        return day

    async def count(self, cadre: CadreId) -> int:
        asked = select(func.count()).select_from(contacts).where(contacts.c.cadre_id == cadre)
        return await self._connection.scalar(asked) or 0


LEFT_ALONE = (
    select(contacts)
    .join(cadres, cadres.c.id == contacts.c.cadre_id)
    .where(~exists().where(groups.c.cadre_id == cadres.c.id))
)
# Asked for each wish that is handed over, so that it is not made anew for each.
OF_PERSON = Lookup(select(contacts).where(contacts.c.person_id == bindparam("person")))


def contact_of(row: Row[Any]) -> Contact:
    return Contact(PersonId(row.person_id), CadreId(row.cadre_id), row.since)
