"""What a cadre who has left leaves behind: groups, and contacts of no group, who are let go."""

from datetime import date, datetime, timedelta

from domain.groups import Group
from domain.handing_on import ContactLeftAlone, GroupVacant
from domain.organisations import Cadre
from domain.people import Person
from domain.periods import Days, day_of
from domain.rights import Deed
from services.contacts import Contacts
from services.desk import Desk
from services.offices import administrators
from services.rights import Rights

# Groups about which one transaction tells at most.
CHUNK = 50


class Vacancies:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)
        self._contacts = Contacts(desk)

    async def tell_due(self) -> int:
        """One chunk. How many groups; 0: every office knows."""
        found = await self._tx.vacancies.untold(self._today, CHUNK)
        for group in found:
            if await self._tx.vacancies.tell(group.id, self._desk.now):
                for person in await administrators(self._desk, group.organisation):
                    await self._desk.tell(GroupVacant(group.id), person=person)
        return len(found)

    async def next_due(self) -> datetime | None:
        """The midnight at which the next cadre will have left office; at once if one has."""
        if await self._tx.vacancies.untold(self._today, 1):
            return self._desk.next_ring
        day = await self._tx.vacancies.next()
        if day is None:
            return None
        return Days(day, day + timedelta(days=1)).begins(self._desk.zone)

    async def release_due(self) -> int:
        """One chunk of contacts whose cadre has left and ran no group that could be handed on. How
        many; who was their cadre on another line stays it, and nobody is told.
        """
        found = await self._tx.contacts.left_alone(self._today, CHUNK)
        for one in found:
            old = await self._tx.cadres.get(one.cadre)
            person = await self._tx.people.get(one.person)
            if old is None or person is None:
                continue
            others = [] if old.person is None else await self._desk.lines_of(old.person)
            if others:
                await self._tx.meetings.carry(person.id, old.id, others[0].id)
                await self._tx.contacts.move(person.id, old.id, others[0].id, self._desk.now)
                continue
            if await self._contacts.let_go(person, old.id):
                await self._desk.tell(ContactLeftAlone(old.id), person=person.id)
        return len(found)

    async def next_release(self) -> datetime | None:
        day = await self._tx.contacts.next_left_alone()
        if day is None:
            return None
        return max(self._desk.next_ring, Days(day, day + timedelta(days=1)).begins(self._desk.zone))

    async def of_office(self, me: Person | None) -> list[tuple[Group, Cadre | None]]:
        """All groups of the branch, with who is responsible today; those that lack one first."""
        below = [
            await self._tx.organisations.subtree(one.id)
            for one in await self._rights.where(me, Deed.MANAGE_ROSTER)
        ]
        found = await self._tx.groups.of_organisations(frozenset().union(*below))
        named = [(group, await self._running(group)) for group in found]
        return sorted(named, key=lambda one: one[1] is not None)

    async def _running(self, group: Group) -> Cadre | None:
        line = None if group.cadre is None else await self._tx.cadres.get(group.cadre)
        if line is None or line.person is None or not line.holds_on(self._today):
            return None
        return line

    @property
    def _today(self) -> date:
        return day_of(self._desk.now, self._desk.zone)
