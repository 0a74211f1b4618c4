"""What has waited for days: to cadres what they could go on with, to offices how much there is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from bot.wording.wishes import card_of
from domain.organisations import OrganisationId
from domain.people import PersonId
from domain.periods import day_of
from domain.wish_clocks import HELD_ON, NOTED_ON, ORGAN_FROM
from domain.wish_lists import WishCard
from domain.wish_notices import WishesDue, WishesLeft
from domain.wishes import Wish, WishState
from services.offices import administrators_in
from storage.transaction import Reading


async def wishes_due(desk: WordingDesk, _notice: WishesDue) -> Outgoing | None:
    """As it is now: None if somebody went on with all of them."""
    if desk.reader is None:
        return None
    today = day_of(desk.now, desk.zone)
    lines = [line.id for line in await desk.view.cadres.of_person(desk.reader.id, today)]
    waiting = await desk.view.wishes.before(lines, (WishState.OPEN,)) if lines else []
    if await desk.view.roles.of(desk.reader.id):
        nobodys = await desk.view.wishes.of_nobody((WishState.OPEN,), today)
        waiting += [one for one in nobodys if desk.reader.id in await keepers(desk.view, one)]
    held_states = (WishState.CLAIMED, WishState.MATCHED)
    held = await desk.view.wishes.held_by(desk.reader.id, held_states)
    late, slow = await aged(desk, waiting, NOTED_ON[0]), await aged(desk, held, HELD_ON[0])
    return message(desk.say.wish_cards.due(late, slow)) if late or slow else None


async def wishes_left(desk: WordingDesk, notice: WishesLeft) -> Outgoing | None:
    """Of the office's own cadres only how many; None if there is none any more."""
    office = await desk.view.organisations.get(notice.organisation)
    if office is None:
        return None
    waiting = await desk.view.wishes.of_organisation(office.id, (WishState.OPEN,))
    if office.parent is None:
        nobodys = await desk.view.wishes.of_nobody((WishState.OPEN,), day_of(desk.now, desk.zone))
        waiting += [one for one in nobodys if one.cadre is None]
    old = [one for one in waiting if await days_since(desk, one, one.opened_at) >= ORGAN_FROM]
    pooled = await desk.view.wishes.in_pools((OrganisationId(office.id),), (WishState.POOLED,))
    unmatched = await aged(desk, pooled, ORGAN_FROM)
    if not old and not unmatched:
        return None
    return message(desk.say.wish_cards.left(office.name, len(old), len(unmatched)))


async def keepers(view: Reading, wish: Wish) -> list[PersonId]:
    """The administrators who look after what has no cadre who would see it."""
    line = None if wish.cadre is None else await view.cadres.get(wish.cadre)
    return await administrators_in(view, None if line is None else line.organisation)


async def aged(desk: WordingDesk, wishes: Sequence[Wish], days: int) -> list[WishCard]:
    found = [(one, await days_since(desk, one, one.since)) for one in wishes]
    return [replace(card_of(desk, one), days=past) for one, past in found if past >= days]


async def days_since(desk: WordingDesk, wish: Wish, moment: datetime) -> int:
    """Calendar days, as its clocks count them: of the organisation of whose cadre it is."""
    name = await desk.view.wish_clocks.zone_of(wish.cadre)
    zone = desk.zone if name is None else ZoneInfo(name)
    return (day_of(desk.now, zone) - day_of(moment, zone)).days


RENDERERS: dict[type, Renderer] = {WishesDue: wishes_due, WishesLeft: wishes_left}
