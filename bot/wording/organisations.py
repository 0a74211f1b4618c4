"""Notices about cadres and roles, mostly to the administrators of their organisation."""

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.notices import CadreUnreachable, RoleTaken, RoleWithdrawn
from domain.organisations import Role


async def cadre_unreachable(desk: WordingDesk, notice: CadreUnreachable) -> Outgoing | None:
    """None once the cadre can be reached again, or somebody else holds the line."""
    cadre = await desk.view.cadres.get(notice.cadre)
    if cadre is None or cadre.person is None:
        return None
    person = await desk.view.people.get(cadre.person)
    office = await desk.view.organisations.get(cadre.organisation)
    if person is None or person.reachable or office is None:
        return None
    return message(desk.say.organisations.cadre_unreachable(cadre, office))


async def role_taken(desk: WordingDesk, notice: RoleTaken) -> Outgoing | None:
    """None if it was withdrawn again."""
    role = Role(notice.role)
    office = await desk.view.organisations.get(notice.organisation)
    person = await desk.view.people.get(notice.person)
    if office is None or person is None:
        return None
    if person.id not in await desk.view.roles.holders(office.id, role):
        return None
    return message(desk.say.roles.taken(office, role, person))


async def role_withdrawn(desk: WordingDesk, notice: RoleWithdrawn) -> Outgoing | None:
    """None if it was given again."""
    role = Role(notice.role)
    office = await desk.view.organisations.get(notice.organisation)
    holders = await desk.view.roles.holders(notice.organisation, role)
    if office is None or desk.reader is None or desk.reader.id in holders:
        return None
    return message(desk.say.roles.withdrawn(office, role))


RENDERERS: dict[type, Renderer] = {
    CadreUnreachable: cadre_unreachable,
    RoleTaken: role_taken,
    RoleWithdrawn: role_withdrawn,
}
