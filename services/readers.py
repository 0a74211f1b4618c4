"""Who a wish is for: whose cadre gets it, and who may see it."""

from domain.groups import Group
from domain.organisations import CadreId
from domain.people import PersonId
from domain.wishes import Wish
from services.desk import Desk
from services.offices import administrators


async def cadre_for(desk: Desk, wisher: PersonId) -> CadreId | None:
    """Whose contact they are; else who runs the group in which they are known the longest."""
    contact = await desk.tx.contacts.of(wisher)
    if contact is not None:
        return contact.cadre
    for known in await desk.tx.memberships.groups_of(wisher):
        group = await desk.tx.groups.get(known)
        if group is not None and group.cadre is not None:
            return group.cadre
    return None


async def readers_of(desk: Desk, wish: Wish) -> list[PersonId]:
    """Its cadre and the deputies of the wisher's groups; else the administrators of an office."""
    line = None if wish.cadre is None else await desk.tx.cadres.get(wish.cadre)
    if line is None:
        return await administrators(desk, None)
    found = [] if line.person is None else [line.person]
    for group in await shared_groups(desk, line.id, wish.wisher):
        found += await desk.run_by(group)
    return list(dict.fromkeys(found)) or await administrators(desk, line.organisation)


async def shared_groups(desk: Desk, cadre: CadreId, wisher: PersonId | None) -> list[Group]:
    """The cadre's groups in which the wisher is known, the oldest first."""
    if wisher is None:
        return []
    known = await desk.tx.memberships.groups_of(wisher)
    return [one for one in await desk.tx.groups.of_cadre(cadre) if one.id in known]
