"""Whether somebody may do something, asked at the moment of the click."""

from collections.abc import Collection, Iterable

from domain.groups import Group
from domain.organisations import Organisation, OrganisationId
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
        if person is None:
            return (Held(Capacity.NOBODY),)
        lines = await self._desk.lines_of(person.id)
        mine = {line.id for line in lines}
        held = [Held(Capacity.CADRE, line.organisation) for line in lines]
        held += [
            Held(Capacity.DEPUTY, group.organisation)
            for group in await self._tx.groups.run_by([line.id for line in lines])
            if group.cadre not in mine
        ]
        roles = sorted(await self._tx.roles.of(person.id))
        held += [Held(capacity_of(role), where) for where, role in roles]
        return tuple(dict.fromkeys(held)) or (Held(Capacity.YOUTH),)

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
        for held in await self.capacities(me):
            if may(held.capacity, deed, await self.place_of(held, organisation)):
                return True
        return False

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
        """In a group: whoever runs it stands in their own, everybody else where it belongs."""
        for held, place in await self._seen_in(me, group):
            if may(held.capacity, deed, place):
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

    async def _seen_in(self, me: Person | None, group: Group) -> Iterable[tuple[Held, Place]]:
        """A cadre and a deputy stand in a group by running it, not by the office it belongs to."""
        seen = [
            (held, await self.place_of(held, group.organisation))
            for held in await self.capacities(me)
            if held.capacity not in CADRE_SIDE and group.organisation is not None
        ]
        if me is None or group.id not in {one.id for one in await self._desk.groups_of(me.id)}:
            return seen
        lines = {line.id for line in await self._desk.lines_of(me.id)}
        runs = Capacity.CADRE if group.cadre in lines else Capacity.DEPUTY
        return [(Held(runs, group.organisation), Place.OWN), *seen]

    async def _path(self, organisation: OrganisationId) -> list[OrganisationId]:
        return [one.id for one in await self._tx.organisations.path(organisation)]
