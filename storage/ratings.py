"""Ratings of activities, and who is still to be asked for one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activities import Activity
from domain.consents import Purpose
from domain.five_ones import ActivityId
from domain.people import PersonId
from domain.ratings import Rating
from storage.activities import activity_of
from storage.many_rows import insert_into
from storage.marks import QUARTER_FROZEN, Marks
from storage.tables.activities import activities, activity_check_ins, activity_ratings
from storage.tables.people import consents


@dataclass(frozen=True, slots=True)
class Unasked:
    """Somebody who was there. `wants` is whether they agreed to be asked."""

    check_in: int
    person: PersonId | None
    checked_in_at: datetime
    activity: Activity
    wants: bool


class Ratings:
    """Mean and number come from rows; who gave how many is shown to nobody else."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def rate(self, id: ActivityId, person: PersonId, stars: int, now: datetime) -> None:
        """Or change what they gave."""
        new = insert_into(self._connection, activity_ratings).values(
            activity_id=id, person_id=person, stars=stars, rated_at=now
        )
        said = new.on_conflict_do_update(
            index_elements=["activity_id", "person_id"],
            set_={"stars": new.excluded.stars, "rated_at": new.excluded.rated_at},
        )
        await self._connection.execute(said)

    async def of(self, id: ActivityId) -> Rating:
        own = activity_ratings.c.activity_id == id
        stars = func.coalesce(func.sum(activity_ratings.c.stars), 0)
        row = (await self._connection.execute(select(func.count(), stars).where(own))).one()
        return Rating(row[0], int(row[1]))

    async def given_by(self, id: ActivityId, person: PersonId) -> int | None:
        own = activity_ratings.c.activity_id == id, activity_ratings.c.person_id == person
        given: int | None = await self._connection.scalar(
            select(activity_ratings.c.stars).where(*own)
        )
        return given

    async def unasked(self, ended_before: datetime, limit: int) -> list[Unasked]:
        """Of activities that ended before, in the order in which they checked in."""
        wants = (
            select(consents.c.person_id)
            .where(
                consents.c.person_id == activity_check_ins.c.person_id,
                consents.c.purpose == Purpose.FOLLOW_UP.value,
            )
            .exists()
        )
        check_in = activity_check_ins.c
        asked = (
            select(
                activities,
                check_in.id.label("check_in"),
                check_in.person_id,
                check_in.checked_in_at,
                wants.label("wants"),
            )
            .join(activities, activities.c.id == check_in.activity_id)
            .where(check_in.asked_at.is_(None), activities.c.ends_at <= ended_before)
            .order_by(check_in.id)
            .limit(limit)
        )
        return [
            Unasked(
                row.check_in,
                None if row.person_id is None else PersonId(row.person_id),
                row.checked_in_at,
                activity_of(row),
                bool(row.wants),
            )
            for row in await self._connection.execute(asked)
        ]

    async def asked(self, check_ins: Collection[int], now: datetime) -> frozenset[int]:
        """They are not asked again. Those of them whom nobody had asked."""
        unasked = activity_check_ins.c.id.in_(check_ins), activity_check_ins.c.asked_at.is_(None)
        done = update(activity_check_ins).where(*unasked).values(asked_at=now)
        fresh = await self._connection.scalars(done.returning(activity_check_ins.c.id))
        return frozenset(fresh)

    async def next_end(self) -> datetime | None:
        """Of all at which somebody has checked in who was not asked, the first end."""
        asked = (
            select(func.min(activities.c.ends_at))
            .join(activity_check_ins, activity_check_ins.c.activity_id == activities.c.id)
            .where(activity_check_ins.c.asked_at.is_(None))
        )
        ends: datetime | None = await self._connection.scalar(asked)
        return ends

    async def make_nameless(self, before: datetime, limit: int) -> int:
        """Of activities that began before: who rated goes, what they gave stays. How many rows."""
        old = select(activities.c.id).where(activities.c.starts_at < before)
        key, person = activity_ratings.c.id, activity_ratings.c.person_id
        named = select(key).where(person.is_not(None), activity_ratings.c.activity_id.in_(old))
        some = named.order_by(key).limit(limit)
        changed = update(activity_ratings).where(key.in_(some)).values(person_id=None)
        return len((await self._connection.execute(changed.returning(key))).all())

    async def forget(self, person: PersonId) -> None:
        """As with check-ins: of what is frozen the stars stay, in what is open one less rated."""
        own = activity_ratings.c.person_id == person
        frozen = await Marks(self._connection).of(QUARTER_FROZEN)
        if frozen is not None:
            old = select(activities.c.id).where(activities.c.starts_at < frozen)
            kept = update(activity_ratings).where(own, activity_ratings.c.activity_id.in_(old))
            await self._connection.execute(kept.values(person_id=None))
        await self._connection.execute(delete(activity_ratings).where(own))
