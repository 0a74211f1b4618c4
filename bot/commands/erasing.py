"""`erase`: everything about one person, as with /forgetme."""

import asyncio

from bot import settings as environment
from bot.clock import Clock, SystemClock
from bot.commands.opening import carried_out, opened
from bot.problem import DONE, Problem
from bot.settings import Settings
from services.services import Services
from storage.database import Storage

TRIES, PAUSE = 20, 0.25


async def erase(telegram_id: int) -> int:
    """Done at once and for good; sums stay as they are."""
    settings, clock = environment.load(), SystemClock()

    async def work(services: Services) -> None:
        if not await services.people.forget(telegram_id):
            raise Problem("nothing is kept about this person: there is nothing to erase")

    async with opened(settings) as storage:
        await carried_out(storage, settings, clock, work)
        clean = await scrubbed(storage, settings, clock)
    print("erased" if clean else "erased; the running bot cleans the rest of the file when idle")
    return DONE


async def scrubbed(storage: Storage, settings: Settings, clock: Clock) -> bool:
    """Readers of a running bot may hold the old state for a moment; what is then left undone stays
    marked as due.
    """
    due = await carried_out(storage, settings, clock, lambda one: one.people.due_scrub())
    if due is None:
        return True
    for _ in range(TRIES):
        if await storage.scrub(due):
            await carried_out(storage, settings, clock, lambda one: one.people.scrubbed(due))
            return True
        await asyncio.sleep(PAUSE)
    return False
