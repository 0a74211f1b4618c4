"""Notices about cadres, to the administrators of their organisation."""

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.notices import CadreUnreachable


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


RENDERERS: dict[type, Renderer] = {CadreUnreachable: cadre_unreachable}
