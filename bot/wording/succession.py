"""Notices about a group that goes to a successor, or has nobody."""

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.handing_on import (
    ContactAskedAgain,
    ContactLeftAlone,
    GroupHandedOver,
    GroupVacant,
)


async def group_handed_over(desk: WordingDesk, notice: GroupHandedOver) -> Outgoing | None:
    """Not when it has gone on to yet another cadre."""
    group = await desk.view.groups.get(notice.group)
    line = await desk.view.cadres.get(notice.cadre)
    if group is None or line is None or group.cadre != line.id or desk.reader is None:
        return None
    words = desk.say.succession
    if line.person == desk.reader.id:
        return message(words.yours(group, notice.asked))
    return message(words.handed_over(group, line, notice.asked))


async def group_vacant(desk: WordingDesk, notice: GroupVacant) -> Outgoing | None:
    """Not when it has a successor by now."""
    group = await desk.view.groups.get(notice.group)
    if group is None or not await desk.view.vacancies.is_told(group.id):
        return None
    return message(desk.say.succession.vacant(group))


async def contact_asked_again(desk: WordingDesk, notice: ContactAskedAgain) -> Outgoing | None:
    """Not when they have answered, or are asked about another cadre."""
    if desk.reader is None:
        return None
    asked = await desk.view.asking_again.of(desk.reader.id)
    group = await desk.view.groups.get(notice.group)
    line = await desk.view.cadres.get(notice.cadre)
    if asked is None or asked.cadre != notice.cadre or group is None or line is None:
        return None
    return message(desk.say.succession.asked_again(group, line))


async def contact_left_alone(desk: WordingDesk, notice: ContactLeftAlone) -> Outgoing | None:
    """Not when they are somebody's contact again."""
    line = await desk.view.cadres.get(notice.cadre)
    if desk.reader is None or line is None:
        return None
    if await desk.view.contacts.of(desk.reader.id) is not None:
        return None
    return message(desk.say.succession.left_alone(line))


RENDERERS: dict[type, Renderer] = {
    GroupHandedOver: group_handed_over,
    GroupVacant: group_vacant,
    ContactAskedAgain: contact_asked_again,
    ContactLeftAlone: contact_left_alone,
}
