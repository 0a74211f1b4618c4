"""Intentions about the morning message, and what stands in it, read at a moment."""

from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.groups import Group, GroupState
from domain.lights import Lights
from domain.mornings import (
    ActivityToday,
    GroupsDay,
    Morning,
    ending,
    is_time,
    last_morning,
    morning_of,
    next_morning,
)
from domain.organisations import Cadre
from domain.people import PersonId
from domain.periods import day_of
from domain.prompt_notices import MorningCome
from domain.prompts import LEAD, turns_come
from domain.stats import only
from domain.wishes import Wish, WishState
from domain.working_days import WorkingDays
from services.desk import Desk
from services.dues import Dues
from services.prompts import GRACE
from storage.stores import Stores

CHUNK = 500
DAY = timedelta(days=1)


class Mornings:
    """Bound to one transaction. The mark of a zone is the morning, and up to which person it was
    told.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def send_due(self, is_working: WorkingDays) -> int:
        """One chunk. How many were told; 0: everybody was. What was missed until noon is not said
        any more.
        """
        async for zone, moment, reached in self._open(is_working):
            today = day_of(moment, zone)
            since = last_morning(today, zone, is_working)
            told = await self._tx.mornings.to_tell(
                zone, zone.key, today, since, self._desk.now, reached, CHUNK
            )
            await self._desk.tell_all(
                MorningCome(zone.key, today.isoformat()),
                told,
                due=max(moment, self._desk.now + GRACE),
                dedupe_key=f"MorningCome:{zone.key}:{today}:",
            )
            last = told[-1] if len(told) == CHUNK else None
            await self._tx.marks.reach(mark_of(zone), moment, last)
            if told:
                return len(told)
        return 0

    async def next_due(self, is_working: WorkingDays) -> datetime | None:
        """Half an hour before the next morning of any zone, or at once if one is not told."""
        async for _ in self._open(is_working):
            return self._desk.next_ring
        ahead = self._desk.now + LEAD
        zones = await self._zones()
        return min((next_morning(ahead, one, is_working) - LEAD for one in zones), default=None)

    async def _open(self, is_working: WorkingDays) -> AsyncIterator[tuple[ZoneInfo, datetime, int]]:
        ahead = self._desk.now + LEAD
        for zone in await self._zones():
            if not is_time(ahead, zone, is_working):
                continue
            moment = morning_of(day_of(ahead, zone), zone)
            reached = await self._tx.marks.reached(mark_of(zone), moment, self._desk.now)
            if reached is not None:
                yield zone, moment, reached

    async def _zones(self) -> list[ZoneInfo]:
        return [ZoneInfo(name) for name in await self._tx.organisations.zones()]


def mark_of(zone: ZoneInfo) -> str:
    return f"morning:{zone.key}"


async def morning_for(
    stores: Stores, reader: PersonId, zone: ZoneInfo, is_working: WorkingDays, now: datetime
) -> Morning:
    """What this person would be told now."""
    today = day_of(now, zone)
    lines = [line for line, _ in (await stores.prompts.lines(zone.key, [reader], today))[reader]]
    groups = await stores.groups.run_by([line.id for line in lines])
    seen = await wishes_of(stores, reader, lines, groups, today)
    waiting = [one for one in seen if one.state is WishState.OPEN]
    since = last_morning(today, zone, is_working)
    last = ending(turns_come(now, zone, is_working), today, zone)
    dues = {} if last is None else await Dues(stores, zone, last.stages, now).of([reader])
    return Morning(
        await _yesterday(stores, groups, zone, today - DAY),
        len(waiting),
        sum(one.since >= since for one in waiting),
        sum(one.helper == reader for one in seen),
        dues.get(reader, ()),
        await _activities(stores, lines, zone, now),
    )


async def _yesterday(
    stores: Stores, groups: Sequence[Group], zone: ZoneInfo, day: date
) -> tuple[GroupsDay, ...]:
    """Of groups that were counted all day: a day with a gap is unknown."""
    counted = [one for one in groups if one.state is GroupState.COUNTING]
    among = [one.id for one in counted]
    lights = await stores.mornings.lights(among, day)
    begins, ends = only(day).begins(zone), only(day).ends(zone)
    gaps = await stores.gaps.of(among, begins, ends)
    whole = [one for one in counted if one.counting_since and one.counting_since < ends]
    return tuple(
        GroupsDay(one.title, None if gaps.get(one.id) else lights.get(one.id, Lights()))
        for one in whole
    )


async def wishes_of(
    stores: Stores, reader: PersonId, lines: Sequence[Cadre], groups: Sequence[Group], today: date
) -> list[Wish]:
    """That wait for somebody, or that somebody has claimed."""
    whose = {line.id for line in lines} | {one.cadre for one in groups if one.cadre is not None}
    return [
        wish
        for line in sorted(whose)
        for wish in await stores.wishes.of_cadre(line, (WishState.OPEN, WishState.CLAIMED))
        if wish.cadre is not None
        and reader in await stores.sides.readers(wish.cadre, wish.wisher, today)
    ]


async def _activities(
    stores: Stores, lines: Sequence[Cadre], zone: ZoneInfo, now: datetime
) -> tuple[ActivityToday, ...]:
    ends = only(day_of(now, zone)).ends(zone)
    found = await stores.mornings.activities([line.id for line in lines], now, ends)
    return tuple(
        [
            ActivityToday(one, (await stores.activities.numbers(one.id)).coming, zone)
            for one in found
        ]
    )
