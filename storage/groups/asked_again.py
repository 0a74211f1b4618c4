"""Contacts of a cadre who handed a group on: they are asked whether they want the successor."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import AskedAgain, GroupId
from domain.organisations import CadreId
from domain.people import PersonId
from storage.many_rows import insert_into
from storage.tables.groups import asked_again


class AskingAgain:
    """One question to each person at a time; who has not answered is nobody's contact."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ask(self, person: PersonId, cadre: CadreId, group: GroupId, now: datetime) -> None:
        """A later successor takes the place of the one before."""
        values = {"person_id": person, "cadre_id": cadre, "group_id": group, "asked_at": now}
        new = insert_into(self._connection, asked_again).values(**values)
        rest = {name: new.excluded[name] for name in ("cadre_id", "group_id", "asked_at")}
        asked = new.on_conflict_do_update(index_elements=["person_id"], set_=rest)
        await self._connection.execute(asked)

    async def of(self, person: PersonId) -> AskedAgain | None:
        asked = select(asked_again).where(asked_again.c.person_id == person)
        row = (await self._connection.execute(asked)).one_or_none()
        if row is None:
            return None
        return AskedAgain(PersonId(row.person_id), CadreId(row.cadre_id), GroupId(row.group_id))

    async def of_group(self, group: GroupId, cadre: CadreId) -> list[PersonId]:
        """Who has not answered yet whether they want this cadre."""
        meant = asked_again.c.group_id == group, asked_again.c.cadre_id == cadre
        asked = select(asked_again.c.person_id).where(*meant).order_by(asked_again.c.person_id)
        return [PersonId(one) for one in await self._connection.scalars(asked)]

    async def answered(self, person: PersonId, cadre: CadreId | None = None) -> CadreId | None:
        """The question is answered, about this cadre or whichever. None: there was none."""
        gone = delete(asked_again).where(asked_again.c.person_id == person)
        if cadre is not None:
            gone = gone.where(asked_again.c.cadre_id == cadre)
        found = await self._connection.scalar(gone.returning(asked_again.c.cadre_id))
        return None if found is None else CadreId(found)
