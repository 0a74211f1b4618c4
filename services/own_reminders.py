"""Intentions about own reminders: made in one line, sent to a group, ended, and said when due."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from domain.groups import Group, GroupId, GroupState
from domain.lengths import length_of
from domain.outbox import Priority
from domain.own_notices import GroupReminderDue, OwnReminderDue
from domain.own_reminders import (
    LATE_AT_MOST,
    LONGEST,
    MOST,
    OwnReminder,
    ReminderGone,
    ReminderId,
    ReminderOtherRhythm,
    ReminderTooLong,
    ReminderUnclear,
    TooManyReminders,
)
from domain.people import Person, PersonId
from domain.refusals import Refusal
from domain.rights import Deed
from domain.talks import Talk, TalkHasMovedOn
from domain.topic_schedules import (
    FARTHEST,
    TopicTimePast,
    TopicTimeTooFar,
    first,
    makes_sense,
    next_after,
)
from language.times import other_rhythm
from services.desk import Desk
from services.reminder_lines import time_beside
from services.rights import Rights
from services.talks import Talks

TALK, LINE = "remind", "line"
CHUNK = 50


@dataclass(frozen=True, slots=True)
class ReminderAsked:
    """`talk` None: it is made, as `reminder`. `groups`: where else it could be said; `where`: the
    group in which it will be, None for the private chat.
    """

    talk: Talk | None
    reminder: OwnReminder | None = None
    groups: tuple[Group, ...] = ()
    where: Group | None = None
    zone: tzinfo | None = None
    now: datetime | None = None


class OwnReminders:
    """Bound to one transaction. Nobody else sees them; in a group the words stand alone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._talks = Talks(desk)
        self._rights = Rights(desk)

    async def all_of(self, me: Person | None) -> list[ReminderAsked]:
        """Those that are not over, the next one first."""
        person = await self._may(me)
        found = await self._tx.own_reminders.of(person.id)
        return [await self._seen(person.id, one) for one in found]

    async def begin(self, me: Person | None) -> ReminderAsked:
        """TooManyReminders before anything is written in vain."""
        person = await self._may(me)
        await self._has_room(person)
        return ReminderAsked(await self._talks.begin(person, TALK, LINE))

    async def said(self, me: Person | None, _talk: Talk, text: str) -> ReminderAsked:
        return await self.make(me, text)

    async def back(self, me: Person | None, mark: int) -> ReminderAsked:
        return ReminderAsked(await self._talks.back(me, TALK, mark))

    async def make(self, me: Person | None, text: str) -> ReminderAsked:
        """A time and words, whichever comes first; to themselves until a group is chosen."""
        person = await self._may(me)
        now, zone = self._desk.now, await self._zone_of(person.id)
        read = time_beside(text, now, zone)
        if read is None:
            raise unread(text)
        when, words = read
        if length_of(words) > LONGEST:
            raise ReminderTooLong(limit=LONGEST)
        next_at = next_after(when, now, zone)
        if next_at is None:
            raise TopicTimePast
        if next_at > now + FARTHEST:
            raise TopicTimeTooFar
        await self._has_room(person)
        made = await self._tx.own_reminders.make(person.id, words, when, next_at, now)
        talk = await self._talks.of(person)
        if talk is not None and talk.kind == TALK:
            await self._talks.end(person)
        return await self._seen(person.id, made)

    async def look(self, me: Person | None, id: ReminderId) -> ReminderAsked:
        person, found = await self._own(me, id)
        return await self._seen(person.id, found)

    async def send_to(self, me: Person | None, id: ReminderId, number: GroupId) -> ReminderAsked:
        """0: to themselves again. In a group nothing is said by schedule in quiet hours."""
        person, found = await self._own(me, id)
        groups = {one.id: one for one in await self._groups(person.id)}
        if number and number not in groups:
            raise TalkHasMovedOn
        if number:
            zone = await self._desk.zone_of(groups[number])
            first(found.when, self._desk.now, zone)
        if not await self._tx.own_reminders.send_to(id, number or None):
            raise ReminderGone
        return await self.look(me, id)

    async def end(self, me: Person | None, id: ReminderId) -> OwnReminder:
        _, found = await self._own(me, id)
        if not await self._tx.own_reminders.move(found, None, self._desk.now):
            raise ReminderGone
        return found

    async def send_due(self) -> int:
        """One chunk of those whose moment has come, each moment once; of several missed ones the
        last, if it is not too late.
        """
        done = 0
        for one in await self._tx.own_reminders.due(self._desk.now, CHUNK):
            done += await self._say(one)
        return done

    async def next_due(self) -> datetime | None:
        return await self._tx.own_reminders.next_due()

    async def _say(self, one: OwnReminder) -> bool:
        now, zone = self._desk.now, await self._zone_of(one.person)
        moment = one.missed(now, zone)
        if moment is None:
            return False
        if not await self._tx.own_reminders.move(one, one.said(now, zone).next_at, now):
            return False
        key, at = f"own-reminder:{one.id}:{moment.isoformat()}", moment.isoformat()
        group = None if one.group is None else await self._ready(one)
        if group is not None and makes_sense(moment, now, await self._desk.zone_of(group)):
            await self._desk.tell(
                GroupReminderDue(one.id, at),
                group=group.id,
                priority=Priority.GROUP,
                dedupe_key=key,
            )
        elif now - moment <= LATE_AT_MOST:
            instead = one.group is not None
            await self._desk.tell(
                OwnReminderDue(one.id, at, instead), person=one.person, dedupe_key=key
            )
        return True

    async def _ready(self, one: OwnReminder) -> Group | None:
        """The group, if whoever wanted it still runs it and it is counted."""
        groups = await self._groups(one.person)
        return next((group for group in groups if group.id == one.group), None)

    async def _groups(self, person: PersonId) -> list[Group]:
        found = await self._desk.groups_of(person)
        return [group for group in found if group.state is GroupState.COUNTING]

    async def _own(self, me: Person | None, id: ReminderId) -> tuple[Person, OwnReminder]:
        person, found = await self._may(me), await self._tx.own_reminders.get(id)
        if found is None or found.person != person.id or found.next_at is None:
            raise ReminderGone
        return person, found

    async def _has_room(self, person: Person) -> None:
        if len(await self._tx.own_reminders.of(person.id)) >= MOST:
            raise TooManyReminders(most=MOST)

    async def _may(self, me: Person | None) -> Person:
        await self._rights.require(me, Deed.KEEP_REMINDERS)
        if me is None:
            raise ReminderGone
        return me

    async def _seen(self, person: PersonId, one: OwnReminder) -> ReminderAsked:
        groups = await self._groups(person)
        where = None if one.group is None else await self._tx.groups.get(one.group)
        zone = await self._zone_of(person)
        return ReminderAsked(None, one, tuple(groups), where, zone, self._desk.now)

    async def _zone_of(self, person: PersonId) -> tzinfo:
        """That of the oldest position's organisation; the installation's of whoever has none."""
        for line in await self._desk.lines_of(person):
            office = await self._tx.organisations.get(line.organisation)
            if office is not None:
                return ZoneInfo(office.zone)
        return self._desk.zone


def unread(text: str) -> Refusal:
    """What is said back is never cut."""
    if length_of(text) <= LONGEST and other_rhythm(text):
        return ReminderOtherRhythm(text=text.strip())
    return ReminderUnclear()
