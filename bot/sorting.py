"""What wishes are about is guessed beside the work of everybody else: in a thread, and outside of
every transaction, since segmenting burns more than either can spare.

Whoever words the card of a wish guesses for it and says so here; what nobody said, because another
process sends or the bot was away, is looked for now and then.
"""

import asyncio
from collections.abc import Sequence

from bot.logs import logger
from bot.looking import any_of
from bot.tidying import CarryOut
from domain.categories import Category
from domain.wishes import Wish, WishId
from services.services import Services
from storage.database import Storage
from storage.failures import DatabaseFailure

LOOK_SECONDS = 2.0
CHUNK = 50


class Sorting:
    """Where the scheduler is, so that one process looks. A hand that was faster is right;
    a card that is sent before shows the guess as well.
    """

    def __init__(self, storage: Storage, carry_out: CarryOut) -> None:
        self._storage = storage
        self._carry_out = carry_out
        self._heard: dict[WishId, Category] = {}
        self._news = asyncio.Event()
        self._running = False

    @property
    def resting(self) -> bool:
        """What was heard is kept."""
        return not self._running or not self._heard

    def hears(self, wish: WishId, category: Category) -> None:
        """Somebody had to guess; it is kept in a moment."""
        self._heard[wish] = category
        self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        self._running = True
        try:
            while not stop.is_set():
                try:
                    again = await self._keep() or await self.sort()
                except DatabaseFailure as failure:
                    logger().error("wishes not sorted", kind=failure.kind.value, name=failure.name)
                    again = 0
                    self._heard.clear()
                if not again:
                    await any_of(stop, self._news, seconds=LOOK_SECONDS)
        finally:
            self._running = False

    async def sort(self) -> int:
        """One chunk of what nobody has guessed. How many; 0: all are."""
        async with self._storage.read_only() as view:
            found = await view.wish_clocks.unsorted(CHUNK)
        if found:
            await self._write(dict(await asyncio.to_thread(guessed, found)))
        return len(found)

    async def _keep(self) -> int:
        """What was heard."""
        self._news.clear()
        found = dict(self._heard)
        if found:
            await self._write(found)
            for wish in found:
                self._heard.pop(wish, None)
        return len(found)

    async def _write(self, guesses: dict[WishId, Category]) -> None:
        async def work(services: Services) -> None:
            for wish, category in sorted(guesses.items()):
                await services.wishes.guessed(wish, category)

        await self._carry_out(work)


def guessed(wishes: Sequence[Wish]) -> list[tuple[WishId, Category]]:
    from language.categories import category_of

    return [(one.id, category_of(one.text)) for one in wishes]
