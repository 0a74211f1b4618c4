"""Intentions about what is between two people: noted by the cadre, confirmed by that one person."""

from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from domain.activities import Activity, Plan
from domain.activity_notices import BetweenTwoNoted
from domain.check_ins import Way
from domain.consents import Purpose
from domain.entering import EnteredTooLate, NothingToConfirm, NotYetHeld, enterable
from domain.five_ones import ActivityId, Kind
from domain.organisations import Cadre
from domain.people import Person, PersonId
from domain.periods import Days, day_of
from domain.refusals import Refusal
from domain.rights import Deed
from services.desk import Desk
from services.entering import Entering
from services.organisations import NotACadre
from services.rights import Rights

PAGE = 8
DAYS = 14
DAY = timedelta(days=1)


class NotYourContact(Refusal):
    """They are no contact of this cadre, or no longer."""


class BetweenTwo:
    """Bound to one transaction. What was said or done is neither asked nor kept."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)

    async def contacts(self, by: Person | None, page: int) -> tuple[list[Person], bool]:
        """One page of a cadre's own contacts, and whether there is another one."""
        numbers = [
            contact.person
            for line in await self._lines(by)
            for contact in await self._tx.contacts.of_cadre(line.id)
        ]
        shown = numbers[page * PAGE : (page + 1) * PAGE]
        found = [await self._tx.people.get(one) for one in shown]
        return [one for one in found if one is not None], len(numbers) > (page + 1) * PAGE

    @property
    def today(self) -> date:
        """In the installation's zone, for the label of a button."""
        return day_of(self._desk.now, self._desk.zone)

    async def days(self, by: Person | None, person: PersonId) -> list[date]:
        """On which it can have been: today and days before it that can be entered."""
        line = await self._line_of(by, person)
        zone = await self._zone_of(line)
        today = day_of(self._desk.now, zone)
        found = (today - number * DAY for number in range(DAYS))
        return [one for one in found if self._can_be(line, one, zone)]

    async def note(
        self, by: Person | None, kind: Kind, person: PersonId, written: str
    ) -> Activity | None:
        """On an ISO day. They are asked whether it is so. Noted on a later day it is entered
        afterwards. None: of this day it was noted before, and they have not answered.
        """
        line = await self._line_of(by, person)
        zone = await self._zone_of(line)
        today, day = day_of(self._desk.now, zone), day_named(written)
        then = self._desk.now if day == today else datetime.combine(day, time(12), zone)
        enterable(line, kind, then, self._desk.now, zone)
        span = Days(day, day + DAY)
        if await self._tx.activities.between(
            line.id, kind.value, person, span.begins(zone), span.ends(zone)
        ):
            return None
        noted = await self._tx.activities.plan(
            line.id,
            None,
            Plan(kind.value, "", then, then, ""),
            self._desk.now,
            partner=person,
            entered_by=None if by is None or day == today else by.id,
        )
        await self._desk.tell(BetweenTwoNoted(noted.id), person=person)
        await Entering(self._desk).ask_second(noted)
        return noted

    async def answer(self, by: Person | None, id: ActivityId, *, so: bool) -> None:
        """By that one person, once; nobody is told what they said. Whoever is not counted confirms
        it too, and is nowhere named.
        """
        if by is None or not await self._tx.activities.answered(id, by.id):
            raise NothingToConfirm
        if so:
            counted = Purpose.ACTIVITY in await self._tx.consents.of(by.id)
            named = by.id if counted else None
            await self._tx.check_ins.note(id, named, Way.CONFIRMED, self._desk.now)

    async def _lines(self, by: Person | None) -> list[Cadre]:
        await self._rights.require(by, Deed.HOLD_ACTIVITY, otherwise=NotACadre)
        return [] if by is None else await self._desk.lines_of(by.id)

    async def _line_of(self, by: Person | None, person: PersonId) -> Cadre:
        """Whose contact they are."""
        contact = await self._tx.contacts.of(person)
        for line in await self._lines(by):
            if contact is not None and contact.cadre == line.id:
                return line
        raise NotYourContact

    async def _zone_of(self, line: Cadre) -> tzinfo:
        office = await self._tx.organisations.get(line.organisation)
        return self._desk.zone if office is None else ZoneInfo(office.zone)

    def _can_be(self, line: Cadre, day: date, zone: tzinfo) -> bool:
        then = min(self._desk.now, datetime.combine(day, time(12), zone))
        try:
            enterable(line, Kind.HEART_TO_HEART, then, self._desk.now, zone)
        except (NotYetHeld, EnteredTooLate):
            return False
        return True


def day_named(written: str) -> date:
    """EnteredTooLate for what is no day: buttons can be forged."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise EnteredTooLate from None
