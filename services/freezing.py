"""Intentions about quarters that are over: their figures are frozen, then people's rows go."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from domain.periods import Days, quarter_of
from domain.retention import freezes_at, nameless_at
from services.desk import Desk
from storage.marks import PEOPLE_FOLDED, QUARTER_FROZEN

# Groups that one transaction freezes, and rows that it makes nameless, at most.
GROUPS, ROWS = 50, 500


class Freezing:
    """Bound to one transaction. All of it comes out the same when it is done twice.

    The marks say up to which day it is done; a clock that was wrong once is no reason to stop.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def freeze_due(self) -> int:
        """The oldest quarter that is over and not frozen, one chunk of groups. 0: none is due."""
        zones = await self._zones()
        quarter = await self._next(QUARTER_FROZEN)
        if quarter is None or self._desk.now < freezes_at(quarter, zones):
            return 0
        ends = max(quarter.ends(zone) for zone in zones)
        among = await self._tx.frozen.waiting(quarter, ends, GROUPS)
        if among:
            await self._tx.frozen.freeze(quarter, among, self._desk.now)
            return len(among)
        await self._tx.marks.set(QUARTER_FROZEN, moment_of(quarter.after))
        return 1

    async def fold_people_due(self) -> int:
        """Rows of people of a quarter that was frozen long ago, one chunk. 0: none is due."""
        quarter = await self._next(PEOPLE_FOLDED)
        if quarter is None or not await self._is_frozen(quarter):
            return 0
        if self._desk.now < nameless_at(quarter, await self._zones()):
            return 0
        folded = await self._tx.nameless.fold(quarter.first, quarter.after, ROWS)
        activities = (
            self._tx.check_ins.make_nameless,
            self._tx.ratings.make_nameless,
            self._tx.photos.forget_before,
        )
        for forget in activities:
            folded = folded or await forget(moment_of(quarter.after), ROWS)
        if folded == 0:
            await self._tx.marks.set(PEOPLE_FOLDED, moment_of(quarter.after))
        return folded or 1

    async def next_freezing(self) -> datetime | None:
        quarter = await self._next(QUARTER_FROZEN)
        return None if quarter is None else freezes_at(quarter, await self._zones())

    async def next_people_folding(self) -> datetime | None:
        """None while the quarter is not frozen: then it is too early by far."""
        quarter = await self._next(PEOPLE_FOLDED)
        if quarter is None or not await self._is_frozen(quarter):
            return None
        return nameless_at(quarter, await self._zones())

    async def _is_frozen(self, quarter: Days) -> bool:
        frozen = await self._tx.marks.of(QUARTER_FROZEN)
        return frozen is not None and moment_of(quarter.after) <= frozen

    async def _next(self, mark: str) -> Days | None:
        """The quarter after the last one that is done; the first of which anything is counted."""
        done = await self._tx.marks.of(mark)
        if done is not None and done <= self._desk.now:
            return quarter_of(done.date())
        day = await self._tx.activity.first_day(date.min)
        return None if day is None else quarter_of(day)

    async def _zones(self) -> Sequence[tzinfo]:
        names = await self._tx.organisations.zones()
        return [ZoneInfo(name) for name in names] or [self._desk.zone]


def moment_of(day: date) -> datetime:
    """How a day stands in a mark."""
    return datetime.combine(day, time.min, UTC)
