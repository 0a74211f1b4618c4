"""Whether somebody may do something, asked at the moment of the click."""

from collections.abc import Collection, Iterable, Sequence

from domain.groups import Group
from domain.organisations import Cadre, Organisation, OrganisationId
from domain.people import Person, PersonId
from domain.refusals import Refusal
from domain.rights import (
    CADRE_SIDE,
    Capacity,
    Deed,
    Held,
    Place,
    capacity_of,
    may,
    place_between,
)
from services.desk import Desk


class NotAllowed(Refusal):
    """No capacity in which somebody acts lets them do this; `deed` says what was asked."""


class OutsideBranch(Refusal):
    """They may do this, but not there: above or beside their own branch."""


class Rights:
    """Bound to one transaction; nothing is remembered from one click to the next.

    `otherwise` is the refusal to raise where a more telling one than `NotAllowed` is at hand.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def capacities(self, person: Person | None) -> tuple[Held, ...]:
        """Everything in which somebody acts now; at least one."""
        lines = await self._lines_of(person)
        others = await self._besides(person, lines, await self._run_by(lines))
        return (*as_cadres(lines), *others)

    async def place_of(self, held: Held, organisation: OrganisationId | None) -> Place:
        """Where an organisation stands, seen from a capacity; None: something of one's own. One
        that is not there (buttons can be forged) stands beside.
        """
        if organisation is None or held.organisation == organisation:
            return Place.OWN
        if held.organisation is None:
            return Place.BESIDE
        asked = await self._path(organisation)
        return place_between(await self._path(held.organisation), asked) if asked else Place.BESIDE

    async def may(
        self, me: Person | None, deed: Deed, organisation: OrganisationId | None = None
    ) -> bool:
        """None: something of one's own, or anywhere at all."""
        lines = await self._lines_of(me)
        if await self._one_may(as_cadres(lines), deed, organisation):
            return True
        others = await self._besides(me, lines, await self._run_by(lines))
        return await self._one_may(others, deed, organisation)

    async def require(
        self,
        me: Person | None,
        deed: Deed,
        organisation: OrganisationId | None = None,
        *,
        otherwise: type[Refusal] | None = None,
    ) -> None:
        """Of an organisation, or of one's own; raises a refusal if nothing held allows it."""
        if await self.may(me, deed, organisation):
            return
        if otherwise is not None:
            raise otherwise
        if organisation is not None and await self.may(me, deed):
            raise OutsideBranch
        raise NotAllowed(deed=deed.value)

    async def require_in(
        self,
        me: Person | None,
        deed: Deed,
        group: Group,
        *,
        otherwise: type[Refusal] | None = None,
    ) -> None:
        """In a group: whoever runs it stands in their own, whatever office it belongs to; everybody
        else where it belongs.
        """
        lines = await self._lines_of(me)
        run = await self._run_by(lines)
        if group.id in {one.id for one in run}:
            own = {line.id for line in lines}
            runs = Capacity.CADRE if group.cadre in own else Capacity.DEPUTY
            if may(runs, deed, Place.OWN):
                return
        if group.organisation is not None:
            held = await self._besides(me, lines, run)
            others = [one for one in held if one.capacity not in CADRE_SIDE]
            if await self._one_may(others, deed, group.organisation):
                return
        raise NotAllowed(deed=deed.value) if otherwise is None else otherwise

    async def require_item(
        self,
        me: Person | None,
        deed: Deed,
        before: Collection[PersonId],
        *,
        otherwise: type[Refusal] | None = None,
    ) -> Person:
        """One item that was put before these people, and before nobody else."""
        if me is not None and me.id in before:
            for held in await self.capacities(me):
                if may(held.capacity, deed, Place.HANDED_OVER):
                    return me
        raise NotAllowed(deed=deed.value) if otherwise is None else otherwise

    async def where(self, me: Person | None, deed: Deed) -> tuple[Organisation, ...]:
        """The organisations for which somebody holds what allows this in their own; none: nobody.

        What lies below them is not listed.
        """
        offices = [
            held.organisation
            for held in await self.capacities(me)
            if held.organisation is not None and may(held.capacity, deed, Place.OWN)
        ]
        found = [await self._tx.organisations.get(one) for one in dict.fromkeys(offices)]
        return tuple(one for one in found if one is not None)

    async def _lines_of(self, person: Person | None) -> list[Cadre]:
        return [] if person is None else await self._desk.lines_of(person.id)

    async def _run_by(self, lines: Sequence[Cadre]) -> list[Group]:
        return await self._tx.groups.run_by([line.id for line in lines])

    async def _besides(
        self, person: Person | None, lines: Sequence[Cadre], run: Sequence[Group]
    ) -> tuple[Held, ...]:
        """In what else somebody acts who holds these positions and runs these groups."""
        if person is None:
            return (Held(Capacity.NOBODY),)
        own = {line.id for line in lines}
        held = [
            Held(Capacity.DEPUTY, group.organisation) for group in run if group.cadre not in own
        ]
        roles = sorted(await self._tx.roles.of(person.id))
        held += [Held(capacity_of(role), where) for where, role in roles]
        nothing = () if lines else (Held(Capacity.YOUTH),)
        return tuple(dict.fromkeys(held)) or nothing

    async def _one_may(
        self, all_held: Iterable[Held], deed: Deed, organisation: OrganisationId | None
    ) -> bool:
        for held in all_held:
            if may(held.capacity, deed, await self.place_of(held, organisation)):
                return True
        return False

    async def _path(self, organisation: OrganisationId) -> list[OrganisationId]:
        return [one.id for one in await self._tx.organisations.path(organisation)]


def as_cadres(lines: Iterable[Cadre]) -> tuple[Held, ...]:
    return tuple(dict.fromkeys(Held(Capacity.CADRE, line.organisation) for line in lines))
