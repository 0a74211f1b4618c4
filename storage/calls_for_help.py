"""Calls for help: put before a safety contact until somebody takes them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import CallForHelp, CallForHelpId, OrganisationId
from domain.people import PersonId
from storage.prepared import Lookup
from storage.tables.wishes import calls_for_help

LATEST_OF = Lookup(
    select(calls_for_help)
    .where(
        calls_for_help.c.person_id == bindparam("person"),
        calls_for_help.c.called_at >= bindparam("since"),
    )
    .order_by(calls_for_help.c.id.desc())
    .limit(1)
)


class CallsForHelp:
    """Never counted, listed or exported for anybody but the contact who reads them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def call(
        self,
        organisation: OrganisationId,
        person: PersonId | None,
        text: str,
        contact: PersonId | None,
        *,
        now: datetime,
        escalates_at: datetime | None,
        wish: int | None = None,
    ) -> CallForHelp:
        new = calls_for_help.insert().values(
            organisation_id=organisation,
            person_id=person,
            wish_id=wish,
            text=text,
            contact_id=contact,
            called_at=now,
            escalates_at=escalates_at,
        )
        return call_of((await self._connection.execute(new.returning(calls_for_help))).one())

    async def get(self, id: CallForHelpId) -> CallForHelp | None:
        asked = select(calls_for_help).where(calls_for_help.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else call_of(row)

    async def latest_of(self, person: PersonId, since: datetime) -> CallForHelp | None:
        """Somebody's own newest call, if it is not older than `since`."""
        given = {"person": person, "since": since}
        row = await LATEST_OF.one_or_none(self._connection, given)
        return None if row is None else call_of(row)

    async def take(self, id: CallForHelpId, now: datetime) -> bool:
        """Somebody takes it, and nobody further is called. False: taken before."""
        changed = update(calls_for_help).where(
            calls_for_help.c.id == id, calls_for_help.c.taken_at.is_(None)
        )
        taken = changed.values(taken_at=now, escalates_at=None).returning(calls_for_help.c.id)
        return (await self._connection.scalar(taken)) is not None

    async def became_wish(self, id: CallForHelpId, wish: int) -> bool:
        """It was a wish too, said whoever called. False: it has become one before."""
        first = calls_for_help.c.id == id, calls_for_help.c.wish_id.is_(None)
        changed = update(calls_for_help).where(*first).values(wish_id=wish)
        return (await self._connection.scalar(changed.returning(calls_for_help.c.id))) is not None

    async def due(self, now: datetime) -> list[CallForHelp]:
        """Nobody has taken them in time: the next level is to be called."""
        asked = select(calls_for_help).where(calls_for_help.c.escalates_at <= now)
        rows = await self._connection.execute(asked.order_by(calls_for_help.c.id))
        return [call_of(row) for row in rows]

    async def next_due(self) -> datetime | None:
        """The first moment at which a level is to be called."""
        first = select(calls_for_help.c.escalates_at).order_by(calls_for_help.c.escalates_at)
        waiting = calls_for_help.c.escalates_at.is_not(None)
        return await self._connection.scalar(first.where(waiting).limit(1))

    async def escalate(
        self, call: CallForHelp, contact: PersonId | None, escalates_at: datetime | None
    ) -> bool:
        """Up one level, once. False: taken meanwhile, or called up by another tick."""
        as_read = (
            calls_for_help.c.id == call.id,
            calls_for_help.c.level == call.level,
            calls_for_help.c.taken_at.is_(None),
        )
        changed = update(calls_for_help).where(*as_read)
        raised = changed.values(
            level=call.level + 1, contact_id=contact, escalates_at=escalates_at
        ).returning(calls_for_help.c.id)
        return (await self._connection.scalar(raised)) is not None


def call_of(row: Row[Any]) -> CallForHelp:
    return CallForHelp(
        id=CallForHelpId(row.id),
        organisation=OrganisationId(row.organisation_id),
        person=None if row.person_id is None else PersonId(row.person_id),
        wish=row.wish_id,
        text=row.text,
        contact=None if row.contact_id is None else PersonId(row.contact_id),
        level=row.level,
        called_at=row.called_at,
        escalates_at=row.escalates_at,
        taken_at=row.taken_at,
    )
