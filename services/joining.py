"""Intentions on the card: somebody comes, or cannot."""

from enum import Enum, auto

from domain.activities import Activity
from domain.consents import Purpose
from domain.five_ones import ActivityId
from domain.groups import Group
from domain.people import Person
from domain.refusals import Refusal
from services.activities import ActivityNotYours
from services.cards import card_changed
from services.desk import Desk


class ActivityFull(Refusal):
    """The last seat has gone to somebody else."""


class ActivityIsYourOwn(Refusal):
    """The cadre side of the group is there anyway; numbers on the card are of young people."""


class Heard(Enum):
    """What came of a tap on the card. WELCOMED: without consent nothing is noted."""

    NOTED = auto()
    KNOWN = auto()
    WELCOMED = auto()


class Joining:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def join(self, by: Person | None, id: ActivityId, here: Group | None) -> Heard:
        """With a seat, where there are seats. Of two who want the last one, one gets it."""
        person = await self._answering(by, id, here)
        if person is None:
            return Heard.WELCOMED
        tx = self._desk.tx
        fresh = await tx.activities.answer(id, person.id, self._desk.now, coming=True)
        if fresh and not await tx.activities.take_seat(id, person.id):
            raise ActivityFull
        return await self._heard(id, fresh=fresh)

    async def decline(self, by: Person | None, id: ActivityId, here: Group | None) -> Heard:
        """Their seat is free again. Whoever comes can say so in private too."""
        person = await self._answering(by, id, here, anywhere=True)
        if person is None:
            return Heard.WELCOMED
        fresh = await self._desk.tx.activities.answer(id, person.id, self._desk.now, coming=False)
        await self._desk.tx.activities.leave_seat(id, person.id)
        return await self._heard(id, fresh=fresh)

    async def _answering(
        self, by: Person | None, id: ActivityId, here: Group | None, *, anywhere: bool = False
    ) -> Person | None:
        """Who taps on the card, or in private on an office's invitation, or if `anywhere` on what
        they got since they come; None: they have not agreed to be counted.
        """
        activity = await self._desk.tx.activities.get(id)
        if activity is None:
            raise ActivityNotYours
        activity.open_to_answers(self._desk.now)
        if here is None or activity.group != here.id:
            coming = await self._desk.tx.activities.coming_to(id) if anywhere else []
            if by is not None and by.id in coming:
                return by
            if here is None and activity.organ is not None:
                return by if await self._is_invited(by, activity) else None
            raise ActivityNotYours
        if by is None:
            return None
        if by.id in await self._desk.run_by(here):
            raise ActivityIsYourOwn
        return by if Purpose.ACTIVITY in await self._desk.tx.consents.of(by.id) else None

    async def open_to(self, id: ActivityId) -> Activity:
        """An office's activity, to somebody who came by an invitation in a group."""
        activity = await self._desk.tx.activities.get(id)
        if activity is None or activity.organ is None:
            raise ActivityNotYours
        activity.open_to_answers(self._desk.now)
        return activity

    async def _is_invited(self, by: Person | None, activity: Activity) -> bool:
        """Of the contacts of the office's cadres who agreed to be counted: they may say in private
        that they come.
        """
        contact = None if by is None else await self._desk.tx.contacts.of(by.id)
        line = None if contact is None else await self._desk.tx.cadres.get(contact.cadre)
        if by is None or line is None or line.organisation != activity.organ:
            return False
        return Purpose.ACTIVITY in await self._desk.tx.consents.of(by.id)

    async def _heard(self, id: ActivityId, *, fresh: bool) -> Heard:
        activity = await self._desk.tx.activities.get(id)
        if fresh and activity is not None:
            await card_changed(self._desk, activity)
        return Heard.NOTED if fresh else Heard.KNOWN
