"""Wishes as messages: to those who may see them, to the wisher, to the helper."""

from bot.wording.messages import message
from bot.wording.outgoing import Outgoing, Renderer, WordingDesk
from domain.notices import WishAnswered, WishClaimed, WishFulfilled, WishReleased, WishSubmitted
from domain.wishes import Wish, WishAction, WishId, WishState


async def wish_submitted(desk: WordingDesk, notice: WishSubmitted) -> Outgoing | None:
    """None if somebody looks after it already, or it was taken back."""
    wish = await wish_in(desk, notice.wish, WishState.OPEN)
    return None if wish is None else message(desk.say.wishes.for_readers(wish))


async def wish_claimed(desk: WordingDesk, notice: WishClaimed) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.CLAIMED)
    return None if wish is None else message(desk.say.wishes.claimed(wish))


async def wish_released(desk: WordingDesk, notice: WishReleased) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.OPEN)
    return None if wish is None else message(desk.say.wishes.released(wish))


async def wish_fulfilled(desk: WordingDesk, notice: WishFulfilled) -> Outgoing | None:
    wish = await wish_in(desk, notice.wish, WishState.FULFILLED)
    return None if wish is None else message(desk.say.wishes.fulfilled(wish))


AFTER = {
    WishAction.FULFIL: WishState.FULFILLED,
    WishAction.CONFIRM: WishState.CONFIRMED,
    WishAction.NOT_YET: WishState.CLAIMED,
    WishAction.WITHDRAW: WishState.WITHDRAWN,
}


async def wish_answered(desk: WordingDesk, notice: WishAnswered) -> Outgoing | None:
    action = WishAction(notice.action)
    wish = await wish_in(desk, notice.wish, AFTER[action])
    return None if wish is None else message(desk.say.wishes.answered(wish, action))


async def wish_in(desk: WordingDesk, id: WishId, state: WishState) -> Wish | None:
    """The wish if it is in this state still, and has not been erased."""
    wish = await desk.view.wishes.get(id)
    return wish if wish is not None and wish.text and wish.state is state else None


RENDERERS: dict[type, Renderer] = {
    WishSubmitted: wish_submitted,
    WishClaimed: wish_claimed,
    WishReleased: wish_released,
    WishFulfilled: wish_fulfilled,
    WishAnswered: wish_answered,
}
