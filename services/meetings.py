"""Intentions about yearly meetings: noted by the cadre, confirmed by the contact, seen by nobody
else.
"""

from zoneinfo import ZoneInfo

from domain.meetings import Meeting, MeetingAnswer, MeetingOver, Meetings
from domain.organisations import Cadre, CadreId
from domain.people import Person, PersonId
from domain.periods import day_of
from domain.policy_notices import MeetingNoted
from domain.refusals import Refusal
from domain.rights import Deed
from services.desk import Desk
from services.organisations import NotACadre
from services.rights import Rights

PAGE = 8


class ContactNotYours(Refusal):
    """They are no contact of this cadre, or no longer."""


class YearlyMeetings:
    """Bound to one transaction. A year is that of the organisation's zone."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)

    async def lines(self, me: Person | None) -> list[Cadre]:
        """The positions of somebody; NotACadre if there is none."""
        await self._rights.require(me, Deed.KEEP_MEETINGS, otherwise=NotACadre)
        return [] if me is None else await self._desk.lines_of(me.id)

    async def of(self, me: Person | None, id: CadreId, page: int = 0) -> tuple[Cadre, Meetings]:
        """What is open this year, for the cadre alone."""
        line = await self._own(me, id)
        year = await self.year_of(line)
        confirmed, noted = await self._tx.meetings.counts(id, year)
        found = await self._tx.meetings.open(id, year, PAGE + 1, page * PAGE)
        contacts = await self._tx.contacts.count(id)
        shown = tuple(found[:PAGE])
        more = len(found) > PAGE
        return line, Meetings(year, contacts, confirmed, noted - confirmed, shown, page, more)

    async def note(self, me: Person | None, id: CadreId, person: PersonId) -> None:
        """They met; the contact is asked once in the year, and need not answer."""
        line = await self._own(me, id)
        contact = await self._tx.contacts.of(person)
        if contact is None or contact.cadre != id:
            raise ContactNotYours
        year = await self.year_of(line)
        if await self._tx.meetings.note(person, id, year, self._desk.now):
            key = f"met:{id}:{year}:{person}"
            await self._desk.tell(MeetingNoted(id, year), person=person, dedupe_key=key)

    async def answer(
        self, me: Person | None, cadre: CadreId, year: int, answer: MeetingAnswer
    ) -> Cadre:
        """By the contact, whose answer nobody is told; the number confirmed goes up or not."""
        line = await self._tx.cadres.get(cadre)
        meeting = await self._of_contact(me, cadre, year)
        if line is None or meeting is None or year != await self.year_of(line):
            raise MeetingOver
        state = meeting.after(answer)
        if not await self._tx.meetings.answer(meeting, state, self._desk.now):
            raise MeetingOver
        return line

    async def year_of(self, line: Cadre) -> int:
        zone = ZoneInfo(await self._tx.organisations.zone(line.organisation))
        return day_of(self._desk.now, zone).year

    async def _of_contact(self, me: Person | None, cadre: CadreId, year: int) -> Meeting | None:
        return None if me is None else await self._tx.meetings.get(me.id, cadre, year)

    async def _own(self, me: Person | None, id: CadreId) -> Cadre:
        for line in await self.lines(me):
            if line.id == id:
                return line
        raise ContactNotYours
