"""Intentions about what is over: entered afterwards, approved by a second person, withdrawn."""

from domain.activities import Activity, Plan
from domain.activity_notices import ActivityApproved, ActivityDeclined, ActivityToApprove
from domain.entering import (
    ActivityFrozen,
    ApprovedByOneself,
    NothingToApprove,
    entered,
    reason_of,
)
from domain.five_ones import ActivityId, Kind
from domain.groups import GroupId, GroupState
from domain.organisations import OrganisationId, Role
from domain.outbox import Priority
from domain.people import Person, PersonId
from domain.rights import Deed
from services.activities import Activities, ActivityNotYours, ActivityWithoutGroup
from services.cards import card_changed, group_of
from services.desk import Desk
from services.organ_activities import OrganActivities
from services.organisations import NotACadre
from services.organs import organ_of
from services.rights import Rights
from storage.marks import QUARTER_FROZEN

SHOWN = 20


class Entering:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)
        self._organs = OrganActivities(desk)

    async def held(self, by: Person | None) -> list[tuple[Activity, int]]:
        """One's own that have begun, the newest first, with how many people were there; of an
        office's staff its own too.
        """
        offices = await self._organs.offices(by)
        if not offices:
            await self._rights.require(by, Deed.HOLD_ACTIVITY, otherwise=NotACadre)
        lines = [] if by is None else await self._desk.lines_of(by.id)
        found = [
            one
            for line in lines
            for one in await self._tx.activities.held_by(line.id, self._desk.now, SHOWN)
        ]
        for office in offices:
            found += await self._tx.activities.held_by_staff(office.id, self._desk.now, SHOWN)
        return sorted(found, key=lambda one: one[0].starts_at, reverse=True)[:SHOWN]

    async def enter(
        self, by: Person | None, id: GroupId, plan: Plan, office: OrganisationId | None = None
    ) -> Activity:
        """It was held, and nobody announced it. Its card asks who was there; it counts when enough
        say so, and a second person has approved it. With `office` its staff held it.
        """
        if office is not None:
            return await self._enter_for(office, by, id, plan)
        group = await self._tx.groups.get(id)
        if by is None or group is None:
            raise ActivityNotYours
        await self._rights.require_in(by, Deed.HOLD_ACTIVITY, group, otherwise=ActivityNotYours)
        if group.state is not GroupState.COUNTING:
            raise ActivityWithoutGroup
        activities = Activities(self._desk)
        number = await activities.line_in(by, group)
        line = await self._tx.cadres.get(number)
        if line is None:
            raise NotACadre
        zone = await self._desk.zone_of(group)
        checked = entered(plan, line, self._desk.now, zone)
        known = await self._tx.activities.same_as(number, checked)
        if known is not None:
            return known
        organ = await organ_of(self._desk, number, checked)
        made = await self._tx.activities.plan(
            number, id, checked, self._desk.now, entered_by=by.id, organ=organ
        )
        return await self._entered(made)

    async def _enter_for(
        self, office: OrganisationId, by: Person | None, id: GroupId, plan: Plan
    ) -> Activity:
        await self._organs.checked(by, office, id, Kind(plan.kind))
        group = await self._tx.groups.get(id)
        if by is None or group is None:
            raise ActivityNotYours
        checked = entered(plan, None, self._desk.now, await self._desk.zone_of(group))
        known = await self._tx.activities.same_for_organ(office, checked)
        if known is not None:
            return known
        made = await self._tx.activities.plan(
            None, id, checked, self._desk.now, entered_by=by.id, organ=office
        )
        return await self._entered(made)

    async def _entered(self, made: Activity) -> Activity:
        await Activities(self._desk).post(made)
        await self.ask_second(made)
        return made

    async def ask_second(self, activity: Activity) -> None:
        """Everybody who may approve it."""
        for person in await self.approvers(activity):
            await self._desk.tell(
                ActivityToApprove(activity.id), person=person, priority=Priority.ANSWER
            )

    async def approve(self, by: Person | None, id: ActivityId) -> Activity:
        """By one of those whom it was put before; never by whoever entered it."""
        second, activity = await self.to_answer(by, id)
        approved = activity.approved(second.id, self._desk.now)
        return await self._answered(activity, approved, second, ActivityApproved(id))

    async def decline(self, by: Person | None, id: ActivityId, reason: str) -> Activity:
        """By the same; whoever entered it reads why. It counts for nothing, and can be entered
        anew.
        """
        said = reason_of(reason)
        second, activity = await self.to_answer(by, id)
        answered = await self._answered(
            activity, activity.declined(said), second, ActivityDeclined(id)
        )
        await card_changed(self._desk, answered)
        return answered

    async def to_answer(self, by: Person | None, id: ActivityId) -> tuple[Person, Activity]:
        """What waits for the answer of a second person, who is asking."""
        activity = await self._tx.activities.get(id)
        if activity is None:
            raise ActivityNotYours
        if by is not None and by.id == activity.entered_by:
            raise ApprovedByOneself
        asked = await self.approvers(activity)
        second = await self._rights.require_item(
            by, Deed.APPROVE_ACTIVITY, asked, otherwise=ActivityNotYours
        )
        if not activity.is_on or activity.approved_at is not None:
            raise NothingToApprove
        return second, activity

    async def _answered(
        self, old: Activity, new: Activity, by: Person, notice: ActivityApproved | ActivityDeclined
    ) -> Activity:
        """Of two who answer at once one does."""
        if not await self._tx.activities.replace(old, new):
            raise NothingToApprove
        action = "decline" if isinstance(notice, ActivityDeclined) else "approve"
        await self._tx.audit.add(by.id, action, "activity", old.id, self._desk.now)
        if old.entered_by is not None:
            await self._desk.tell(notice, person=old.entered_by)
        return new

    async def withdraw(self, by: Person | None, id: ActivityId) -> Activity:
        """A record that was wrong goes, without penalty, until its quarter is frozen."""
        activity = await Activities(self._desk).look(by, id)
        frozen = await self._tx.marks.of(QUARTER_FROZEN)
        if frozen is not None and activity.starts_at < frozen:
            raise ActivityFrozen
        gone = await Activities(self._desk).change(
            by, id, lambda one: one.withdrawn(self._desk.now)
        )
        await self._tx.photos.drop_all(id)
        await card_changed(self._desk, gone)
        return gone

    async def approvers(self, activity: Activity) -> list[PersonId]:
        """Whoever else runs the group, and whoever administers the cadre's organisation, or the
        nearest above in which that is somebody else. Of what an office's staff held, others of that
        office. None for what was not entered afterwards.
        """
        if activity.is_afterwards and activity.cadre is None and activity.organ is not None:
            staff = await self._tx.roles.holders(activity.organ, Role.ORGAN_STAFF)
            offices = await self._offices(activity.organ, activity.entered_by)
            return [one for one in dict.fromkeys([*staff, *offices]) if one != activity.entered_by]
        line = None if activity.cadre is None else await self._tx.cadres.get(activity.cadre)
        if not activity.is_afterwards or line is None:
            return []
        group = await group_of(self._desk, activity)
        beside = [] if group is None else await self._desk.run_by(group)
        above = await self._offices(line.organisation, activity.entered_by)
        found = dict.fromkeys([*beside, *above])
        return [one for one in found if one not in {activity.entered_by, line.person}]

    async def _offices(self, where: OrganisationId, but: PersonId | None) -> list[PersonId]:
        for one in await self._tx.organisations.path(where):
            found = await self._tx.roles.holders(one.id, Role.ADMINISTRATOR)
            if set(found) - {but}:
                return found
        return []
