"""The audit trail: who did what to which thing, and when. Rows are added and never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.people import PersonId
from storage.tables.outbox import audit_trail

PROGRAM = PersonId(0)


@dataclass(frozen=True, slots=True)
class Deed:
    """`by` is an internal number, or PROGRAM; `noun` and `number` name the thing."""

    by: PersonId
    action: str
    noun: str
    number: int
    done_at: datetime


class AuditTrail:
    """It knows internal numbers only, and says nothing about people that were erased."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, by: PersonId, action: str, noun: str, number: int, now: datetime) -> None:
        await self._connection.execute(
            audit_trail.insert().values(
                by_person=by, action=action, noun=noun, number=number, done_at=now
            )
        )

    async def latest(self, limit: int = 100) -> list[Deed]:
        """The newest first."""
        asked = select(audit_trail).order_by(audit_trail.c.id.desc()).limit(limit)
        return [
            Deed(PersonId(row.by_person), row.action, row.noun, row.number, row.done_at)
            for row in await self._connection.execute(asked)
        ]
