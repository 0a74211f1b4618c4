"""`db backup`: a whole copy of the SQLite file, while the bot runs."""

import asyncio
from pathlib import Path

from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.opening import opened
from bot.journal import journal_of
from bot.problem import DONE, USAGE, Problem
from storage import backing_up
from storage.journaling import Journaling

SAFE_PLACE = (
    "It holds everything that the database holds: keep it where nobody else can read it, and for "
    "400 days at most."
)


async def backup(target: Path) -> int:
    """A beat before and one after it: whoever puts it back is recognised, and knows its moment."""
    settings, clock = environment.load(), SystemClock()
    source = settings.sqlite_file
    if source is None:
        raise Problem(
            "a PostgreSQL database is saved by its own pg_dump: see docs/operations.md", USAGE
        )
    async with opened(settings) as storage:
        journaling = Journaling(storage, journal_of(settings))
        await journaling.beat(clock.now())
        size = await asyncio.to_thread(backing_up.copy, source, target)
        await journaling.beat(clock.now())
    print(f"{target}: {size / 1e6:.1f} MB\n{SAFE_PLACE}")
    return DONE
