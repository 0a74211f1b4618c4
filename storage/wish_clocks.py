"""When each wish wants to be looked at next, and what nobody has sorted yet."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import CadreId
from domain.wishes import HELD, Wish
from storage.organisations.rosters import parts
from storage.tables.organisations import cadres, organisations
from storage.tables.wishes import wishes
from storage.wishes import wish_of


class WishClocks:
    """For the clocks, which look at wishes by themselves."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ringing(self, now: datetime, limit: int) -> list[Wish]:
        """Those whose clocks want to be looked at, the longest due first."""
        asked = select(wishes).where(wishes.c.bell_at <= now)
        ordered = asked.order_by(wishes.c.bell_at, wishes.c.id).limit(limit)
        return [wish_of(row) for row in await self._connection.execute(ordered)]

    async def next_bell(self) -> datetime | None:
        first = select(wishes.c.bell_at).where(wishes.c.bell_at.is_not(None))
        asked = first.order_by(wishes.c.bell_at).limit(1)
        found: datetime | None = await self._connection.scalar(asked)
        return found

    async def rung(self, old: Wish, bell: datetime | None, asked_at: datetime | None) -> bool:
        """Its clocks were looked at, and want to be again. False: it has gone on, or somebody else
        has looked.
        """
        changed = (
            update(wishes)
            .where(
                wishes.c.id == old.id,
                wishes.c.state == old.state.value,
                wishes.c.bell_at.is_not_distinct_from(old.bell_at),
            )
            .values(bell_at=bell, asked_at=asked_at)
        )
        return (await self._connection.scalar(changed.returning(wishes.c.id))) is not None

    async def look_at_helpers(self, lines: Sequence[CadreId], now: datetime) -> None:
        """These lines of a roster have ended: what their cadres look after is looked at at once."""
        states = [one.value for one in HELD]
        for part in parts(lines):
            theirs = select(cadres.c.person_id).where(cadres.c.id.in_(part))
            held = update(wishes).where(wishes.c.state.in_(states), wishes.c.helper_id.in_(theirs))
            await self._connection.execute(held.where(wishes.c.bell_at > now).values(bell_at=now))

    async def zone_of(self, cadre: CadreId | None) -> str | None:
        """That of the organisation of whose cadre it is."""
        if cadre is None:
            return None
        found: str | None = await self._connection.scalar(ZONE_OF, {"cadre": cadre})
        return found

    async def unsorted(self, limit: int) -> list[Wish]:
        """Those of which nobody knows what they are about, the oldest first."""
        asked = select(wishes).where(wishes.c.category.is_(None), wishes.c.text != "")
        ordered = asked.order_by(wishes.c.id).limit(limit)
        return [wish_of(row) for row in await self._connection.execute(ordered)]


ZONE_OF = (
    select(organisations.c.zone)
    .join(cadres, cadres.c.organisation_id == organisations.c.id)
    .where(cadres.c.id == bindparam("cadre"))
)
