"""What wishes are about is guessed beside the work of everybody else: in a thread, before a
transaction opens, since segmenting burns more than either can spare.
"""

import asyncio
from collections.abc import Sequence

from bot.logs import logger
from bot.tidying import CarryOut
from domain.categories import Category
from domain.wishes import Wish, WishId
from services.services import Services
from storage.database import Storage
from storage.failures import DatabaseFailure

LOOK_SECONDS = 1.0
CHUNK = 50


class Sorting:
    """Where the scheduler is, so that it is one process that does it. A hand that was faster is
    right; a card that is sent before shows no category, and the list does.
    """

    def __init__(self, storage: Storage, carry_out: CarryOut) -> None:
        self._storage = storage
        self._carry_out = carry_out

    async def run(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            try:
                again = await self.sort()
            except DatabaseFailure as failure:
                logger().error("wishes not sorted", kind=failure.kind.value, name=failure.name)
                again = 0
            try:
                await asyncio.wait_for(stop.wait(), 0 if again else LOOK_SECONDS)
            except TimeoutError:
                continue

    async def sort(self) -> int:
        """One chunk. How many were guessed; 0: all are."""
        async with self._storage.read_only() as view:
            found = await view.wishes.unsorted(CHUNK)
        if not found:
            return 0
        guesses = await asyncio.to_thread(guessed, found)

        async def work(services: Services) -> None:
            for wish, category in guesses:
                await services.wishes.guessed(wish, category)

        await self._carry_out(work)
        return len(found)


def guessed(wishes: Sequence[Wish]) -> list[tuple[WishId, Category]]:
    from language.categories import category_of

    return [(one.id, category_of(one.text)) for one in wishes]
