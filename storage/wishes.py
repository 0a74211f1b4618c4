"""Wishes: what somebody hopes for, from the moment it was said until it came true."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.categories import Category
from domain.consents import Purpose
from domain.groups import GroupId
from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId
from domain.wishes import Outcome, Wish, WishId, WishState
from storage.organisations.cadres import holds
from storage.prepared import Lookup
from storage.tables.groups import deputies, groups, memberships
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
        bell: datetime | None = None,
    ) -> Wish:
        """`bell` is when its clocks want to be looked at for the first time."""
        new = {
            "state": state.value,
            "text": text,
            "wisher_id": wisher,
            "cadre_id": cadre,
            "anonymous": anonymous,
            "submitted_at": now,
            "step_at": now,
            "bell_at": bell,
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

        What was said and by whom never changes; its category is changed by `sort`.
        """
        changed = (
            update(wishes)
            .where(
                wishes.c.id == old.id,
                wishes.c.state == old.state.value,
                wishes.c.helper_id.is_not_distinct_from(old.helper),
                wishes.c.step_at.is_not_distinct_from(old.step_at),
            )
            .values(
                state=new.state.value,
                helper_id=new.helper,
                claimed_at=new.claimed_at,
                fulfilled_at=new.fulfilled_at,
                confirmed_at=new.confirmed_at,
                rating=new.rating,
                step_at=new.step_at,
                first_step_at=new.first_step_at,
                reopened_at=new.reopened_at,
                asked_at=new.asked_at,
                bell_at=new.bell_at,
                returned=new.returned,
                pool_id=new.pool,
                reason=new.reason,
                reason_by=new.reason_by,
                outcome=None if new.outcome is None else new.outcome.value,
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

    async def before(
        self,
        lines: Collection[CadreId],
        states: Collection[WishState],
        *,
        newest: int | None = None,
    ) -> list[Wish]:
        """What these lines of a roster may see: of their own contacts, and of wishers whom they
        know in a group in which they are deputies of the wish's cadre.
        """
        return await self._list(before_lines(lines), in_states(states), newest=newest)

    async def of_organisation(
        self, organisation: OrganisationId, states: Collection[WishState]
    ) -> list[Wish]:
        """Those of all cadres of one organisation."""
        own = select(cadres.c.id).where(cadres.c.organisation_id == organisation)
        return await self._list(wishes.c.cadre_id.in_(own), in_states(states))

    async def answer(self, id: WishId, outcome: Outcome) -> bool:
        """What somebody says whom the program has asked, four weeks later. False: it has not, or
        they said so before, or it has gone on.
        """
        ended = in_states((WishState.CONFIRMED, WishState.UNCONFIRMED))
        asked = and_(wishes.c.asked_at.is_not(None), wishes.c.outcome.is_(None))
        unsaid = update(wishes).where(wishes.c.id == id, ended, asked)
        said = unsaid.values(outcome=outcome.value).returning(wishes.c.id)
        return (await self._connection.scalar(said)) is not None

    async def sort(self, id: WishId, category: Category, *, by_hand: bool) -> bool:
        """The program guesses once, and never over what a hand has set. False: it was sorted."""
        changed = update(wishes).where(wishes.c.id == id)
        if not by_hand:
            changed = changed.where(wishes.c.category.is_(None))
        values = changed.values(category=category.value, sorted_by_hand=by_hand)
        return (await self._connection.scalar(values.returning(wishes.c.id))) is not None

    async def in_pools(
        self, pools: Collection[OrganisationId], states: Collection[WishState]
    ) -> list[Wish]:
        """What the wishers let these branches read, without a name."""
        return await self._list(wishes.c.pool_id.in_(pools), in_states(states))

    async def held_by(
        self, helper: PersonId, states: Collection[WishState], *, newest: int | None = None
    ) -> list[Wish]:
        """What somebody looks after or has looked after, from wherever it came."""
        return await self._list(wishes.c.helper_id == helper, in_states(states), newest=newest)

    async def _list(self, *conditions: Any, newest: int | None = None) -> list[Wish]:
        """What has come back stands on top; or only the `newest` by their last step."""
        top = case((wishes.c.returned, 0), else_=1)
        asked = select(wishes).where(*conditions)
        if newest is None:
            asked = asked.order_by(top, wishes.c.submitted_at, wishes.c.id)
        else:
            asked = asked.order_by(wishes.c.step_at.desc(), wishes.c.id.desc()).limit(newest)
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


def before_lines(lines: Collection[CadreId]) -> Any:
    helped = exists().where(
        deputies.c.cadre_id.in_(lines),
        groups.c.id == deputies.c.group_id,
        groups.c.cadre_id == wishes.c.cadre_id,
        memberships.c.group_id == groups.c.id,
        memberships.c.person_id == wishes.c.wisher_id,
    )
    return wishes.c.cadre_id.in_(lines) | helped


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
        step_at=row.step_at,
        first_step_at=row.first_step_at,
        reopened_at=row.reopened_at,
        asked_at=row.asked_at,
        bell_at=row.bell_at,
        returned=row.returned,
        pool=None if row.pool_id is None else OrganisationId(row.pool_id),
        reason=row.reason,
        reason_by=None if row.reason_by is None else PersonId(row.reason_by),
        category=None if row.category is None else Category(row.category),
        sorted_by_hand=row.sorted_by_hand,
        outcome=None if row.outcome is None else Outcome(row.outcome),
    )
