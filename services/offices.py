"""Who stands for an organisation when something must be put before somebody."""

from domain.notices import CadreUnreachable
from domain.organisations import Cadre, Organisation, OrganisationId, Role
from domain.people import PersonId
from domain.periods import day_of
from domain.safety import Office
from services.desk import Desk
from storage.stores import Stores


async def office_of(desk: Desk, organisation: Organisation) -> Office:
    """Its safety contact and its administrators, as far as they can be written to."""
    named = () if organisation.safety_contact is None else (organisation.safety_contact,)
    holders = await desk.tx.roles.holders(organisation.id, Role.ADMINISTRATOR)
    contact = next(iter(await reachable(desk, named)), None)
    return Office(organisation.id, contact, await reachable(desk, tuple(holders)))


async def administrators(desk: Desk, organisation: OrganisationId | None) -> list[PersonId]:
    """Of the organisation, or of the nearest one above that has any; None: of the root."""
    return await administrators_in(desk.tx, organisation)


async def administrators_in(view: Stores, organisation: OrganisationId | None) -> list[PersonId]:
    """The same, for whoever only reads."""
    if organisation is None:
        path = await view.organisations.roots()
    else:
        path = await view.organisations.path(organisation)
    for one in path:
        found = await view.roles.holders(one.id, Role.ADMINISTRATOR)
        if found:
            return found
    return []


async def tell_unreachable(desk: Desk, line: Cadre) -> None:
    """To whoever administers a cadre who hears nothing any more; once a day."""
    for administrator in await administrators(desk, line.organisation):
        if administrator != line.person:
            day = day_of(desk.now, desk.zone)
            await desk.tell(
                CadreUnreachable(line.id),
                person=administrator,
                dedupe_key=f"unreachable:{line.id}:{day}:{administrator}",
            )


async def reachable(desk: Desk, people: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    found = [await desk.tx.people.get(one) for one in people]
    return tuple(one.id for one in found if one is not None and one.reachable)
