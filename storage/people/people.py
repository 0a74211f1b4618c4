"""People: the one table in which somebody's Telegram id, name and language stand."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.people import AgeBand, Person, PersonId
from storage.many_rows import insert_into
from storage.prepared import Lookup
from storage.tables.people import people

# Asked for each update that acts, so that it is not made anew for each.
BY_TELEGRAM_ID = Lookup(select(people).where(people.c.telegram_id == bindparam("telegram_id")))


class People:
    """Everybody the program knows by name; nobody younger than 14."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, id: PersonId) -> Person | None:
        row = await self._connection.execute(select(people).where(people.c.id == id))
        return person_of(row.one_or_none())

    async def by_telegram_id(self, telegram_id: int) -> Person | None:
        given = {"telegram_id": telegram_id}
        return person_of(await BY_TELEGRAM_ID.one_or_none(self._connection, given))

    async def after(self, id: PersonId, limit: int) -> list[Person]:
        """Everybody with a higher number, in order, as far as `limit`."""
        asked = select(people).where(people.c.id > id).order_by(people.c.id).limit(limit)
        return [known(row) for row in await self._connection.execute(asked)]

    async def numbers(self, telegram_ids: Collection[int]) -> dict[int, PersonId]:
        """Telegram id → internal number, of those that are known."""
        asked = select(people.c.telegram_id, people.c.id).where(
            people.c.telegram_id.in_(telegram_ids)
        )
        return {row.telegram_id: PersonId(row.id) for row in await self._connection.execute(asked)}

    async def meet(
        self, telegram_id: int, name: str, language: str | None, *, reachable: bool, now: datetime
    ) -> Person:
        """Make somebody known, or bring name and language up to date.

        Being reachable is never lost here: who meets the bot in a group can still be written to.
        """
        new = insert_into(self._connection, people).values(
            telegram_id=telegram_id,
            name=name,
            language=language,
            reachable=reachable,
            started_at=now,
        )
        statement = new.on_conflict_do_update(
            index_elements=["telegram_id"],
            set_={
                "name": new.excluded.name,
                "language": new.excluded.language,
                "reachable": people.c.reachable | new.excluded.reachable,
            },
        ).returning(people)
        return known((await self._connection.execute(statement)).one())

    async def set_reachable(self, id: PersonId, *, reachable: bool) -> bool:
        """False if it was so already, or nobody has this number."""
        changed = await self._connection.scalar(
            update(people)
            .where(people.c.id == id, people.c.reachable != reachable)
            .values(reachable=reachable)
            .returning(people.c.id)
        )
        return changed is not None

    async def rename(self, id: PersonId, name: str, language: str | None) -> None:
        await self._connection.execute(
            update(people).where(people.c.id == id).values(name=name, language=language)
        )

    async def set_age_band(self, id: PersonId, band: AgeBand) -> None:
        """ValueError for the youngest: of them nothing is kept, and the row is to be erased."""
        if band is AgeBand.UNDER_14:
            raise ValueError("of somebody younger than 14 nothing is kept")
        await self._connection.execute(
            update(people).where(people.c.id == id).values(age_band=band.value)
        )


def person_of(row: Row[Any] | None) -> Person | None:
    return None if row is None else known(row)


def known(row: Row[Any]) -> Person:
    return Person(
        id=PersonId(row.id),
        telegram_id=row.telegram_id,
        name=row.name,
        language=row.language,
        reachable=row.reachable,
        started_at=row.started_at,
        age_band=None if row.age_band is None else AgeBand(row.age_band),
        username=row.username,
    )
