"""Questions about how wishes went: sums of one's own groups and of one's branch."""

from datetime import timedelta

from domain.organisations import Role
from domain.people import Person
from domain.rights import Deed, Place, capacity_of, may
from domain.wish_sums import SumsOf, shown
from services.desk import Desk
from services.wish_steps import NotYourWish

PERIOD = timedelta(days=365)


class WishSumsSeen:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def open_to(self, me: Person) -> bool:
        """Whether somebody sees those of an office."""
        return any(sees(role) for _, role in await self._tx.roles.of(me.id))

    async def seen_by(self, me: Person | None) -> list[SumsOf]:
        """NotYourWish for whoever has neither groups nor an office."""
        if me is None:
            raise NotYourWish
        since, found = self._desk.now - PERIOD, []
        lines = [line.id for line in await self._desk.lines_of(me.id)]
        if lines:
            total, categories = await self._tx.wishes_summed.of_lines(lines, since)
            found.append(SumsOf(None, shown(total, categories, own=True)))
        offices = {where for where, role in await self._tx.roles.of(me.id) if sees(role)}
        for where in sorted(offices):
            office = await self._tx.organisations.get(where)
            if office is None:
                continue
            total, categories = await self._tx.wishes_summed.of_branch(
                await self._tx.organisations.subtree(where),
                since,
                with_nobodys=office.parent is None,
            )
            found.append(SumsOf(office.name, shown(total, categories, own=False)))
        if not found:
            raise NotYourWish
        return found


def sees(role: Role) -> bool:
    return may(capacity_of(role), Deed.SEE_SUMS, Place.OWN)
