"""Check-ins: who was there, each once, and the key with which codes are sealed."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, exists, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.check_ins import Screen, ScreenId, Way
from domain.five_ones import ActivityId
from domain.people import PersonId
from storage.many_rows import insert_into, insert_new
from storage.marks import QUARTER_FROZEN, Marks
from storage.tables.activities import (
    activities,
    activity_answers,
    activity_check_ins,
    activity_seats,
    check_in_screens,
)
from storage.tables.people import keys

KEY = "check-ins"
OWN_KEY = select(keys.c.secret).where(keys.c.name == KEY)


class CheckIns:
    """How many were there is counted, and kept nowhere as a number."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def key(self) -> bytes:
        """Of this installation, made when it is needed for the first time, by whoever is first."""
        secret: bytes | None = await self._connection.scalar(OWN_KEY)
        if secret is not None:
            return secret
        await insert_new(self._connection, keys, name=KEY, secret=secrets.token_bytes(32))
        return await self.known_key()

    async def known_key(self) -> bytes:
        """Once it was made: whoever shows a code has asked for it."""
        kept: bytes = (await self._connection.execute(OWN_KEY)).scalar_one()
        return kept

    async def note(self, id: ActivityId, person: PersonId | None, way: Way, now: datetime) -> bool:
        """False: they are noted already. None: somebody who is not to be told apart."""
        return await insert_new(
            self._connection,
            activity_check_ins,
            activity_id=id,
            person_id=person,
            way=way.value,
            checked_in_at=now,
            asked_at=now if person is None else None,
        )

    async def has(self, id: ActivityId, person: PersonId) -> bool:
        own = activity_check_ins.c.activity_id == id, activity_check_ins.c.person_id == person
        return bool(await self._connection.scalar(select(exists().where(*own))))

    async def count(self, id: ActivityId) -> int:
        asked = select(func.count()).where(activity_check_ins.c.activity_id == id)
        return int(await self._connection.scalar(asked) or 0)

    async def show(self, id: ActivityId, person: PersonId, until: datetime) -> Screen:
        """Anew: in a message that is still to be sent."""
        new = insert_into(self._connection, check_in_screens).values(
            activity_id=id, person_id=person, until=until, message_id=None
        )
        shown = new.on_conflict_do_update(
            index_elements=["activity_id", "person_id"],
            set_={"until": new.excluded.until, "message_id": None},
        )
        row = await self._connection.execute(shown.returning(check_in_screens))
        return screen_of(row.one())

    async def screen(self, id: ScreenId) -> Screen | None:
        asked = select(check_in_screens).where(check_in_screens.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else screen_of(row)

    async def shown_in(self, id: ScreenId, until: datetime, message: int) -> None:
        """Nothing if it was asked for anew meanwhile."""
        same = check_in_screens.c.id == id, check_in_screens.c.until == until
        await self._connection.execute(
            update(check_in_screens).where(*same).values(message_id=message)
        )

    async def make_nameless(self, before: datetime, limit: int) -> int:
        """Of activities that began before: who was there stays as a number, and who said that they
        come goes. How many rows; 0: all of it is done.
        """
        old = select(activities.c.id).where(activities.c.starts_at < before)
        named = (
            select(activity_check_ins.c.id)
            .where(
                activity_check_ins.c.person_id.is_not(None),
                activity_check_ins.c.activity_id.in_(old),
            )
            .order_by(activity_check_ins.c.id)
            .limit(limit)
        )
        nameless = update(activity_check_ins).where(activity_check_ins.c.id.in_(named))
        changed = nameless.values(person_id=None).returning(activity_check_ins.c.id)
        there = len((await self._connection.execute(changed)).all())
        seats = update(activity_seats).where(
            activity_seats.c.person_id.is_not(None), activity_seats.c.activity_id.in_(old)
        )
        await self._connection.execute(seats.values(person_id=None))
        key = activity_answers.c.activity_id, activity_answers.c.person_id
        said = select(*key).where(key[0].in_(old)).order_by(*key).limit(limit)
        gone = delete(activity_answers).where(tuple_(*key).in_(said)).returning(key[0])
        return there + len((await self._connection.execute(gone)).all())

    async def forget(self, person: PersonId) -> None:
        """Somebody is not counted any more: what is frozen keeps its number, without theirs; in
        what is still open one less was there.
        """
        own = activity_check_ins.c.person_id == person
        frozen = await Marks(self._connection).of(QUARTER_FROZEN)
        if frozen is not None:
            old = select(activities.c.id).where(activities.c.starts_at < frozen)
            kept = update(activity_check_ins).where(own, activity_check_ins.c.activity_id.in_(old))
            await self._connection.execute(kept.values(person_id=None))
        await self._connection.execute(delete(activity_check_ins).where(own))
        alone = update(activities).where(activities.c.with_id == person)
        await self._connection.execute(alone.values(with_id=None))


def screen_of(row: Row[Any]) -> Screen:
    return Screen(
        id=ScreenId(row.id),
        activity=ActivityId(row.activity_id),
        person=PersonId(row.person_id),
        until=row.until,
        message=row.message_id,
    )
