"""Check-ins: who was there, each once, and the key with which codes are sealed."""

import secrets
from datetime import datetime

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.check_ins import Way
from domain.five_ones import ActivityId
from domain.people import PersonId
from storage.many_rows import insert_new
from storage.marks import QUARTER_FROZEN, Marks
from storage.tables.activities import activities, activity_check_ins
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
        )

    async def has(self, id: ActivityId, person: PersonId) -> bool:
        own = activity_check_ins.c.activity_id == id, activity_check_ins.c.person_id == person
        return bool(await self._connection.scalar(select(exists().where(*own))))

    async def count(self, id: ActivityId) -> int:
        asked = select(func.count()).where(activity_check_ins.c.activity_id == id)
        return int(await self._connection.scalar(asked) or 0)

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
