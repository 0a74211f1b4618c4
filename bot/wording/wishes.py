"""Wishes as messages: to the wisher, and the steps that tell whoever looked after one."""

from collections.abc import Mapping
from dataclasses import replace

from bot.wording.likening import alike_before, sorted_out
from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.wish_lists import WishCard
from domain.wish_notices import (
    WishAnswered,
    WishCardChanged,
    WishClaimed,
    WishDeclined,
    WishFollowUp,
    WishFulfilled,
    WishLapsed,
    WishMatched,
    WishOffered,
    WishPooled,
    WishReleased,
    WishReopened,
    WishReturned,
    WishSubmitted,
)
from domain.wishes import Wish, WishAction, WishId, WishState

WAITING = (WishState.OPEN, WishState.POOLED)
ENDED = (WishState.CONFIRMED, WishState.UNCONFIRMED)


async def wish_submitted(desk: WordingDesk, notice: WishSubmitted) -> Outgoing | None:
    """None if somebody looks after it already, or it was taken back."""
    wish = await wish_in(desk, notice.wish, WishState.OPEN)
    if wish is None:
        return None
    similar = await alike_before(desk, wish)
    return message(
        desk.say.wish_cards.card(card_of(desk, await sorted_out(desk, wish), similar=similar))
    )


async def wish_claimed(desk: WordingDesk, notice: WishClaimed) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.CLAIMED)
    return None if wish is None else message(desk.say.wishes.claimed(wish))


async def wish_released(desk: WordingDesk, notice: WishReleased) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, *WAITING)
    return None if wish is None else message(desk.say.wishes.released(wish))


async def wish_fulfilled(desk: WordingDesk, notice: WishFulfilled) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.FULFILLED)
    return None if wish is None else message(desk.say.wishes.fulfilled(wish))


async def wish_offered(desk: WordingDesk, notice: WishOffered) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.OFFERED)
    return None if wish is None else message(desk.say.wishes.offered(wish))


async def wish_pooled(desk: WordingDesk, notice: WishPooled) -> Outgoing | None:
    """To the office; None if it was taken out again."""
    wish = await wish_in(desk, notice.wish, WishState.POOLED)
    if wish is None:
        return None
    card = card_of(desk, await sorted_out(desk, wish), matches=True)
    return message(desk.say.wish_cards.pooled(card))


async def wish_matched(desk: WordingDesk, notice: WishMatched) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.MATCHED)
    resource = await desk.view.resources.of_wish(notice.wish)
    if wish is None or resource is None:
        return None
    office = await desk.view.organisations.get(resource.organisation)
    if office is None:
        return None
    return message(desk.say.wishes.matched(wish, office.name, resource.what))


async def wish_declined(desk: WordingDesk, notice: WishDeclined) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.DECLINED)
    return None if wish is None else message(desk.say.wishes.declined(wish))


async def wish_returned(desk: WordingDesk, notice: WishReturned) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, *WAITING)
    if wish is None:
        return None
    return message(
        desk.say.wish_cards.returned(card_of(desk, wish))
        if notice.helped
        else desk.say.wishes.returned(wish)
    )


async def wish_lapsed(desk: WordingDesk, notice: WishLapsed) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.UNCONFIRMED)
    if wish is None:
        return None
    say = desk.say.wish_cards if notice.helped else desk.say.wishes
    return message(say.lapsed(wish))


async def wish_follow_up(desk: WordingDesk, notice: WishFollowUp) -> Outgoing | None:
    """None if it was answered, or opened again."""
    wish = await wish_in(desk, notice.wish, *ENDED)
    if wish is None or wish.outcome is not None:
        return None
    return message(desk.say.wishes.follow_up(wish))


async def wish_reopened(desk: WordingDesk, notice: WishReopened) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.OPEN)
    return None if wish is None else message(desk.say.wish_cards.reopened())


AFTER: Mapping[WishAction, tuple[WishState, ...]] = {
    WishAction.FULFIL: (WishState.FULFILLED,),
    WishAction.CONFIRM: (WishState.CONFIRMED,),
    WishAction.NOT_YET: (WishState.CLAIMED,),
    WishAction.WITHDRAW: (WishState.WITHDRAWN,),
    WishAction.AGREE: (WishState.POOLED,),
    WishAction.KEEP: (WishState.OPEN,),
    WishAction.OFFER: (WishState.OFFERED,),
    WishAction.RELEASE: WAITING,
    WishAction.DECLINE: (WishState.DECLINED,),
}


async def wish_answered(desk: WordingDesk, notice: WishAnswered) -> Outgoing | None:
    action = WishAction(notice.action)
    wish = await wish_in(desk, notice.wish, *AFTER[action])
    if wish is None:
        return None
    return message(desk.say.wish_cards.answered(card_of(desk, wish), action))


async def wish_card_changed(desk: WordingDesk, notice: WishCardChanged) -> Outgoing | None:
    """As its reader would find it in the list now."""
    wish = await desk.view.wishes.get(notice.wish)
    if wish is None:
        return None
    resource = await desk.view.resources.of_wish(wish.id)
    card = replace(card_of(desk, wish, matches=notice.matches), resource=resource)
    says = desk.say.wish_cards
    words = says.card(card) if notice.before or not wish.text else says.gone()
    fields = {**message(words).fields, "message_id": str(notice.message)}
    return Outgoing("editMessageText", fields)


async def wish_in(desk: WordingDesk, id: WishId, *states: WishState) -> Wish | None:
    """The wish if it is in one of these states still, and has not been erased."""
    wish = await desk.view.wishes.get(id)
    return wish if wish is not None and wish.text and wish.state in states else None


def card_of(desk: WordingDesk, wish: Wish, *, matches: bool = False, similar: int = 0) -> WishCard:
    """As its reader sees it when it has just come into its state."""
    theirs = desk.reader is not None and wish.helper == desk.reader.id
    return WishCard(wish, theirs, own_side=True, matches=matches, days=0, similar=similar)


RENDERERS: dict[type, Renderer] = {
    WishSubmitted: wish_submitted,
    WishClaimed: wish_claimed,
    WishReleased: wish_released,
    WishFulfilled: wish_fulfilled,
    WishAnswered: wish_answered,
    WishCardChanged: wish_card_changed,
    WishOffered: wish_offered,
    WishPooled: wish_pooled,
    WishMatched: wish_matched,
    WishDeclined: wish_declined,
    WishReturned: wish_returned,
    WishLapsed: wish_lapsed,
    WishFollowUp: wish_follow_up,
    WishReopened: wish_reopened,
}
