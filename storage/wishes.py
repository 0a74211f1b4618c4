"""Wishes: what somebody hopes for, from the moment it was said until it came true."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import CadreId
from domain.people import PersonId
from domain.wishes import Wish, WishId, WishState
from storage.tables.organisations import cadres
from storage.tables.wishes import wishes


class Wishes:
    """Nothing is deleted by a timeout; who may see a wish is asked by the service."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def submit(
        self,
        text: str,
        wisher: PersonId,
        cadre: CadreId | None,
        *,
        state: WishState,
        anonymous: bool,
        now: datetime,
    ) -> Wish:
        new = wishes.insert().values(
            state=state.value,
            text=text,
            wisher_id=wisher,
            cadre_id=cadre,
            anonymous=anonymous,
            submitted_at=now,
        )
        return wish_of((await self._connection.execute(new.returning(wishes))).one())

    async def get(self, id: WishId) -> Wish | None:
        row = (
            await self._connection.execute(select(wishes).where(wishes.c.id == id))
        ).one_or_none()
        return None if row is None else wish_of(row)

    async def replace(self, old: Wish, new: Wish) -> bool:
        """Save `new` if the wish is still as `old` was read. False: somebody was faster.

        What was said and by whom never changes.
        """
        changed = (
            update(wishes)
            .where(
                wishes.c.id == old.id,
                wishes.c.state == old.state.value,
                wishes.c.helper_id.is_not_distinct_from(old.helper),
            )
            .values(
                state=new.state.value,
                helper_id=new.helper,
                claimed_at=new.claimed_at,
                fulfilled_at=new.fulfilled_at,
                confirmed_at=new.confirmed_at,
                rating=new.rating,
            )
        )
        return (await self._connection.scalar(changed.returning(wishes.c.id))) is not None

    async def of_wisher(self, wisher: PersonId, states: Collection[WishState]) -> list[Wish]:
        """Somebody's own wishes in these states, the oldest first."""
        return await self._list(wishes.c.wisher_id == wisher, in_states(states))

    async def of_cadre(self, cadre: CadreId, states: Collection[WishState]) -> list[Wish]:
        """What a cadre's contacts wish, the oldest first."""
        return await self._list(wishes.c.cadre_id == cadre, in_states(states))

    async def of_nobody(self, states: Collection[WishState]) -> list[Wish]:
        """Wishes that have no cadre, or whose cadre's line nobody holds, the oldest first."""
        held = select(cadres.c.id).where(cadres.c.person_id.is_not(None))
        unseen = wishes.c.cadre_id.is_(None) | wishes.c.cadre_id.not_in(held)
        return await self._list(unseen, in_states(states))

    async def submitted_before(self, moment: datetime, states: Collection[WishState]) -> list[Wish]:
        """For clocks: wishes of these states that were said before a moment."""
        return await self._list(wishes.c.submitted_at < moment, in_states(states))

    async def _list(self, *conditions: Any) -> list[Wish]:
        asked = select(wishes).where(*conditions).order_by(wishes.c.submitted_at, wishes.c.id)
        return [wish_of(row) for row in await self._connection.execute(asked)]


def in_states(states: Collection[WishState]) -> Any:
    return wishes.c.state.in_([state.value for state in states])


def wish_of(row: Row[Any]) -> Wish:
    return Wish(
        id=WishId(row.id),
        state=WishState(row.state),
        text=row.text,
        wisher=None if row.wisher_id is None else PersonId(row.wisher_id),
        cadre=None if row.cadre_id is None else CadreId(row.cadre_id),
        anonymous=row.anonymous,
        submitted_at=row.submitted_at,
        helper=None if row.helper_id is None else PersonId(row.helper_id),
        claimed_at=row.claimed_at,
        fulfilled_at=row.fulfilled_at,
        confirmed_at=row.confirmed_at,
        rating=row.rating,
    )
