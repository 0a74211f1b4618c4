"""Who a wish is for: whose cadre gets it, and who may see it."""

from domain.obligations import ORGAN_LEVELS
from domain.organisations import CadreId, OrganisationId, Role
from domain.people import PersonId
from domain.periods import day_of
from domain.wishes import Wish
from services.desk import Desk
from services.offices import administrators


async def cadre_for(desk: Desk, wisher: PersonId) -> CadreId | None:
    """Whose contact they are; else who runs the group in which they are known the longest."""
    contact = await desk.tx.contacts.of(wisher)
    if contact is not None:
        return contact.cadre
    known = await desk.tx.groups.of_member(wisher)
    return next((group.cadre for group in known if group.cadre is not None), None)


async def readers_of(desk: Desk, wish: Wish) -> list[PersonId]:
    """Its cadre and the deputies of the wisher's groups; else the administrators of an office."""
    if wish.cadre is None:
        return await administrators(desk, None)
    today = day_of(desk.now, desk.zone)
    found = await desk.tx.sides.readers(wish.cadre, wish.wisher, today)
    if found:
        return list(dict.fromkeys(found))
    line = await desk.tx.cadres.get(wish.cadre)
    return await administrators(desk, None if line is None else line.organisation)


async def home_of(desk: Desk, wish: Wish) -> OrganisationId | None:
    """The organisation of its cadre; the root where there is none."""
    line = None if wish.cadre is None else await desk.tx.cadres.get(wish.cadre)
    if line is not None:
        return line.organisation
    roots = await desk.tx.organisations.roots()
    return roots[0].id if roots else None


async def pool_of(desk: Desk, wish: Wish) -> OrganisationId | None:
    """That of the nearest office from county to province; where there is none, of the top."""
    home = await home_of(desk, wish)
    path = [] if home is None else await desk.tx.organisations.path(home)
    for one in path:
        if one.level in ORGAN_LEVELS:
            return one.id
    return path[-1].id if path else None


async def office_people(desk: Desk, organisation: OrganisationId | None) -> list[PersonId]:
    """Staff and administrators of an office, or of the nearest one above that has any."""
    path = [] if organisation is None else await desk.tx.organisations.path(organisation)
    for one in path:
        found = [
            person
            for role in (Role.ORGAN_STAFF, Role.ADMINISTRATOR)
            for person in await desk.tx.roles.holders(one.id, role)
        ]
        if found:
            return list(dict.fromkeys(found))
    return []
