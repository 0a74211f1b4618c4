"""The journal of a running program: where it lies, whether it fits the database, its beats."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from bot import errors
from bot.clock import Clock
from bot.logs import logger
from bot.problem import WRONG, Problem
from bot.settings import Settings
from storage.database import Storage
from storage.failures import DatabaseFailure
from storage.journal import Journal
from storage.journaling import Journaling, Standing

BESIDE = "yijiabai.journal"
BEAT_EVERY = timedelta(minutes=1)

CURES = {
    Standing.OLDER: "the database is older than its journal, so a backup was put back: stop every "
    "process and run `yijiabai db restored`, which applies what people asked for since",
    Standing.LOST: "the journal of this database is missing ({path}): put it back, or name it in "
    "YIJIABAI_JOURNAL; if it is lost for good, run `yijiabai db restored --force`",
}


def journal_of(settings: Settings) -> Journal:
    """As it is set; else beside the SQLite file, or in this folder."""
    if settings.journal:
        return Journal(Path(settings.journal))
    file = settings.sqlite_file
    return Journal(Path(BESIDE) if file is None else Path(f"{file}.journal"))


def of_standing(standing: Standing, journal: Journal) -> Problem:
    """Of every standing but GOOD."""
    return Problem(CURES[standing].format(path=journal.path), WRONG)


def of_failure(failure: DatabaseFailure, journal: Journal) -> Problem:
    if not failure.name.startswith("Journal"):
        return errors.of_database(failure)
    return Problem(
        f"the journal {journal.path} cannot be written ({failure.kind.value}): give this user the "
        "right to write it and its folder, or name another file in YIJIABAI_JOURNAL",
        WRONG,
    )


class Beating:
    """Every process notes that the database is in use, so that an older one is recognised."""

    def __init__(self, storage: Storage, journal: Journal, clock: Clock) -> None:
        self._storage = storage
        self._journaling = Journaling(storage, journal)
        self._journal = journal
        self._clock = clock

    async def begin(self) -> None:
        """Problem if the two do not fit. Each machine that works on a PostgreSQL database begins a
        journal of its own.
        """
        try:
            standing = await self._journaling.standing()
            if standing is Standing.OLDER or (
                standing is Standing.LOST and self._storage.is_sqlite
            ):
                raise of_standing(standing, self._journal)
            await self._journaling.begin(self._clock.now())
        except DatabaseFailure as failure:
            raise of_failure(failure, self._journal) from None

    async def run(self, stop: asyncio.Event) -> None:
        """In real time, since what it is about is the machine; for the last time at the end."""
        ending = False
        while not ending:
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), BEAT_EVERY.total_seconds())
            ending = stop.is_set()
            await self._beat()

    async def _beat(self) -> None:
        try:
            await self._journaling.beat(self._clock.now())
        except DatabaseFailure as failure:
            logger().error("journal failed", kind=failure.kind.value, name=failure.name)
