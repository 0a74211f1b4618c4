"""What wishes are about is guessed beside everything else, and never over what a hand has set."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.sorting import Sorting
from domain.categories import Category
from domain.wishes import Wish
from services.services import Services
from storage.database import Storage
from tests.desks import services
from tests.services.people_of_a_county import founded
from tests.storage.county import NOON

Result = TypeVar("Result")


def sorting_of(sqlite: Storage) -> Sorting:
    async def carry_out(work: Callable[[Services], Awaitable[Result]], /) -> Result:
        return await sqlite.carry_out(lambda tx: work(services(tx, NOON)))

    return Sorting(sqlite, carry_out)


async def wished(sqlite: Storage) -> tuple[Wish, Wish]:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        first = await services(tx, NOON).wishes.submit(place.young, "想找人教我弹吉他")
        second = await services(tx, NOON).wishes.submit(place.young, "想找一份暑假工")
        await services(tx, NOON).wishes.sort(first.id, place.cadre, list(Category).index(OF_HAND))
    return first, second


OF_HAND = Category.CULTURE


async def categories(sqlite: Storage, *wishes: Wish) -> list[Category | None]:
    async with sqlite.read_only() as view:
        found = [await view.wishes.get(one.id) for one in wishes]
    return [None if one is None else one.category for one in found]


async def test_what_nobody_has_guessed_is_and_a_hand_is_right(sqlite: Storage) -> None:
    both = await wished(sqlite)
    assert await sorting_of(sqlite).sort() == 1
    assert await categories(sqlite, *both) == [OF_HAND, Category.EMPLOYMENT]
    assert await sorting_of(sqlite).sort() == 0


async def test_what_was_heard_is_kept_at_once_and_until_then_it_does_not_rest(
    sqlite: Storage,
) -> None:
    both = await wished(sqlite)
    sorting, stop = sorting_of(sqlite), asyncio.Event()
    running = asyncio.create_task(sorting.run(stop))
    await asyncio.sleep(0)
    for wish in both:
        sorting.hears(wish.id, Category.STUDY)
    while not sorting.resting:  # noqa: ASYNC110  # it tells nobody
        await asyncio.sleep(0)
    stop.set()
    await running
    assert (await categories(sqlite, *both))[0] == OF_HAND
