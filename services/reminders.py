"""Intentions about reminders before deadlines."""

from collections.abc import AsyncIterator
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.notices import QuotaDue
from domain.periods import day_of
from domain.quiet_hours import is_quiet, permitted
from domain.quotas import CONTACT_QUOTA
from domain.reminders import Stage, latest_stage, next_moment
from domain.working_days import WorkingDays
from services.desk import Desk

# Cadres who are told in one transaction at most: each is a statement, and others want to write.
CHUNK = 50


class Reminders:
    """Bound to one transaction. A zone's mark is the stage at which all cadres there were looked
    at: who starts later is told at the next one.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def send_due(self, is_working: WorkingDays) -> int:
        """Tell cadres what is missing of the contact quota. How many were told; 0: everybody was.

        Nobody is told in quiet hours, about a stage that a later one has overtaken, or twice.
        """
        async for zone, stage in self._open_stages(is_working):
            if is_quiet(self._desk.now, zone):
                continue
            told = await self._tell(zone, stage)
            if told:
                return told
            await self._desk.tx.marks.set(mark_of(zone), stage_begins(stage, zone))
        return 0

    async def next_due(self, is_working: WorkingDays) -> datetime | None:
        """The next stage of any zone, or the end of the quiet hours if one waits for it."""
        now = self._desk.now
        moments = [next_moment(now, zone, is_working) for zone in await self._zones()]
        async for zone, stage in self._open_stages(is_working):
            morning = permitted(now, zone)
            if now < morning < stage.quarter.ends(zone):
                moments.append(morning)
        return min(moments, default=None)

    async def _open_stages(self, is_working: WorkingDays) -> AsyncIterator[tuple[ZoneInfo, Stage]]:
        """Zones with the stage that is due there, unless all of its cadres were looked at."""
        for zone in await self._zones():
            stage = latest_stage(self._desk.now, zone, is_working)
            if stage is None:
                continue
            if await self._desk.tx.marks.of(mark_of(zone)) != stage_begins(stage, zone):
                yield zone, stage

    async def _zones(self) -> list[ZoneInfo]:
        return [ZoneInfo(name) for name in await self._desk.tx.organisations.zones()]

    async def _tell(self, zone: ZoneInfo, stage: Stage) -> int:
        today = day_of(self._desk.now, zone)
        short = await self._desk.tx.quotas.short(
            zone.key, stage.quarter.first, today, CONTACT_QUOTA, said=stage.key, limit=CHUNK
        )
        for cadre in short:
            notice = QuotaDue(cadre.id, stage.quarter.first.isoformat(), stage.days_left)
            await self._desk.tell(notice, person=cadre.person, dedupe_key=f"{stage.key}{cadre.id}")
        return len(short)


def mark_of(zone: ZoneInfo) -> str:
    return f"quota:{zone.key}"


def stage_begins(stage: Stage, zone: ZoneInfo) -> datetime:
    """What the mark bears: of the stage alone, whatever the calendar says about days off."""
    return datetime.combine(stage.day, datetime.min.time(), zone)
