"""Intentions about recurring activities: begun, made week by week, changed, ended."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from domain.activities import Activity, Plan
from domain.entering import period_for
from domain.five_ones import ActivityId, Kind
from domain.groups import Group, GroupId, GroupState
from domain.organisations import OrganisationId
from domain.people import Person
from domain.periods import day_of
from domain.recurring import (
    AHEAD,
    MOST_IN_A_GROUP,
    Recurring,
    RecurringEnded,
    RecurringEnough,
    RecurringId,
    Repeat,
    begun_by,
)
from domain.rights import Deed
from services.activities import Activities, ActivityNotYours
from services.desk import Desk
from services.organ_activities import OrganActivities
from services.organs import organ_of
from services.rights import Rights
from services.times import weekly_spans

# Of which one tick looks at each, and for how many it asks when the next is due.
CHUNK = 100
ELSEWHERE = timedelta(days=2)


class RecurringActivities:
    """Bound to one transaction. Each occurrence is an activity of its own, made when its day comes
    near; what is past is never made.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._activities = Activities(desk)
        self._organs = OrganActivities(desk)

    async def spans(
        self, written: str, group: Group | None, repeat: Repeat | None
    ) -> tuple[list[tuple[datetime, datetime]], Repeat | None]:
        """Beginning and end of the first, or on several days of the week of the first on each; and
        how often. A time that is said to be every week needs no `repeat`.
        """
        zone = await self._activities.zone_of(group)
        weekly = weekly_spans(written, self._desk.now, zone)
        if weekly:
            return [*weekly], repeat or Repeat()
        return [await self._activities.span(written, group)], repeat

    async def announce_all(
        self,
        by: Person | None,
        id: GroupId,
        plans: Sequence[Plan],
        repeat: Repeat | None,
        office: OrganisationId | None = None,
    ) -> list[tuple[Activity, Recurring | None]]:
        """Each recurs by itself: one for each day of the week."""
        return [await self.announce(by, id, plan, repeat, office) for plan in plans]

    async def announce(
        self,
        by: Person | None,
        id: GroupId,
        plan: Plan,
        repeat: Repeat | None,
        office: OrganisationId | None = None,
    ) -> tuple[Activity, Recurring | None]:
        """The first is announced at once, by the staff of `office` if there is one. No recurring
        one if there is none after it. Said twice, it is the same still.
        """
        if office is None:
            activity = await self._activities.announce(by, id, plan)
        else:
            activity = await self._organs.announce(by, office, id, plan)
        known = await self._tx.recurring.of(activity.id)
        if repeat is None or known is not None:
            return activity, None if known is None else known[0]
        group, line = await self._tx.groups.get(id), None
        if activity.cadre is not None:
            line = await self._tx.cadres.get(activity.cadre)
        if group is None or (line is None and office is None):
            raise ActivityNotYours
        zone = await self._desk.zone_of(group)
        first = day_of(activity.starts_at, zone)
        period = period_for(line, Kind(plan.kind), activity.starts_at, zone)
        new = begun_by(activity, plan.seats, repeat.last_day(first, period), zone)
        if new.next_day > new.last_day:
            return activity, None
        begun = await self._tx.recurring.begin(new)
        if begun is None:
            raise RecurringEnough(most=MOST_IN_A_GROUP)
        await self._tx.recurring.made(begun.id, first, activity.id)
        return activity, begun

    async def running(self, by: Person | None) -> list[Recurring]:
        """One's own, and those of the offices of whose staff one is."""
        lines = [] if by is None else await self._desk.lines_of(by.id)
        found = [one for line in lines for one in await self._tx.recurring.running_of(line.id)]
        for office in await self._organs.offices(by):
            found += await self._tx.recurring.running_of_organ(office.id)
        return found

    async def of(self, id: ActivityId) -> Recurring | None:
        """Of which an activity is an occurrence, as long as it goes on."""
        found = await self._tx.recurring.of(id)
        return None if found is None or not found[0].is_running else found[0]

    async def look(self, by: Person | None, id: RecurringId) -> tuple[Recurring, tzinfo]:
        """By whoever runs its group, or by the staff of its office."""
        found = await self._tx.recurring.get(id)
        group = None if found is None else await self._tx.groups.get(found.group)
        if found is None or group is None:
            raise RecurringEnded
        rights, otherwise = Rights(self._desk), ActivityNotYours
        if found.organ is None:
            await rights.require_in(by, Deed.HOLD_ACTIVITY, group, otherwise=otherwise)
        else:
            deed = Deed.HOLD_ORGAN_ACTIVITY
            await rights.require(by, deed, found.organ, otherwise=otherwise)
        if not found.is_running:
            raise RecurringEnded
        return found, await self._desk.zone_of(group)

    async def end(self, by: Person | None, id: RecurringId) -> Activity | None:
        """With one tap. The occurrence that has its card in the group already, and takes place."""
        found, _ = await self.look(by, id)
        await self._replace(found, found.ended())
        latest = await self._tx.recurring.latest(id)
        return latest if latest is not None and latest.starts_at > self._desk.now else None

    async def later_ones_too(self, by: Person | None, id: ActivityId) -> tuple[Recurring, tzinfo]:
        """As this occurrence was changed."""
        activity = await self._activities.look(by, id)
        kept = await self._tx.recurring.of(id)
        if kept is None:
            raise RecurringEnded
        found, zone = await self.look(by, kept[0].id)
        changed = found.as_in(activity, kept[1], zone)
        await self._replace(found, changed)
        return changed, zone

    async def make_due(self) -> int:
        """Occurrences whose time has come: one for each, in one chunk. 0: none is due."""
        before = day_of(self._desk.now, self._desk.zone) + AHEAD + ELSEWHERE
        done, last = 0, RecurringId(0)
        while not done:
            found = await self._tx.recurring.before(before, last, CHUNK)
            if not found:
                break
            for one in found:
                done += await self._go_on(one)
            last = found[-1].id
        return done

    async def next_due(self) -> datetime | None:
        """When the next of them is to be looked at. In a group that does not count it is so when it
        begins, and is passed over.
        """
        found = [await self._looked_at(one) for one in await self._tx.recurring.next_ones(CHUNK)]
        return min(found, default=None)

    async def _looked_at(self, one: Recurring) -> datetime:
        group = await self._tx.groups.get(one.group)
        zone = self._desk.zone if group is None else await self._desk.zone_of(group)
        if group is not None and group.state is GroupState.COUNTING:
            return one.next_due(self._desk.now, zone)
        return max(self._desk.now, one.starts_at(zone))

    async def _go_on(self, one: Recurring) -> int:
        """1 if anything was done."""
        group = await self._tx.groups.get(one.group)
        if group is None:
            return 0
        zone = await self._desk.zone_of(group)
        if not one.is_due(self._desk.now, zone):
            return 0
        if not await self._is_held_by(one, group):
            return int(await self._tx.recurring.replace(one, one.ended()))
        past = one.starts_at(zone) <= self._desk.now
        if not past and group.state is not GroupState.COUNTING:
            return 0
        if not await self._tx.recurring.replace(one, one.gone_on()):
            return 0
        if not past:
            await self._make(one, one.plan(zone))
        return 1

    async def _make(self, one: Recurring, plan: Plan) -> None:
        """With the button that checks in, if the one before had it. What was announced by hand for
        that time is the occurrence.
        """
        before = await self._tx.recurring.latest(one.id)
        if one.organ is None:
            known = await self._tx.activities.same_as(one.cadre, plan)
        else:
            known = await self._tx.activities.same_for_organ(one.organ, plan)
        if known is not None:
            await self._tx.recurring.made(one.id, one.next_day, known.id)
            return
        organ = one.organ
        if one.cadre is not None:
            organ = await organ_of(self._desk, one.cadre, plan)
        made = await self._tx.activities.plan(
            one.cadre, one.group, plan, self._desk.now, organ=organ
        )
        await self._tx.recurring.made(one.id, one.next_day, made.id)
        if before is not None and before.by_button and not made.by_button:
            await self._tx.activities.replace(made, made.checked_in_by_button(True))
        await self._activities.post(made)

    async def _is_held_by(self, one: Recurring, group: Group) -> bool:
        """Whoever holds it is in office, and still runs the group; or the office goes on."""
        if one.organ is not None:
            return await self._organs.goes_on(one.organ, group)
        line = None if one.cadre is None else await self._tx.cadres.get(one.cadre)
        today = day_of(self._desk.now, self._desk.zone)
        if line is None or line.person is None or not line.holds_on(today):
            return False
        return group.cadre == line.id or line.id in await self._tx.sides.deputies(group.id)

    async def _replace(self, old: Recurring, new: Recurring) -> None:
        if not await self._tx.recurring.replace(old, new):
            raise RecurringEnded
