"""Into the wish pool with a reason and a yes, and out of it by a resource, or with a no."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.people import Person
from domain.resources import ResourceId
from domain.talks import TalkHasMovedOn
from domain.wishes import WishId
from handlers.answers import Answer, follow, replace
from handlers.filters import Numbered, PressedAs, Private
from handlers.guides import Guide
from services.wish_lists import WishLists
from services.wish_pool import REASON, TALK, ReasonAsked, WishPool
from texts.say import Say
from texts.words import Words

router = Router(name="wish_pool")


def reasoned(asked: ReasonAsked, say: Say) -> Words:
    if asked.done is None:
        raise TalkHasMovedOn
    return say.wish_cards.reasoned(asked.done)


GUIDE: Guide[ReasonAsked] = Guide(
    kind=TALK,
    steps=WishPool,
    asks={REASON: lambda asked, _talk, say: say.wish_cards.ask_reason(asked.what)},
    no_words=lambda say: say.topics.only_words(),
    ended=reasoned,
)


@router.callback_query(Private(), PressedAs(r"wish:(?P<what>offer|decline):(?P<number>\d{1,18})"))
async def ask_reason(
    pressed: CallbackQuery, what: str, number: str, me: Person | None, wish_pool: WishPool, say: Say
) -> Answer:
    return follow(
        pressed, GUIDE.words(await wish_pool.ask_reason(WishId(int(number)), me, what), say)
    )


@router.callback_query(Private(), Numbered("wish", "agree"))
async def agree(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, wish_pool: WishPool, say: Say
) -> Answer:
    await wish_pool.agree(WishId(numbers[0]), me)
    return replace(pressed, say.wishes.agreed())


@router.callback_query(Private(), Numbered("wish", "keep"))
async def keep(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, wish_pool: WishPool, say: Say
) -> Answer:
    await wish_pool.keep(WishId(numbers[0]), me)
    return replace(pressed, say.wishes.kept())


@router.callback_query(Private(), Numbered("wish", "match"))
async def fitting(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    wish_pool: WishPool,
    wish_lists: WishLists,
    say: Say,
) -> Answer:
    """Which resource shall it be?"""
    found = await wish_pool.fitting(WishId(numbers[0]), me)
    card = await wish_lists.card(me, WishId(numbers[0]))
    return replace(pressed, say.wish_cards.fitting(numbers[0], card.wish.text, found))


@router.callback_query(Private(), Numbered("wish", "take", count=2))
async def match(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    wish_pool: WishPool,
    wish_lists: WishLists,
    say: Say,
) -> Answer:
    wish = await wish_pool.match(WishId(numbers[0]), ResourceId(numbers[1]), me)
    return replace(pressed, say.wish_cards.card(await wish_lists.of(wish, me)))
