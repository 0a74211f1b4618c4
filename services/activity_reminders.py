"""Intentions about reminding whoever said that they come, and whoever holds it."""

from datetime import datetime, tzinfo

from domain.activities import Activity
from domain.activity_notices import ActivityReminder, HolderReminded
from domain.activity_reminders import EARLIEST, HOUR, moment_of, next_stage, stage_due
from domain.organisations import Role
from domain.people import PersonId
from services.cards import group_of
from services.desk import Desk

# Activities that one tick looks at, and people whom one transaction tells, at most.
ACTIVITIES, PEOPLE = 500, 100


class ActivityReminders:
    """Bound to one transaction. What was missed comes late as long as it makes sense; nobody is
    told of a stage twice, or of one that a later one has overtaken.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def send_due(self) -> int:
        """One chunk. How many were told; 0: everybody was."""
        return await self._remind_holders() or await self._remind_coming()

    async def _remind_holders(self) -> int:
        """An hour before, with the way to check-in; nobody who has announced it since."""
        now = self._desk.now
        found = await self._tx.activity_reminders.unreminded_holders(now, now + HOUR, PEOPLE)
        for activity, person, announced_at in found:
            await self._tx.activity_reminders.holder_reminded(activity.id, activity.starts_at)
            if announced_at <= activity.starts_at - HOUR:
                told = HolderReminded(activity.id, activity.starts_at.isoformat())
                for one in await self._holders(activity, person):
                    key = f"HolderReminded:{activity.id}:{told.starts}:{one}"
                    await self._desk.tell(told, person=one, dedupe_key=key)
        return len(found)

    async def _holders(self, activity: Activity, person: PersonId | None) -> list[PersonId]:
        if person is not None or activity.organ is None:
            return [] if person is None else [person]
        return await self._tx.roles.holders(activity.organ, Role.ORGAN_STAFF)

    async def _remind_coming(self) -> int:
        now, left = self._desk.now, PEOPLE
        for activity in await self._tx.activity_reminders.ahead(now, now + EARLIEST, ACTIVITIES):
            zone = await self._zone_of(activity)
            stage = stage_due(activity.starts_at, now, zone)
            if stage is None or not left:
                continue
            moment = moment_of(stage, activity.starts_at, zone)
            found = await self._tx.activity_reminders.unreminded(activity.id, moment, left)
            if not found:
                continue
            await self._tx.activity_reminders.remind(activity.id, found, moment)
            notice = ActivityReminder(activity.id, activity.starts_at.isoformat(), stage.value)
            for person in found:
                key = f"ActivityReminder:{activity.id}:{notice.starts}:{stage.value}:{person}"
                await self._desk.tell(notice, person=person, dedupe_key=key)
            left -= len(found)
        return PEOPLE - left

    async def next_due(self) -> datetime | None:
        """The next stage of any of those that begin next."""
        now = self._desk.now
        far = now + EARLIEST * 1000
        ahead = await self._tx.activity_reminders.ahead(now, far, ACTIVITIES)
        moments: list[datetime | None] = [
            next_stage(one.starts_at, now, await self._zone_of(one)) for one in ahead
        ]
        first = await self._tx.activity_reminders.next_beginning(now)
        moments.append(None if first is None else max(now, first - HOUR))
        return min((one for one in moments if one is not None), default=None)

    async def _zone_of(self, activity: Activity) -> tzinfo:
        group = await group_of(self._desk, activity)
        return self._desk.zone if group is None else await self._desk.zone_of(group)
