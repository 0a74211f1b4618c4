"""Intentions about prompts: at the stages of a period whoever can act hears what is missing."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.people import PersonId
from domain.periods import day_of
from domain.prompt_notices import PeriodDue
from domain.prompts import LEAD, Point, Turn, next_turn, turns_come
from domain.working_days import WorkingDays
from services.desk import Desk
from services.dues import Dues

# At an opening everybody is told, and at other stages whoever lacks something, which is looked up.
AT_OPENINGS, LOOKED_AT = 500, 25
# What comes late waits so long for everything else that is due to the same people.
GRACE = timedelta(minutes=1)


class Prompts:
    """Bound to one transaction. The mark of a zone is the turn that was reached, and up to which
    person: who starts later is told at the next one.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def send_due(self, is_working: WorkingDays) -> int:
        """One chunk. How many people were looked at; 0: everybody was.

        Nobody is told of a stage that a later one has overtaken, or twice, or of one that came
        before the program knew any office of that zone.
        """
        for zone in await self._zones():
            await self._tx.marks.begin(mark_of(zone), self._desk.now)
        async for zone, turn, reached in self._open_turns(is_working):
            looked_at = await self._tell(zone, turn, reached)
            if looked_at:
                return looked_at
        return 0

    async def next_due(self, is_working: WorkingDays) -> datetime | None:
        """The next turn of any zone, or at once if one is not told."""
        async for _ in self._open_turns(is_working):
            return self._desk.next_ring
        ahead = self._desk.now + LEAD
        moments = [next_turn(ahead, zone, is_working) - LEAD for zone in await self._zones()]
        return min(moments, default=None)

    async def _open_turns(
        self, is_working: WorkingDays
    ) -> AsyncIterator[tuple[ZoneInfo, Turn, int]]:
        """With the number of the last person who was looked at."""
        for zone in await self._zones():
            for turn in turns_come(self._desk.now + LEAD, zone, is_working):
                reached = await self._tx.marks.reached(mark_of(zone), turn.moment, self._desk.now)
                if reached is not None:
                    yield zone, turn, reached

    async def _tell(self, zone: ZoneInfo, turn: Turn, reached: int) -> int:
        opening = all(one.point is Point.OPENING for one in turn.stages)
        limit = AT_OPENINGS if opening else LOOKED_AT
        today = day_of(self._desk.now, zone)
        asked = await self._tx.prompts.asked_for(zone.key, turn.stages, today, reached, limit)
        told: Sequence[PersonId] = asked
        if asked and not opening:
            told = list(await Dues(self._tx, zone, turn.stages, self._desk.now).of(asked))
        await self._desk.tell_all(
            PeriodDue(zone.key, turn.keys),
            told,
            due=max(turn.moment, self._desk.now + GRACE),
            dedupe_key=f"PeriodDue:{zone.key}:{turn.moment:%Y-%m-%dT%H:%M}:",
        )
        last = asked[-1] if len(asked) == limit else None
        await self._tx.marks.reach(mark_of(zone), turn.moment, last)
        return len(asked)

    async def _zones(self) -> list[ZoneInfo]:
        return [ZoneInfo(name) for name in await self._tx.organisations.zones()]


def mark_of(zone: ZoneInfo) -> str:
    return f"prompt:{zone.key}"
