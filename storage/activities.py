"""Activities: what is announced, and who said that they come."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activities import NOT_HELD, Activity, ActivityState, Numbers, Plan, is_link
from domain.five_ones import ActivityId
from domain.groups import GroupId
from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId
from storage.many_rows import ManyRows, insert_into
from storage.tables.activities import (
    activities,
    activity_answers,
    activity_check_ins,
    activity_seats,
)

OFF = [one.value for one in NOT_HELD]
ON = activities.c.state.not_in(OFF) & activities.c.withdrawn_at.is_(None)
SEATS = ManyRows(activity_seats, ("activity_id", "seat"))


class Activities:
    """How many come is counted, and kept nowhere as a number."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def plan(
        self,
        cadre: CadreId | None,
        group: GroupId | None,
        plan: Plan,
        now: datetime,
        *,
        partner: PersonId | None = None,
        entered_by: PersonId | None = None,
        organ: OrganisationId | None = None,
    ) -> Activity:
        """With one row for each of its seats. Without a group there is no card to wait for; with
        `entered_by` it was entered afterwards; `organ` is the office for which it is held.
        """
        state = ActivityState.ANNOUNCED if group is None else ActivityState.PLANNED
        new = activities.insert().values(
            state=state.value,
            kind=plan.kind,
            own_kind=plan.own_kind,
            cadre_id=cadre,
            group_id=group,
            organ_id=organ,
            with_id=partner,
            entered_by=entered_by,
            entered_at=None if entered_by is None else now,
            title=plan.title,
            place=plan.place,
            announced_at=now,
            starts_at=plan.starts_at,
            ends_at=plan.ends_at,
            online=is_link(plan.place),
            by_button=is_link(plan.place),
        )
        planned = activity_of((await self._connection.execute(new.returning(activities))).one())
        if plan.seats is not None:
            rows = [(planned.id, seat) for seat in range(1, plan.seats + 1)]
            await SEATS.write(self._connection, rows)
        return planned

    async def get(self, id: ActivityId) -> Activity | None:
        asked = select(activities).where(activities.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else activity_of(row)

    async def replace(self, old: Activity, new: Activity) -> bool:
        """Save `new` if the activity is still as `old` was read. False: somebody was faster."""
        same = (
            activities.c.id == old.id,
            activities.c.state == old.state.value,
            activities.c.starts_at == old.starts_at,
            activities.c.place == old.place,
            activities.c.message_id.is_not_distinct_from(old.message),
            activities.c.approved_at.is_not_distinct_from(old.approved_at),
            activities.c.withdrawn_at.is_not_distinct_from(old.withdrawn_at),
        )
        changed = (
            update(activities)
            .where(*same)
            .values(
                state=new.state.value,
                starts_at=new.starts_at,
                ends_at=new.ends_at,
                place=new.place,
                online=new.online,
                message_id=new.message,
                changes=new.changes,
                by_button=new.by_button,
                approved_at=new.approved_at,
                approved_by=new.approved_by,
                withdrawn_at=new.withdrawn_at,
                declined_for=new.declined_for,
            )
        )
        return (await self._connection.scalar(changed.returning(activities.c.id))) is not None

    async def ahead_of(self, cadre: CadreId, now: datetime) -> list[Activity]:
        """A cadre's own that are not over and take place, the next one first."""
        own = activities.c.cadre_id == cadre
        asked = select(activities).where(own, activities.c.ends_at > now, ON)
        ordered = asked.order_by(activities.c.starts_at, activities.c.id)
        return [activity_of(row) for row in await self._connection.execute(ordered)]

    async def ahead_of_organ(self, organ: OrganisationId, now: datetime) -> list[Activity]:
        """Held by its staff: those of no cadre that are not over and take place."""
        asked = select(activities).where(of_staff(organ), activities.c.ends_at > now, ON)
        ordered = asked.order_by(activities.c.starts_at, activities.c.id)
        return [activity_of(row) for row in await self._connection.execute(ordered)]

    async def same_for_organ(self, organ: OrganisationId, plan: Plan) -> Activity | None:
        """The one of the same title at the same time, held by its staff."""
        same = activities.c.title == plan.title, activities.c.starts_at == plan.starts_at
        asked = select(activities).where(of_staff(organ), *same, ON)
        row = (await self._connection.execute(asked.limit(1))).first()
        return None if row is None else activity_of(row)

    async def held_by(
        self, cadre: CadreId, now: datetime, limit: int
    ) -> list[tuple[Activity, int]]:
        """A cadre's own that have begun and were not withdrawn, the newest first, each with how
        many people were there.
        """
        return await self._held(activities.c.cadre_id == cadre, now, limit)

    async def held_by_staff(
        self, organ: OrganisationId, now: datetime, limit: int
    ) -> list[tuple[Activity, int]]:
        """The same of an office's staff."""
        return await self._held(of_staff(organ), now, limit)

    async def _held(
        self, whose: ColumnElement[bool], now: datetime, limit: int
    ) -> list[tuple[Activity, int]]:
        present = select(func.count()).where(activity_check_ins.c.activity_id == activities.c.id)
        asked = select(activities, present.scalar_subquery().label("present")).where(
            whose, activities.c.starts_at <= now, ON
        )
        ordered = asked.order_by(activities.c.starts_at.desc(), activities.c.id.desc())
        rows = await self._connection.execute(ordered.limit(limit))
        return [(activity_of(row), row.present) for row in rows]

    async def between(
        self, cadre: CadreId, kind: str, partner: PersonId, since: datetime, before: datetime
    ) -> bool:
        """Whether one with this person waits for their answer already, or was confirmed."""
        confirmed = exists().where(
            activity_check_ins.c.activity_id == activities.c.id,
            activity_check_ins.c.person_id == partner,
        )
        own = activities.c.cadre_id == cadre, activities.c.kind == kind, ON
        when = activities.c.starts_at >= since, activities.c.starts_at < before
        asked = select(exists().where(*own, *when, (activities.c.with_id == partner) | confirmed))
        return bool(await self._connection.scalar(asked))

    async def answered(self, id: ActivityId, partner: PersonId) -> bool:
        """The one with whom it was held has answered, and stands in it no longer. False: they have
        answered before, or it was not with them.
        """
        own = activities.c.id == id, activities.c.with_id == partner, ON
        gone = update(activities).where(*own).values(with_id=None).returning(activities.c.id)
        return (await self._connection.scalar(gone)) is not None

    async def same_as(self, cadre: CadreId | None, plan: Plan) -> Activity | None:
        """The one of the same title at the same time, if it was announced already."""
        asked = select(activities).where(
            activities.c.cadre_id == cadre,
            activities.c.title == plan.title,
            activities.c.starts_at == plan.starts_at,
            ON,
        )
        row = (await self._connection.execute(asked.limit(1))).first()
        return None if row is None else activity_of(row)

    async def take_seat(self, id: ActivityId, person: PersonId) -> bool:
        """One of the seats, or the one they have; where there are no seats nobody needs one. False:
        all are taken. Of two who want the last one exactly one gets it.
        """
        own = activity_seats.c.activity_id == id
        has = exists().where(own, activity_seats.c.person_id == person)
        free = select(func.min(activity_seats.c.seat)).where(
            own, activity_seats.c.person_id.is_(None)
        )
        while True:
            asked = select(exists().where(own), has, free.scalar_subquery())
            seats, seated, seat = (await self._connection.execute(asked)).one()
            if seated or not seats:
                return True
            if seat is None:
                return False
            taken = update(activity_seats).where(
                own, activity_seats.c.seat == seat, activity_seats.c.person_id.is_(None)
            )
            taking = taken.values(person_id=person).returning(activity_seats.c.seat)
            if await self._connection.scalar(taking) is not None:
                return True

    async def leave_seat(self, id: ActivityId, person: PersonId) -> None:
        """If they have one."""
        held = activity_seats.c.activity_id == id, activity_seats.c.person_id == person
        await self._connection.execute(update(activity_seats).where(*held).values(person_id=None))

    async def answer(
        self, id: ActivityId, person: PersonId, now: datetime, *, coming: bool
    ) -> bool:
        """False: they said so before."""
        new = insert_into(self._connection, activity_answers).values(
            activity_id=id, person_id=person, coming=coming, answered_at=now
        )
        said = new.on_conflict_do_update(
            index_elements=["activity_id", "person_id"],
            set_={"coming": new.excluded.coming, "answered_at": new.excluded.answered_at},
            where=activity_answers.c.coming != new.excluded.coming,
        )
        returned = said.returning(activity_answers.c.person_id)
        return (await self._connection.scalar(returned)) is not None

    async def coming_to(self, id: ActivityId) -> list[PersonId]:
        """Who said that they come, for telling them; shown to nobody."""
        asked = select(activity_answers.c.person_id).where(
            activity_answers.c.activity_id == id, activity_answers.c.coming
        )
        found = await self._connection.scalars(asked.order_by(activity_answers.c.person_id))
        return [PersonId(one) for one in found]

    async def numbers(self, id: ActivityId) -> Numbers:
        """As they are now."""
        said = activity_answers.c.activity_id == id
        coming = func.count().filter(activity_answers.c.coming)
        declined = func.count().filter(~activity_answers.c.coming)
        answered = (await self._connection.execute(select(coming, declined).where(said))).one()
        seats = await self._connection.scalar(
            select(func.count()).where(activity_seats.c.activity_id == id)
        )
        present = await self._connection.scalar(
            select(func.count()).where(activity_check_ins.c.activity_id == id)
        )
        return Numbers(answered[0], answered[1], seats or None, present or 0)

    async def lose_cards(self, group: GroupId, now: datetime) -> list[ActivityId]:
        """No card stands in the group any more, since its chat is another one; those which then
        need a new one.
        """
        shown = activities.c.group_id == group, activities.c.message_id.is_not(None)
        ahead = activities.c.state == ActivityState.ANNOUNCED.value, activities.c.ends_at > now
        lost = update(activities).where(*shown, *ahead)
        planned = lost.values(message_id=None, state=ActivityState.PLANNED.value)
        rows = await self._connection.scalars(planned.returning(activities.c.id))
        await self._connection.execute(update(activities).where(*shown).values(message_id=None))
        return sorted(ActivityId(one) for one in rows)

    async def forget(self, person: PersonId) -> None:
        """What somebody said on cards; their seats are free again. They no longer agree to it."""
        seats = update(activity_seats).where(activity_seats.c.person_id == person)
        await self._connection.execute(seats.values(person_id=None))
        gone = delete(activity_answers).where(activity_answers.c.person_id == person)
        await self._connection.execute(gone)


def of_staff(organ: OrganisationId) -> ColumnElement[bool]:
    return (activities.c.organ_id == organ) & activities.c.cadre_id.is_(None)


def activity_of(row: Row[Any]) -> Activity:
    return Activity(
        id=ActivityId(row.id),
        state=ActivityState(row.state),
        kind=row.kind,
        cadre=None if row.cadre_id is None else CadreId(row.cadre_id),
        group=None if row.group_id is None else GroupId(row.group_id),
        title=row.title,
        place=row.place,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        message=row.message_id,
        online=row.online,
        by_button=row.by_button,
        changes=row.changes,
        own_kind=row.own_kind,
        organ=None if row.organ_id is None else OrganisationId(row.organ_id),
        partner=None if row.with_id is None else PersonId(row.with_id),
        entered_at=row.entered_at,
        entered_by=None if row.entered_by is None else PersonId(row.entered_by),
        approved_at=row.approved_at,
        approved_by=None if row.approved_by is None else PersonId(row.approved_by),
        withdrawn_at=row.withdrawn_at,
        declined_for=row.declined_for,
    )
