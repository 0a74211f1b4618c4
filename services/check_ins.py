"""Intentions about checking in: a code is shown, and whoever is there is noted once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.activities import Activity, ActivityCancelled
from domain.activity import Tally
from domain.activity_notices import CheckInOver, CheckInRenewed, CheckInShown
from domain.check_ins import (
    CheckedInBefore,
    CheckInByCodeOnly,
    CheckInCodeOfAnother,
    CheckInTooLate,
    Code,
    ScreenId,
    Way,
    begins,
    in_time,
    open_for,
    ours,
    renewals,
)
from domain.consents import Purpose
from domain.entering import enterable_until
from domain.five_ones import ActivityId, Kind
from domain.groups import Group
from domain.outbox import Priority, Receipt
from domain.people import Person, PersonId
from domain.periods import day_of
from services.activities import Activities, ActivityNotYours
from services.cards import card_changed, group_of
from services.desk import Desk
from services.joining import ActivityIsYourOwn

RECEIPT = "check-in-screen"


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """`noted` False: they have not agreed to be counted, and are welcome."""

    activity: Activity
    noted: bool


class CheckIns:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def show(self, by: Person | None, id: ActivityId) -> None:
        """The picture, in private, and its renewals for ten minutes: all of them wait in the outbox
        from now on, so that they come after a restart too, and end.
        """
        activity = await Activities(self._desk).look(by, id)
        open_for(activity, self._desk.now)
        if by is None:
            raise ActivityNotYours
        await self._tx.check_ins.key()
        steps, until = renewals(self._desk.now)
        screen = await self._tx.check_ins.show(id, by.id, until)
        tap = until.isoformat()
        receipt = Receipt(RECEIPT, screen.id)
        await self._desk.tell(
            CheckInShown(screen.id, tap),
            person=by.id,
            priority=Priority.ANSWER,
            receipt=receipt,
        )
        for step in steps:
            await self._later(CheckInRenewed(screen.id, tap, step), by.id, begins(step))
        await self._later(CheckInOver(screen.id, tap), by.id, until)

    async def posted(self, id: int, fields: Mapping[str, object], result: object) -> None:
        """The receipt: in which message the picture stands."""
        match result, fields:
            case {"message_id": int(message)}, {"until": str(until)}:
                moment = datetime.fromisoformat(until)
                await self._tx.check_ins.shown_in(ScreenId(id), moment, message)

    async def by_code(
        self, by: Person | None, code: Code, opened_at: datetime | None = None
    ) -> CheckedIn:
        """Whoever scanned. Each thing that stands against it is a refusal of its own."""
        opened = min(self._desk.now, opened_at or self._desk.now)
        activity = await self._tx.activities.get(code.activity)
        if activity is None:
            raise CheckInCodeOfAnother
        ours(code, await self._tx.check_ins.key())
        open_for(activity, opened)
        in_time(code, opened, self._desk.now)
        return await self._check_in(by, activity, Way.CODE, opened)

    async def by_button(self, by: Person | None, id: ActivityId, here: Group | None) -> CheckedIn:
        """On the card, if whoever holds it allows that."""
        activity = await self._tx.activities.get(id)
        if activity is None or here is None or activity.group != here.id:
            raise ActivityNotYours
        if not activity.by_button:
            raise CheckInByCodeOnly
        open_for(activity, self._desk.now)
        return await self._check_in(by, activity, Way.BUTTON, self._desk.now)

    async def was_there(self, by: Person | None, id: ActivityId, here: Group | None) -> CheckedIn:
        """On the card of what was entered afterwards, until its period ends."""
        activity = await self._tx.activities.get(id)
        if activity is None or here is None or activity.group != here.id:
            raise ActivityNotYours
        if not activity.is_on:
            raise ActivityCancelled
        if not activity.is_afterwards:
            raise CheckInByCodeOnly
        line = None if activity.cadre is None else await self._tx.cadres.get(activity.cadre)
        zone = await self._desk.zone_of(here)
        until = enterable_until(line, Kind(activity.kind), activity.starts_at, zone)
        if self._desk.now >= until:
            raise CheckInTooLate
        return await self._check_in(by, activity, Way.CONFIRMED, self._desk.now)

    async def allow_button(self, by: Person | None, id: ActivityId, *, allowed: bool) -> Activity:
        """Whether the card has a button that checks in. Online there is nothing else."""
        return await Activities(self._desk).change(
            by, id, lambda one: one.checked_in_by_button(allowed or one.online)
        )

    async def _check_in(
        self, by: Person | None, activity: Activity, way: Way, at: datetime
    ) -> CheckedIn:
        group = await group_of(self._desk, activity)
        if by is not None and group is not None and by.id in await self._desk.run_by(group):
            raise ActivityIsYourOwn
        if by is None or Purpose.ACTIVITY not in await self._tx.consents.of(by.id):
            return CheckedIn(activity, noted=False)
        if not await self._tx.check_ins.note(activity.id, by.id, way, at):
            raise CheckedInBefore
        if group is not None:
            await self._count(group, by.id, at)
        await card_changed(self._desk, activity)
        return CheckedIn(activity, noted=True)

    async def _count(self, group: Group, person: PersonId, at: datetime) -> None:
        """As a check-in of its day, for people of this group."""
        if group.id not in await self._tx.memberships.groups_of(person):
            return
        tally = Tally()
        day = day_of(at, await self._desk.zone_of(group))
        tally.row(day, group.id, person).check_ins += 1
        await self._tx.activity.add(tally)

    async def _later(
        self, notice: CheckInRenewed | CheckInOver, person: PersonId, due: datetime
    ) -> None:
        await self._desk.tell(notice, person=person, due=due, priority=Priority.ANSWER)
