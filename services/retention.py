"""Intentions about how long things are kept."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from domain.periods import day_of
from domain.retention import (
    LATE_AT_MOST,
    Kept,
    bell_for,
    closes_at,
    first_open_day,
    kept_since,
)
from services.desk import Desk
from storage.marks import FOLDED
from storage.scrubbing import Extent
from storage.updates.books import Sums

# Rows that one transaction forgets or folds at most.
CHUNK = 500


class Retention:
    """Bound to one transaction. All of it comes out the same when it is done twice."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def forget_due(self) -> int:
        """Forget what was kept long enough, one chunk. How many rows; 0: all is forgotten."""
        gone = 0
        for kept, since in (await self._desk.tx.ageing.oldest()).items():
            if gone < CHUNK and since <= kept_since(kept, self._desk.now):
                gone += await self._forget(kept, CHUNK - gone)
        return gone

    async def next_forgetting(self) -> datetime | None:
        oldest = (await self._desk.tx.ageing.oldest()).items()
        bells = (bell_for(kept, since, self._desk.zone) for kept, since in oldest)
        return min(bells, default=None)

    async def fold_due(self) -> int:
        """Turn the blocks of closed days into numbers, one chunk. How many rows; 0: all are."""
        before = first_open_day(self._desk.now, await self._zones())
        folded_before = await self._desk.tx.marks.of(FOLDED)
        if folded_before == moment_of(before):
            return 0
        since = date.min
        if folded_before is not None and folded_before < moment_of(before):
            since = folded_before.date() - LATE_AT_MOST
        folded = await self._desk.tx.activity.fold_blocks(before, CHUNK, since=since)
        if folded == 0:
            await self._desk.tx.marks.set(FOLDED, moment_of(before))
        return folded

    async def next_folding(self) -> datetime | None:
        """When the first day that is still open closes; None if nothing was counted since."""
        zones = await self._zones()
        open_since = first_open_day(self._desk.now, zones)
        day = await self._desk.tx.activity.first_day(open_since)
        return None if day is None else closes_at(day, zones)

    async def _forget(self, kept: Kept, limit: int) -> int:
        until = kept_since(kept, self._desk.now)
        gone = await self._desk.tx.ageing.forget(kept, until, limit)
        if kept in {Kept.TOPIC_ANSWERS, Kept.DESIGN_IDEAS} and gone:
            await self._desk.tx.scrubs.ask(self._desk.now, Extent.ANSWERS)
        if kept is Kept.PARKED and gone:
            today = day_of(self._desk.now, self._desk.zone)
            await self._desk.tx.books.add(today, Sums(seen=gone, ignored=gone))
        return gone

    async def _zones(self) -> Sequence[tzinfo]:
        """A day is a day of a group's organisation."""
        names = await self._desk.tx.organisations.zones()
        return [ZoneInfo(name) for name in names] or [self._desk.zone]


def moment_of(day: date) -> datetime:
    """How a day stands in a mark."""
    return datetime.combine(day, time.min, UTC)
