"""Intentions about scheduled topics: made, changed, paused, ended, and posted when they are due."""

from datetime import datetime, tzinfo

from domain.ceilings import monday
from domain.groups import Group, GroupState
from domain.people import Person
from domain.periods import day_of
from domain.refusals import Refusal
from domain.topic_notices import TopicSkipped
from domain.topic_schedules import (
    MOST_OF_A_GROUP,
    Schedule,
    ScheduleHasMovedOn,
    ScheduleId,
    ScheduleState,
    When,
    first,
    makes_sense,
)
from domain.topics import Draft
from services.desk import Desk
from services.topics import TopicNotYours, Topics, checked_draft

# Schedules that one transaction posts at most.
CHUNK = 50


SeenSchedule = tuple[Schedule, Group, tzinfo]


class TooManySchedules(Refusal):
    """A group has `most` at most."""


class TopicSchedules:
    """Bound to one transaction. A schedule is its group's: whoever runs that has it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._topics = Topics(desk)

    async def make(
        self, by: Person | None, group: Group | None, draft: Draft, when: When
    ) -> Schedule:
        ready = await self._topics.may_post(by, group)
        if len(await self._tx.topic_schedules.of([ready.id])) >= MOST_OF_A_GROUP:
            raise TooManySchedules(most=MOST_OF_A_GROUP)
        now = self._desk.now
        next_at = first(when, now, await self._desk.zone_of(ready))
        checked = checked_draft(draft)
        return await self._tx.topic_schedules.make(ready.id, checked, when, next_at, now)

    async def change(self, by: Person | None, id: ScheduleId, draft: Draft, when: When) -> Schedule:
        """Other words, another time; one that was paused goes on."""
        old, _, zone = await self.seen(by, id)
        new = old.changed(checked_draft(draft), when, self._desk.now, zone)
        return await self._replace(old, new)

    async def pause(self, by: Person | None, id: ScheduleId) -> SeenSchedule:
        old, group, zone = await self.seen(by, id)
        return await self._replace(old, old.paused()), group, zone

    async def go_on(self, by: Person | None, id: ScheduleId) -> SeenSchedule:
        old, group, zone = await self.seen(by, id)
        return await self._replace(old, old.going_on(self._desk.now, zone)), group, zone

    async def end(self, by: Person | None, id: ScheduleId) -> SeenSchedule:
        old, group, zone = await self.seen(by, id)
        return await self._replace(old, old.ended()), group, zone

    async def end_if_on(self, by: Person | None, id: ScheduleId) -> None:
        """It was posted now, in place of later."""
        old, _, _ = await self.seen(by, id)
        if old.state is not ScheduleState.ENDED:
            await self._replace(old, old.ended())

    async def seen(self, by: Person | None, id: ScheduleId) -> SeenSchedule:
        """TopicNotYours for whoever does not run its group."""
        found = await self._tx.topic_schedules.get(id)
        group = None if found is None else await self._tx.groups.get(found.group)
        if found is None or group is None:
            raise TopicNotYours
        await self._topics.may(by, group)
        return found, group, await self._desk.zone_of(group)

    async def post_due(self) -> int:
        """One chunk of those whose moment has come: posted, or skipped if it is too late. How many
        were looked at; each moment is looked at once, and of several missed ones the last.
        """
        done = 0
        for schedule in await self._tx.topic_schedules.due(self._desk.now, CHUNK):
            done += await self._post(schedule)
        return done

    async def next_due(self) -> datetime | None:
        return await self._tx.topic_schedules.next_due()

    async def _post(self, schedule: Schedule) -> bool:
        now, group = self._desk.now, await self._tx.groups.get(schedule.group)
        if group is None:
            return False
        zone = await self._desk.zone_of(group)
        moment = schedule.missed(now, zone)
        if moment is None or not await self._tx.topic_schedules.replace(
            schedule, schedule.fired(now, zone)
        ):
            return False
        if not await self._tx.topic_schedules.note(schedule.id, moment):
            return True
        counting = group.state is GroupState.COUNTING and group.cadre is not None
        if counting and makes_sense(moment, now, zone):
            topic = await self._topics.send(group.id, schedule.draft)
            await self._tx.topic_schedules.became(schedule.id, moment, topic.id)
        else:
            await self._tell_skipped(schedule, group, moment, zone)
        return True

    async def _tell_skipped(
        self, schedule: Schedule, group: Group, moment: datetime, zone: tzinfo
    ) -> None:
        """Once a week at most for each schedule."""
        week = monday(day_of(moment, zone))
        for person in await self._desk.run_by(group):
            await self._desk.tell(
                TopicSkipped(schedule.id, moment.isoformat()),
                person=person,
                dedupe_key=f"topic-skipped:{schedule.id}:{week}:{person}",
            )

    async def _replace(self, old: Schedule, new: Schedule) -> Schedule:
        if not await self._tx.topic_schedules.replace(old, new):
            raise ScheduleHasMovedOn(state=old.state.value)
        return new
