"""Intentions about what somebody does not want to hear."""

from dataclasses import dataclass

from domain.muting import OF_WORK, OF_YOUTH, Sort
from domain.people import Person
from domain.talks import TalkHasMovedOn
from services.desk import Desk


@dataclass(frozen=True, slots=True)
class Switches:
    """What can be muted by this person, and what is."""

    sorts: tuple[Sort, ...]
    muted: frozenset[Sort]


class Muting:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def of(self, me: Person | None) -> Switches:
        """Of a stranger nothing is muted: nothing is said to them."""
        if me is None:
            return Switches((), frozenset())
        at_work = await self._desk.lines_of(me.id) or await self._desk.tx.roles.of(me.id)
        sorts = OF_WORK if at_work else OF_YOUTH
        return Switches(sorts, await self._desk.tx.muting.of(me.id))

    async def turn(self, me: Person | None, number: int, *, off: bool) -> Switches:
        """A second tap changes nothing."""
        before = await self.of(me)
        sorts = tuple(Sort)
        if me is None or number >= len(sorts) or sorts[number] not in before.sorts:
            raise TalkHasMovedOn
        if off:
            await self._desk.tx.muting.mute(me.id, sorts[number], self._desk.now)
        else:
            await self._desk.tx.muting.hear(me.id, sorts[number])
        return await self.of(me)
