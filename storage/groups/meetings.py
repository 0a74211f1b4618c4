"""Yearly meetings: one row for each contact, cadre and year; it goes when the contact leaves."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.meetings import Meeting, MeetingState, OpenMeeting
from domain.organisations import CadreId
from domain.people import PersonId
from storage.many_rows import insert_new
from storage.tables.groups import contacts
from storage.tables.meetings import yearly_meetings
from storage.tables.people import people


class YearlyMeetings:
    """How many were met is counted from rows."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def note(self, person: PersonId, cadre: CadreId, year: int, now: datetime) -> bool:
        """False: it is noted already, whatever the contact said."""
        return await insert_new(
            self._connection,
            yearly_meetings,
            person_id=person,
            cadre_id=cadre,
            year=year,
            state=MeetingState.NOTED.value,
            noted_at=now,
        )

    async def get(self, person: PersonId, cadre: CadreId, year: int) -> Meeting | None:
        asked = select(yearly_meetings).where(*is_of(person, cadre), yearly_meetings.c.year == year)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else meeting_of(row)

    async def answer(self, meeting: Meeting, state: MeetingState, now: datetime) -> bool:
        """False: it is no longer as it was read."""
        same = (
            *is_of(meeting.person, meeting.cadre),
            yearly_meetings.c.year == meeting.year,
            yearly_meetings.c.state == meeting.state.value,
        )
        changed = update(yearly_meetings).where(*same)
        answered = changed.values(state=state.value, answered_at=now)
        returned = answered.returning(yearly_meetings.c.person_id)
        return (await self._connection.scalar(returned)) is not None

    async def counts(self, cadre: CadreId, year: int) -> tuple[int, int]:
        """How many are confirmed, and how many are noted in all."""
        confirmed = func.count().filter(yearly_meetings.c.state == MeetingState.CONFIRMED.value)
        asked = select(confirmed, func.count()).where(
            yearly_meetings.c.cadre_id == cadre, yearly_meetings.c.year == year
        )
        found = (await self._connection.execute(asked)).one()
        return found[0], found[1]

    async def open(
        self, cadre: CadreId, year: int, limit: int, offset: int = 0
    ) -> list[OpenMeeting]:
        """Contacts with whom nothing is noted, who joined first coming first."""
        noted = exists().where(
            yearly_meetings.c.person_id == contacts.c.person_id,
            yearly_meetings.c.cadre_id == contacts.c.cadre_id,
            yearly_meetings.c.year == year,
        )
        asked = (
            select(contacts.c.person_id, contacts.c.since, people.c.name)
            .join(people, people.c.id == contacts.c.person_id)
            .where(contacts.c.cadre_id == cadre, ~noted)
            .order_by(contacts.c.since, contacts.c.person_id)
        )
        rows = await self._connection.execute(asked.limit(limit).offset(offset))
        return [OpenMeeting(PersonId(row.person_id), row.name, row.since) for row in rows]

    async def forget(self, person: PersonId, cadre: CadreId) -> None:
        """They are that cadre's contact no longer."""
        await self._connection.execute(delete(yearly_meetings).where(*is_of(person, cadre)))

    async def carry(self, person: PersonId, old: CadreId, new: CadreId) -> None:
        """The cadre is the same, on another line of the roster."""
        moved = update(yearly_meetings).where(*is_of(person, old)).values(cadre_id=new)
        await self._connection.execute(moved)


def is_of(person: PersonId, cadre: CadreId) -> tuple[Any, Any]:
    return yearly_meetings.c.person_id == person, yearly_meetings.c.cadre_id == cadre


def meeting_of(row: Row[Any]) -> Meeting:
    return Meeting(
        person=PersonId(row.person_id),
        cadre=CadreId(row.cadre_id),
        year=row.year,
        state=MeetingState(row.state),
        noted_at=row.noted_at,
        answered_at=row.answered_at,
    )
