"""Who a wish is for: whose cadre gets it, and who may see it."""

from domain.organisations import CadreId
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
