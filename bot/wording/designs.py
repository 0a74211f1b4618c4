"""Co-design as messages: the card in a group, and what came of it to whoever asked."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from bot.wording.pictures import WORKER
from bot.wording.topics import pictured, zone_of
from domain.design_notices import DesignAsked, DesignCardChanged, DesignClosed, DesignShared
from domain.designs import Design, DesignCardId, DesignState, Panel, can_hold
from texts.words import Words


async def asked(desk: WordingDesk, notice: DesignAsked) -> Outgoing | None:
    """None if it stands there already, or is over."""
    found = await shown(desk, notice.card)
    if found is None or found[1] is not None or found[0].state is not DesignState.OPEN:
        return None
    return message(found[2])


async def card_changed(desk: WordingDesk, notice: DesignCardChanged) -> Outgoing | None:
    """None while the card is still on its way: it will show the same number."""
    found = await shown(desk, notice.card)
    if found is None or found[1] is None:
        return None
    fields = {**message(found[2]).fields, "message_id": str(found[1])}
    return Outgoing("editMessageText", fields)


async def shared(desk: WordingDesk, notice: DesignShared) -> Outgoing | None:
    found = await shown(desk, notice.card)
    if found is None or found[0].chosen is None:
        return None
    return message(desk.say.design_choices.shared(found[0]))


async def closed(desk: WordingDesk, notice: DesignClosed) -> Outgoing | None:
    """With a picture where enough people chose."""
    design = await desk.view.designs.get(notice.design)
    if design is None or not design.is_over:
        return None
    office = None if design.organ is None else await desk.view.organisations.get(design.organ)
    panel = Panel(
        design,
        design.people,
        cards=0,
        missing=0,
        ideas=tuple(await desk.view.designs.ideas(design.id)),
        zone=await zone_for(desk, design),
        holds=can_hold(design, office),
    )
    words = desk.say.designs.result(panel)
    if design.chosen is None:
        return message(words)
    from exports.digests import digest_picture

    return pictured(words, await WORKER.draw(digest_picture, desk.say.designs.picture(panel)))


async def shown(desk: WordingDesk, id: DesignCardId) -> tuple[Design, int | None, Words] | None:
    """The question, as which message its card stands there, and what it says now."""
    card = await desk.view.designs.card(id)
    design = None if card is None else await desk.view.designs.get(card.design)
    if card is None or design is None:
        return None
    people = design.people if design.is_over else await desk.view.designs.voters(design.id)
    link, zone = desk.bot.link(f"v{design.id}"), await zone_for(desk, design)
    return design, card.message, desk.say.design_choices.card(design, people, zone, link)


async def zone_for(desk: WordingDesk, design: Design) -> tzinfo:
    """That of the office for which it was asked, or of its first group."""
    if design.organ is not None:
        office = await desk.view.organisations.get(design.organ)
        return desk.zone if office is None else ZoneInfo(office.zone)
    cards = await desk.view.designs.cards(design.id)
    group = await desk.view.groups.get(cards[0].group) if cards else None
    return desk.zone if group is None else await zone_of(desk, group)


RENDERERS: dict[type, Renderer] = {
    DesignAsked: asked,
    DesignCardChanged: card_changed,
    DesignClosed: closed,
    DesignShared: shared,
}
