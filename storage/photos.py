"""Photographs of activities, by Telegram's ids."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.five_ones import ActivityId
from domain.people import PersonId
from domain.photos import Photo, PhotoId
from storage.many_rows import insert_new
from storage.tables.activities import activities, activity_photos


class Photos:
    """How many an activity has is counted from rows; they say nothing of who was there."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, id: ActivityId, slot: int, person: PersonId, file: str, mark: str, now: datetime
    ) -> bool:
        """`mark` is the same for the same picture. False: it is there already, or the slot is."""
        return await insert_new(
            self._connection,
            activity_photos,
            activity_id=id,
            slot=slot,
            person_id=person,
            file_id=file,
            file_mark=mark,
            added_at=now,
        )

    async def has(self, id: ActivityId, mark: str) -> bool:
        own = activity_photos.c.activity_id == id, activity_photos.c.file_mark == mark
        return bool(await self._connection.scalar(select(exists().where(*own))))

    async def get(self, id: PhotoId) -> Photo | None:
        asked = select(activity_photos).where(activity_photos.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else photo_of(row)

    async def of(self, id: ActivityId) -> list[Photo]:
        asked = select(activity_photos).where(activity_photos.c.activity_id == id)
        rows = await self._connection.execute(asked.order_by(activity_photos.c.slot))
        return [photo_of(row) for row in rows]

    async def numbers(self, ids: Collection[ActivityId]) -> dict[ActivityId, int]:
        """How many each has; without those that have none."""
        key = activity_photos.c.activity_id
        asked = select(key, func.count()).where(key.in_(ids)).group_by(key)
        rows = await self._connection.execute(asked)
        return {ActivityId(one): number for one, number in rows}

    async def drop(self, id: PhotoId) -> bool:
        """False: it was gone."""
        gone = delete(activity_photos).where(activity_photos.c.id == id)
        return (await self._connection.scalar(gone.returning(activity_photos.c.id))) is not None

    async def drop_all(self, id: ActivityId) -> None:
        own = activity_photos.c.activity_id == id
        await self._connection.execute(delete(activity_photos).where(own))

    async def forget_before(self, moment: datetime, limit: int) -> int:
        """Of activities that began before. How many; 0: all of it is done."""
        old = select(activities.c.id).where(activities.c.starts_at < moment)
        key = activity_photos.c.id
        some = select(key).where(activity_photos.c.activity_id.in_(old)).order_by(key).limit(limit)
        gone = delete(activity_photos).where(key.in_(some)).returning(key)
        return len((await self._connection.execute(gone)).all())


def photo_of(row: Row[Any]) -> Photo:
    return Photo(PhotoId(row.id), ActivityId(row.activity_id), row.slot, row.file_id)
