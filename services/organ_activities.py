"""Intentions of an office's staff: its activities, held for the office and in nobody's name."""

from domain.activities import Activity, ActivityNotOfAnOrgan, ActivityOfNoOrgan, Plan
from domain.activity_notices import OrganInvitation
from domain.check_ins import LATEST
from domain.five_ones import KINDS, ActivityId, HeldBy, Kind
from domain.groups import Group, GroupId, GroupState
from domain.obligations import ORGAN_LEVELS
from domain.organisations import CadreId, Organisation, OrganisationId, Role
from domain.outbox import Priority
from domain.people import Person
from domain.periods import day_of
from domain.refusals import Refusal
from domain.retention import only
from domain.rights import Deed
from services.activities import Activities, ActivityNotYours
from services.desk import Desk
from services.rights import Rights


class OrganWithoutGroup(Refusal):
    """No cadre of the office runs a group that is set up: there is nobody to invite."""


class OrganActivities:
    """Bound to one transaction. Young people in contact with the office's cadres are invited: the
    card stands in one of their groups, and the others are told of it.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)

    async def offices(self, by: Person | None) -> list[Organisation]:
        """For which somebody may hold one, of those that owe any."""
        found = await self._rights.where(by, Deed.HOLD_ORGAN_ACTIVITY)
        return [one for one in found if one.level in ORGAN_LEVELS]

    async def is_cadre_too(self, by: Person | None) -> bool:
        """Or a deputy: they hold activities of groups besides."""
        return await self._rights.may(by, Deed.HOLD_ACTIVITY)

    async def owe(self, by: Person | None) -> bool:
        """Whether an office of a cadre's owes any: what they announce can be the office's."""
        lines = [] if by is None else await self._desk.lines_of(by.id)
        found = [await self._tx.organisations.get(line.organisation) for line in lines]
        return any(one is not None and one.level in ORGAN_LEVELS for one in found)

    async def ahead(self, by: Person | None) -> list[Activity]:
        """Those of one's offices at which one can still check in."""
        since = self._desk.now - LATEST
        return [
            one
            for office in await self.offices(by)
            for one in await self._tx.activities.ahead_of_organ(office.id, since)
        ]

    async def groups_of(self, by: Person | None, id: OrganisationId) -> list[Group]:
        """Of the office's own cadres; at least one."""
        await self._rights.require(by, Deed.HOLD_ORGAN_ACTIVITY, id, otherwise=ActivityNotYours)
        found = await self._groups(id)
        if not found:
            raise OrganWithoutGroup
        return found

    async def for_staff(self, by: Person | None) -> list[Organisation]:
        """Those offices, for whoever holds activities as their staff and runs no group."""
        found = await self.offices(by)
        return [] if found and await self.is_cadre_too(by) else found

    async def groups_for(self, by: Person | None) -> list[Group]:
        """To which one can be announced on a line: by its cadre side, or by an office's staff."""
        offices = await self.for_staff(by)
        if not offices:
            return await Activities(self._desk).groups_for(by)
        found = {group.id: group for one in offices for group in await self._groups(one.id)}
        if not found:
            raise OrganWithoutGroup
        return list(found.values())

    async def one_for(self, by: Person | None, id: GroupId) -> Group:
        """One of those."""
        found = next((one for one in await self.groups_for(by) if one.id == id), None)
        if found is None:
            raise ActivityNotYours
        return found

    async def office_in(self, by: Person | None, id: GroupId) -> OrganisationId | None:
        """For which office somebody holds one there as its staff; None: as the cadre side."""
        for office in await self.for_staff(by):
            if any(group.id == id for group in await self._groups(office.id)):
                return office.id
        return None

    async def checked(
        self, by: Person | None, id: OrganisationId, group: GroupId, kind: Kind
    ) -> None:
        """Whether its staff can hold one of this kind there, by whom it is asked."""
        groups = {one.id for one in await self.groups_of(by, id)}
        office = await self._tx.organisations.get(id)
        if by is None or group not in groups or office is None:
            raise ActivityNotYours
        if office.level not in ORGAN_LEVELS:
            raise ActivityOfNoOrgan
        of_organ(kind)

    async def announce(
        self, by: Person | None, id: OrganisationId, group: GroupId, plan: Plan
    ) -> Activity:
        """It counts once, for the office. Said twice, it is the same activity still."""
        await self.checked(by, id, group, Kind(plan.kind))
        checked = plan.checked(self._desk.now)
        known = await self._tx.activities.same_for_organ(id, checked)
        if known is not None:
            return known
        planned = await self._tx.activities.plan(None, group, checked, self._desk.now, organ=id)
        await Activities(self._desk).post(planned)
        return planned

    async def others(self, activity: Activity) -> list[Group]:
        """Groups of the office's cadres in which its card does not stand."""
        if activity.organ is None or activity.cadre is not None:
            return []
        return [one for one in await self._groups(activity.organ) if one.id != activity.group]

    async def invite(self, by: Person | None, id: ActivityId) -> int:
        """All other groups are told, each once. How many there are."""
        activity = await Activities(self._desk).look(by, id)
        activity.open_to_answers(self._desk.now)
        others = await self.others(activity)
        for group in others:
            await self._desk.tell(
                OrganInvitation(id),
                group=group.id,
                priority=Priority.GROUP,
                dedupe_key=f"organ-invitation:{id}:{group.id}",
            )
        return len(others)

    async def goes_on(self, id: OrganisationId, group: Group) -> bool:
        """Whether the office still has staff, and the group a cadre of that office."""
        staff = await self._tx.roles.holders(id, Role.ORGAN_STAFF)
        return bool(staff) and group.cadre in await self._lines(id)

    async def _groups(self, id: OrganisationId) -> list[Group]:
        lines = await self._lines(id)
        found = await self._tx.groups.run_by(sorted(lines))
        return [one for one in found if one.cadre in lines and one.state is GroupState.COUNTING]

    async def _lines(self, id: OrganisationId) -> set[CadreId]:
        """Of the office's own cadres today."""
        today = only(day_of(self._desk.now, self._desk.zone))
        return {line.id for line in await self._tx.cadres.held_within(id, today)}


def of_organ(kind: Kind) -> None:
    """ActivityNotOfAnOrgan if it is a cadre's."""
    if KINDS[kind].held_by is not HeldBy.ORGAN:
        raise ActivityNotOfAnOrgan
