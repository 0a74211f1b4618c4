"""Intentions about resources: entered by an office, listed, given to wishes, ended."""

import re
from dataclasses import dataclass

from domain.organisations import Organisation, OrganisationId
from domain.people import Person
from domain.periods import day_of
from domain.refusals import Refusal
from domain.resources import (
    Resource,
    ResourceGone,
    ResourceId,
    units_of,
    until_of,
    what_of,
)
from domain.rights import Deed, Place, capacity_of, may
from domain.talks import Talk, TalkHasMovedOn
from services.desk import Desk
from services.rights import NotAllowed, Rights
from services.talks import Talks

TALK = "resource"
WHAT, UNITS, UNTIL = "what", "units", "until"
SHOWN = 20
BETWEEN = re.compile(r"[;\uff1b\n]")


@dataclass(frozen=True, slots=True)
class ResourceAsked:
    """Where it stands: what is asked next, or what was entered."""

    talk: Talk | None
    made: Resource | None = None


class ResourceLineUnclear(Refusal):
    """On one line it is what; how many; until when."""


class Resources:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._talks = Talks(desk)

    async def listed(self, by: Person | None) -> list[Resource]:
        """Those of the offices of whoever asks."""
        _, offices = await self._offices(by)
        return await self._tx.resources.of([one.id for one in offices], SHOWN)

    async def giving(self, by: Person | None) -> list[Resource]:
        """Those of which something is left today."""
        _, offices = await self._offices(by)
        today = day_of(self._desk.now, self._desk.zone)
        return await self._tx.resources.giving([one.id for one in offices], today, SHOWN)

    async def own(self, id: ResourceId, by: Person | None) -> Resource:
        """One of an own office or below it; ResourceGone if it is another one's."""
        await Rights(self._desk).require(by, Deed.KEEP_RESOURCES)
        found = await self._tx.resources.get(id)
        if found is None:
            raise ResourceGone
        rights, deed = Rights(self._desk), Deed.KEEP_RESOURCES
        await rights.require(by, deed, found.organisation, otherwise=ResourceGone)
        return found

    async def enter(self, by: Person | None, line: str) -> Resource:
        """On one line: what; how many; until when."""
        parts = [one.strip() for one in BETWEEN.split(line)]
        await self._offices(by)
        if len(parts) != 3:  # what; how many; until when
            raise ResourceLineUnclear
        return await self._enter(by, *parts)

    async def begin(self, by: Person | None) -> ResourceAsked:
        person, _ = await self._offices(by)
        return ResourceAsked(await self._talks.begin(person, TALK, WHAT))

    async def said(self, me: Person, talk: Talk, text: str) -> ResourceAsked:
        """What is no answer is refused at once, and asked again."""
        today = day_of(self._desk.now, self._desk.zone)
        match talk.step:
            case "what":
                return ResourceAsked(await self._talks.gave(talk, what_of(text), then=UNITS))
            case "units":
                return ResourceAsked(await self._talks.gave(talk, units_of(text), then=UNTIL))
            case _:
                until_of(text, today)
                what, units = str(talk.given[WHAT]), str(talk.given[UNITS])
                made = await self._enter(me, what, units, text)
                await self._talks.end(me)
                return ResourceAsked(None, made)

    async def back(self, me: Person | None, mark: int) -> ResourceAsked:
        return ResourceAsked(await self._talks.back(me, TALK, mark))

    async def end(self, id: ResourceId, by: Person | None) -> Resource:
        """Nothing more is given of it; what was put aside for wishes stays theirs."""
        found = await self.own(id, by)
        if not await self._tx.resources.end(id, self._desk.now):
            raise ResourceGone
        again = await self._tx.resources.get(found.id)
        return again or found

    async def _enter(self, by: Person | None, what: str, units: str, until: str) -> Resource:
        person, offices = await self._offices(by)
        today = day_of(self._desk.now, self._desk.zone)
        made = await self._tx.resources.enter(
            offices[0].id,
            person.id,
            what_of(what),
            units_of(units),
            until_of(until, today),
            self._desk.now,
        )
        found = await self._tx.resources.get(made)
        if found is None:
            raise TalkHasMovedOn
        return found

    async def _offices(self, by: Person | None) -> tuple[Person, list[Organisation]]:
        """In which somebody keeps resources; at least one."""
        await Rights(self._desk).require(by, Deed.KEEP_RESOURCES)
        if by is None:
            raise NotAllowed(deed=Deed.KEEP_RESOURCES.value)
        found: dict[OrganisationId, Organisation] = {}
        for where, role in sorted(await self._tx.roles.of(by.id)):
            if may(capacity_of(role), Deed.KEEP_RESOURCES, Place.OWN):
                office = await self._tx.organisations.get(where)
                if office is not None:
                    found[where] = office
        return by, list(found.values())
