"""`/wishes`: own ones, and shelves of those that one looks after, each opened as a card."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.categories import Category
from domain.people import Person
from domain.wish_lists import Shelf
from domain.wishes import Wish, WishId, WishState
from handlers.answers import Answer, replace, reply, send
from handlers.filters import Command, Numbered, Pressed, PressedAs, Private
from services.wish_lists import WishLists
from services.wish_sums import WishSumsSeen
from services.wishes import Wishes
from texts.say import Say
from texts.words import Words

router = Router(name="wish_lists")

SHELVES = "|".join(Shelf)
CATEGORIES = "|".join(Category)
SHOWN_AT_ONCE = 10


@router.message(Private(), Command("wishes"))
async def listed(
    message: Message,
    me: Person | None,
    wishes: Wishes,
    wish_lists: WishLists,
    wish_sums: WishSumsSeen,
    say: Say,
) -> Answer:
    """To a cadre what waits for them; to everybody else their own."""
    if me is not None and await wish_lists.looks_after(me):
        return reply(message, say.wish_cards.page(await wish_lists.page(me, Shelf.OPEN)))
    return [reply(message, words) for words in await own_words(me, wishes, wish_sums, say)]


@router.callback_query(Private(), Pressed("wishes", "own"))
async def own(
    pressed: CallbackQuery, me: Person | None, wishes: Wishes, wish_sums: WishSumsSeen, say: Say
) -> Answer:
    """Of somebody who looks after those of others as well, or back from the sums."""
    first, *others = await own_words(me, wishes, wish_sums, say)
    return [*replace(pressed, first), *(send(pressed.from_user.id, words) for words in others)]


@router.callback_query(Private(), Pressed("wishes", "sums"))
async def sums(
    pressed: CallbackQuery,
    me: Person | None,
    wish_lists: WishLists,
    wish_sums: WishSumsSeen,
    say: Say,
) -> Answer:
    found = await wish_sums.seen_by(me)
    lists = me is not None and await wish_lists.looks_after(me)
    return replace(pressed, say.wish_sums.shown(found, lists=lists))


@router.callback_query(Private(), PressedAs(rf"wishes:sorts:(?P<shelf>{SHELVES})"))
async def categories(pressed: CallbackQuery, shelf: str, say: Say) -> Answer:
    return replace(pressed, say.wish_cards.categories(Shelf(shelf)))


@router.callback_query(
    Private(),
    PressedAs(rf"wishes:(?P<shelf>{SHELVES}):(?P<category>all|{CATEGORIES}):(?P<number>\d{{1,3}})"),
)
async def turned(
    pressed: CallbackQuery,
    shelf: str,
    category: str,
    number: str,
    me: Person | None,
    wish_lists: WishLists,
    say: Say,
) -> Answer:
    only = None if category == "all" else Category(category)
    page = await wish_lists.page_for(me, Shelf(shelf), only, int(number))
    return replace(pressed, say.wish_cards.page(page))


@router.callback_query(Private(), Numbered("wish", "look"))
async def look(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, wish_lists: WishLists, say: Say
) -> Answer:
    card = await wish_lists.card(me, WishId(numbers[0]))
    return replace(pressed, say.wish_cards.card(card, shelf_of(card.wish)))


@router.callback_query(Private(), Numbered("wish", "sort"))
async def to_sort(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, wish_lists: WishLists, say: Say
) -> Answer:
    card = await wish_lists.card(me, WishId(numbers[0]))
    return replace(pressed, say.wish_cards.to_sort(card.wish))


@router.callback_query(Private(), Numbered("wish", "as", count=2))
async def sort(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    wishes: Wishes,
    wish_lists: WishLists,
    say: Say,
) -> Answer:
    wish = await wishes.sort(WishId(numbers[0]), me, numbers[1])
    card = await wish_lists.of(wish, me)
    return replace(pressed, say.wish_cards.card(card, shelf_of(wish)))


async def own_words(
    me: Person | None, wishes: Wishes, wish_sums: WishSumsSeen, say: Say
) -> list[Words]:
    """The list, and a question of its own for each that waits for the wisher's word; a supervisor
    finds the sums of the office here.
    """
    own = [] if me is None else await wishes.own(me)
    sums = me is not None and await wish_sums.open_to(me)
    asked = [say.wishes.fulfilled(one) for one in own if one.state is WishState.FULFILLED]
    asked += [say.wishes.lapsed(one) for one in own if one.state is WishState.UNCONFIRMED]
    asked += [say.wishes.offered(one) for one in own if one.state is WishState.OFFERED]
    return [say.wishes.own(own[:SHOWN_AT_ONCE], sums=sums), *asked]


def shelf_of(wish: Wish) -> Shelf:
    """From which list somebody came, as far as its state tells."""
    match wish.state:
        case WishState.OPEN | WishState.OFFERED:
            return Shelf.OPEN
        case WishState.CLAIMED | WishState.MATCHED:
            return Shelf.MINE
        case WishState.POOLED:
            return Shelf.POOL
        case _:
            return Shelf.DONE
