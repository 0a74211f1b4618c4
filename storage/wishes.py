"""Wishes: what somebody hopes for, from the moment it was said until it came true."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.consents import Purpose
from domain.groups import GroupId
from domain.organisations import CadreId
from domain.people import PersonId
from domain.wishes import Wish, WishId, WishState
from storage.organisations.cadres import holds
from storage.prepared import Lookup
from storage.tables.groups import groups, memberships
from storage.tables.organisations import cadres, organisations
from storage.tables.people import consents
from storage.tables.wishes import wishes


@dataclass(frozen=True, slots=True)
class CountedIn:
    """Where a wish is counted. `zone` is None while the group has no organisation, `agreed` whether
    the wisher is counted there by themselves.
    """

    group: GroupId
    zone: str | None
    agreed: bool


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
        new = {
            "state": state.value,
            "text": text,
            "wisher_id": wisher,
            "cadre_id": cadre,
            "anonymous": anonymous,
            "submitted_at": now,
        }
        return wish_of((await self._connection.execute(SUBMIT, new)).one())

    async def counted_in(self, wisher: PersonId, cadre: CadreId) -> CountedIn | None:
        """The oldest of the cadre's groups in which the wisher is known."""
        given = {"wisher": wisher, "cadre": cadre}
        row = await COUNTED_IN.one_or_none(self._connection, given)
        return None if row is None else CountedIn(GroupId(row.id), row.zone, row.agreed)

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
        given = {"wisher": wisher, "states": [state.value for state in states]}
        return [wish_of(row) for row in await self._connection.execute(OF_WISHER, given)]

    async def of_cadre(self, cadre: CadreId, states: Collection[WishState]) -> list[Wish]:
        """What a cadre's contacts wish, the oldest first."""
        return await self._list(wishes.c.cadre_id == cadre, in_states(states))

    async def of_nobody(self, states: Collection[WishState], on: date) -> list[Wish]:
        """Wishes that have no cadre, or whose cadre's line nobody holds on a day, the oldest
        first.
        """
        held = select(cadres.c.id).where(cadres.c.person_id.is_not(None), holds(on))
        unseen = wishes.c.cadre_id.is_(None) | wishes.c.cadre_id.not_in(held)
        return await self._list(unseen, in_states(states))

    async def hand_on(
        self,
        old: CadreId,
        new: CadreId,
        states: Collection[WishState],
        wishers: Collection[PersonId] | None = None,
    ) -> None:
        """What a cadre had to look after goes to a successor: that of these wishers, or all."""
        going = update(wishes).where(wishes.c.cadre_id == old, in_states(states))
        if wishers is not None:
            going = going.where(wishes.c.wisher_id.in_(list(wishers)))
        await self._connection.execute(going.values(cadre_id=new))

    async def submitted_before(self, moment: datetime, states: Collection[WishState]) -> list[Wish]:
        """For clocks: wishes of these states that were said before a moment."""
        return await self._list(wishes.c.submitted_at < moment, in_states(states))

    async def _list(self, *conditions: Any) -> list[Wish]:
        asked = select(wishes).where(*conditions).order_by(wishes.c.submitted_at, wishes.c.id)
        return [wish_of(row) for row in await self._connection.execute(asked)]


# Asked for each wish that is handed over, so that they are not made anew for each.
SUBMIT = wishes.insert().returning(wishes)
OF_WISHER = (
    select(wishes)
    .where(
        wishes.c.wisher_id == bindparam("wisher"),
        wishes.c.state.in_(bindparam("states", expanding=True)),
    )
    .order_by(wishes.c.submitted_at, wishes.c.id)
)
AGREED = exists().where(
    consents.c.person_id == memberships.c.person_id,
    consents.c.purpose == Purpose.ACTIVITY.value,
)
COUNTED_IN = Lookup(
    select(groups.c.id, organisations.c.zone, AGREED.label("agreed"))
    .join(memberships, memberships.c.group_id == groups.c.id)
    .outerjoin(organisations, organisations.c.id == groups.c.organisation_id)
    .where(
        groups.c.cadre_id == bindparam("cadre"),
        memberships.c.person_id == bindparam("wisher"),
    )
    .order_by(groups.c.id)
    .limit(1)
)


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
