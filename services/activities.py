"""Intentions about activities: announced, joined, moved, called off."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo

from domain.activities import (
    USUAL_LENGTH,
    Activity,
    ActivityHasBegun,
    ActivityHasMovedOn,
    Numbers,
    Plan,
)
from domain.activity_notices import (
    ActivityCalledOff,
    ActivityCard,
    ActivityMoved,
    ActivityUnsure,
    CalendarAsked,
)
from domain.check_ins import LATEST
from domain.five_ones import ActivityId
from domain.groups import Author, Group, GroupId, GroupState
from domain.organisations import CadreId
from domain.outbox import Priority, Receipt
from domain.people import Person
from domain.policies import ListedKind
from domain.refusals import Refusal
from domain.rights import Deed
from domain.talks import Talk
from services.cards import RECEIPT, card_changed, group_of, holders_of
from services.desk import Desk
from services.organisations import NotACadre
from services.organs import kinds_named_by, organ_of
from services.rights import Rights
from services.talks import Talks
from services.times import span_said

TALK = "activity"


class ActivityWithoutGroup(Refusal):
    """The cadre runs no group that is set up."""


class ActivityTwice(Refusal):
    """One of the same name is held at that time already."""


class ActivityNotYours(Refusal):
    """Activities are held by a group's cadre and deputies; or it is not there at all."""


class Activities:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rights = Rights(desk)

    async def ahead(self, by: Person | None) -> list[Activity]:
        """One's own at which one can still check in. NotACadre for whoever is none."""
        await self._rights.require(by, Deed.HOLD_ACTIVITY, otherwise=NotACadre)
        lines = [] if by is None else await self._desk.lines_of(by.id)
        return [
            one
            for line in lines
            for one in await self._desk.tx.activities.ahead_of(line.id, self._desk.now - LATEST)
        ]

    async def groups_for(self, by: Person | None) -> list[Group]:
        """To which an activity can be announced; at least one."""
        await self._rights.require(by, Deed.HOLD_ACTIVITY, otherwise=NotACadre)
        own = [] if by is None else await self._desk.groups_of(by.id)
        ready = [group for group in own if group.state is GroupState.COUNTING]
        if not ready:
            raise ActivityWithoutGroup
        return ready

    async def own_kinds_of(self, by: Person | None) -> tuple[ListedKind, ...]:
        """For the groups that somebody runs."""
        return await self.own_kinds([] if by is None else await self._desk.groups_of(by.id))

    async def own_kinds(self, groups: Sequence[Group]) -> tuple[ListedKind, ...]:
        """What their organisations have put in place of national kinds, as it holds today."""
        return await kinds_named_by(self._desk, [one.organisation for one in groups])

    async def keep(self, by: Person | None, written: str) -> Talk:
        """Until one of several groups is chosen."""
        if by is None:
            raise ActivityNotYours
        return await Talks(self._desk).begin(by, TALK, "group", text=written)

    async def kept(self, by: Person | None, mark: int) -> str:
        """What was written; TalkHasMovedOn if a newer conversation has begun."""
        talk = await Talks(self._desk).pressed(by, TALK, mark)
        return str(talk.given.get("text", ""))

    async def span(
        self,
        written: str,
        group: Group | None,
        *,
        ahead: bool = True,
        usual: timedelta = USUAL_LENGTH,
    ) -> tuple[datetime, datetime]:
        """Beginning and end as somebody wrote them, in the group's zone; `usual` without an end."""
        now, zone = self._desk.now, await self.zone_of(group)
        return span_said(written, now, zone, ahead=ahead, usual=usual)

    async def announce(self, by: Person | None, id: GroupId, plan: Plan) -> Activity:
        """It belongs to whoever announces it. Said twice (the same title at the same time), it is
        the same activity still.
        """
        group = await self._desk.tx.groups.get(id)
        if by is None or group is None:
            raise ActivityNotYours
        await self._rights.require_in(by, Deed.HOLD_ACTIVITY, group, otherwise=ActivityNotYours)
        if group.state is not GroupState.COUNTING:
            raise ActivityWithoutGroup
        line = await self.line_in(by, group)
        checked = plan.checked(self._desk.now)
        await self._desk.tx.drafts.drop(by.id)
        known = await self._desk.tx.activities.same_as(line, checked)
        if known is not None:
            return known
        organ = await organ_of(self._desk, line, checked)
        planned = await self._desk.tx.activities.plan(
            line, group.id, checked, self._desk.now, organ=organ
        )
        await self.post(planned)
        return planned

    async def posted(self, id: int, fields: Mapping[str, object], result: object) -> None:
        """The receipt: the card stands in the group."""
        activity = await self._desk.tx.activities.get(ActivityId(id))
        match result:
            case {"message_id": int(message)} if activity is not None and activity.message is None:
                where = activity.group
                group = None if where is None else await self._desk.tx.groups.get(where)
                if group is not None and group.left_behind(result):
                    await self.post(activity)
                    return
                if activity.is_on:
                    await self._replace(activity, activity.announced(message))
                if activity.group is not None:
                    noted = [(activity.group, message, Author(None, cadre_side=False))]
                    await self._desk.tx.authors.note(noted, self._desk.now)

    async def unsure(self, id: int) -> None:
        """Nobody knows whether the card was posted; a human decides, since two are worse."""
        await self._ask(ActivityId(id), failed=False)

    async def failed(self, id: int) -> None:
        await self._ask(ActivityId(id), failed=True)

    async def again(self, by: Person | None, id: ActivityId) -> Activity:
        """Post the card once more, if none is known to stand there."""
        activity, _ = await self.own(by, id)
        if activity.message is not None or not activity.is_on:
            raise ActivityHasMovedOn
        await self.post(activity)
        return activity

    @property
    def zone(self) -> tzinfo:
        """The installation's, where no group is at hand."""
        return self._desk.zone

    async def zone_of(self, group: Group | None) -> tzinfo:
        """The installation's, where there is none."""
        return self._desk.zone if group is None else await self._desk.zone_of(group)

    async def numbers(self, id: ActivityId) -> Numbers:
        return await self._desk.tx.activities.numbers(id)

    async def seen(self, id: ActivityId) -> tuple[Activity, tzinfo]:
        """Whose card was tapped, with the zone of its group."""
        activity = await self._desk.tx.activities.get(id)
        if activity is None:
            raise ActivityNotYours
        group = await group_of(self._desk, activity)
        return activity, self._desk.zone if group is None else await self._desk.zone_of(group)

    async def calendar(self, by: Person | None, id: ActivityId) -> tuple[Activity, tzinfo]:
        """For whoever opened the card's link; the file comes by itself to whom we know."""
        activity, zone = await self.seen(id)
        activity.open_to_answers(self._desk.now)
        if by is not None:
            told = CalendarAsked(id)
            await self._desk.tell(told, person=by.id, priority=Priority.ANSWER)
        return activity, zone

    async def look(self, by: Person | None, id: ActivityId) -> Activity:
        """For whoever holds it."""
        return (await self.own(by, id))[0]

    async def move(
        self, by: Person | None, id: ActivityId, span: tuple[datetime, datetime], place: str
    ) -> Activity:
        """To another time or place (an empty one: as before); whoever said that they come hears of
        it.
        """
        activity, _ = await self.own(by, id)
        starts, ends = span
        where = place.strip() or activity.place
        plan = Plan(activity.kind, activity.title, starts, ends, where).checked(self._desk.now)
        await self._may_move(activity, plan)
        moved = await self._replace(activity, activity.moved(plan, self._desk.now))
        await card_changed(self._desk, moved)
        await self._desk.tx.activity_reminders.anew(id)
        await self._tell_coming(moved, ActivityMoved(id))
        return moved

    async def _may_move(self, activity: Activity, plan: Plan) -> None:
        """Not once somebody has checked in, and not onto its own twin, which would count twice."""
        if (await self.numbers(activity.id)).present:
            raise ActivityHasBegun
        known = await self._desk.tx.activities.same_as(activity.cadre, plan)
        if known is not None and known.id != activity.id:
            raise ActivityTwice

    async def call_off(self, by: Person | None, id: ActivityId) -> Activity:
        """It does not take place; whoever said that they come hears of it."""
        activity, _ = await self.own(by, id)
        off = await self._replace(activity, activity.cancelled(self._desk.now))
        await card_changed(self._desk, off)
        await self._tell_coming(off, ActivityCalledOff(id))
        return off

    async def change(
        self, by: Person | None, id: ActivityId, how: Callable[[Activity], Activity]
    ) -> Activity:
        """By whoever holds it; the card shows it."""
        activity, _ = await self.own(by, id)
        changed = await self._replace(activity, how(activity))
        await card_changed(self._desk, changed)
        return changed

    async def line_in(self, by: Person, group: Group) -> CadreId:
        """As what they hold it: as the group's cadre, or as a deputy."""
        lines = [line.id for line in await self._desk.lines_of(by.id)]
        if group.cadre in lines:
            return lines[lines.index(group.cadre)]
        helping = await self._desk.tx.sides.deputies(group.id)
        return next(line for line in lines if line in helping)

    async def own(self, by: Person | None, id: ActivityId) -> tuple[Activity, Group | None]:
        """Of a group that they run, of their office, or between them and one person."""
        activity = await self._desk.tx.activities.get(id)
        if activity is None:
            raise ActivityNotYours
        group = await group_of(self._desk, activity)
        if activity.cadre is None and activity.organ is not None:
            deed, organ = Deed.HOLD_ORGAN_ACTIVITY, activity.organ
            await self._rights.require(by, deed, organ, otherwise=ActivityNotYours)
            return activity, group
        if group is not None:
            await self._rights.require_in(by, Deed.HOLD_ACTIVITY, group, otherwise=ActivityNotYours)
            return activity, group
        lines = [] if by is None else await self._desk.lines_of(by.id)
        if activity.cadre not in {line.id for line in lines}:
            raise ActivityNotYours
        return activity, None

    async def _replace(self, old: Activity, new: Activity) -> Activity:
        if not await self._desk.tx.activities.replace(old, new):
            raise ActivityHasMovedOn
        return new

    async def post(self, activity: Activity) -> None:
        await self._desk.tell(
            ActivityCard(activity.id),
            group=activity.group,
            priority=Priority.GROUP,
            receipt=Receipt(RECEIPT, activity.id),
        )

    async def _tell_coming(
        self, activity: Activity, notice: ActivityMoved | ActivityCalledOff
    ) -> None:
        for person in await self._desk.tx.activities.coming_to(activity.id):
            await self._desk.tell(notice, person=person)

    async def _ask(self, id: ActivityId, *, failed: bool) -> None:
        activity = await self._desk.tx.activities.get(id)
        group = None if activity is None else await group_of(self._desk, activity)
        if activity is None or group is None or activity.message is not None:
            return
        for person in await holders_of(self._desk, activity, group):
            told = ActivityUnsure(id, failed)
            await self._desk.tell(told, person=person, priority=Priority.ANSWER)
