"""Where somebody takes part: the groups in which their word counts."""

from domain.consents import Purpose
from domain.groups import Group, GroupState
from domain.people import Person
from services.desk import Desk


async def groups_around(desk: Desk, by: Person | None) -> list[Group]:
    """Those that are set up and in which they are known, where they are longest first."""
    known = [] if by is None else await desk.tx.memberships.groups_of(by.id)
    found = [await desk.tx.groups.get(one) for one in known]
    return [one for one in found if one is not None and one.state is GroupState.COUNTING]


async def groups_counted_in(desk: Desk, by: Person | None) -> list[Group]:
    """None at all for whoever has not agreed to be counted: nothing is keyed by them."""
    if by is None or Purpose.ACTIVITY not in await desk.tx.consents.of(by.id):
        return []
    return await groups_around(desk, by)
