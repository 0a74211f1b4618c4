"""`db restore` and `db restored`: a backup is put back, and what it does not know is made good."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from bot import errors
from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.erasing import scrubbed
from bot.commands.opening import schema_of
from bot.commands.telling import tell
from bot.journal import journal_of
from bot.only_one import OnlyOne
from bot.problem import DONE, USAGE, Problem
from bot.restoring import Restored, Restoring, alone
from bot.settings import Settings
from domain.journal import Entry
from storage import backing_up
from storage.database import Storage
from storage.journal import Journal, Written
from storage.journaling import Journaling, Standing
from storage.schema import Schema

OURS = {Schema.CURRENT, Schema.OLDER}


async def restore(backup: Path, *, force: bool, as_json: bool) -> int:
    """Put a backup of the SQLite file in its place, and do what `restored` does."""
    settings = environment.load()
    database = settings.sqlite_file
    if database is None:
        raise Problem(
            "a PostgreSQL database is put back by its own pg_restore, and then `yijiabai db "
            "restored`: see docs/operations.md",
            USAGE,
        )
    await asyncio.to_thread(backing_up.must_exist, backup)
    state = await schema_of(settings.model_copy(update={"database_url": f"sqlite:///{backup}"}))
    if state not in OURS:
        raise Problem(f"{backup} is no backup that this version can use: it is {state.value}")
    only_one = OnlyOne(settings.database_url)
    only_one.take()
    try:
        before = await asyncio.to_thread(backing_up.put_back, backup, database)
        done = await made_good(settings, [], force=force, was_put_back=True)
    finally:
        only_one.leave()
    kept = [] if before is None else [f"What stood there before lies in {before}*: delete it soon."]
    tell(facts_of(done), [*lines_of(done), *kept], as_json=as_json)
    return DONE


async def restored(journals: Sequence[Path], *, force: bool, as_json: bool) -> int:
    """A backup was put back by other means: do what has to be done before the bot runs again."""
    settings = environment.load()
    only_one = OnlyOne(settings.database_url)
    only_one.take()
    try:
        done = await made_good(settings, journals, force=force, was_put_back=force)
    finally:
        only_one.leave()
    tell(facts_of(done), lines_of(done), as_json=as_json)
    return DONE


async def made_good(
    settings: Settings, journals: Sequence[Path], *, force: bool, was_put_back: bool
) -> Restored:
    """Problem if it is in use, if it is no older than its journal, or if the journal is too short
    for it.
    """
    state = await schema_of(settings)
    if state not in OURS:
        raise errors.of_schema(state)
    storage = Storage.open(settings.database_url)
    try:
        if not await alone(storage):
            raise Problem("the database is in use: stop every process of the bot first")
        if state is Schema.OLDER:
            await storage.upgrade()
        own, clock = journal_of(settings), SystemClock()
        journaling = Journaling(storage, own)
        others = [Journaling(storage, Journal(path)) for path in journals]
        written = merged([await one.written() for one in (journaling, *others)])
        if not was_put_back and await journaling.standing() is Standing.GOOD:
            raise Problem(
                "the database is as new as its journal, so there is nothing to do; if a backup was "
                "put back all the same, say so with --force"
            )
        if not force and not reaches(written, await journaling.noted()):
            raise Problem(
                f"the journal {own.path} is missing, or begins after the backup: name it in "
                "YIJIABAI_JOURNAL; if it is lost, go on with --force, and who asked to be erased "
                "or left alone since the backup has to ask again"
            )
        done = await Restoring(settings, storage, journaling, clock).restore(written)
        await scrubbed(storage, settings, clock)
    finally:
        await storage.close()
    return done


def merged(several: Sequence[Written]) -> Written:
    """One journal of the journals of several machines."""
    return Written(
        begun=min((one.begun for one in several if one.begun is not None), default=None),
        beat=max((one.beat for one in several if one.beat is not None), default=None),
        entries=tuple(sorted((entry for one in several for entry in one.entries), key=moment)),
        broken=sum(one.broken for one in several),
    )


def moment(entry: Entry) -> datetime:
    return entry.at


def reaches(written: Written, since: datetime | None) -> bool:
    """Back to the moment of the backup; None: the backup is from before there were journals."""
    return written.begun is not None and since is not None and written.begun <= since


def facts_of(done: Restored) -> dict[str, object]:
    return {**asdict(done), "since": None if done.since is None else done.since.isoformat()}


def lines_of(done: Restored) -> list[str]:
    since = "the backup" if done.since is None else f"{done.since:%Y-%m-%d %H:%M} UTC"
    return [
        f"The database is as it was at {since}; what happened after that is lost.",
        f"People of whom the journal is applied again: {done.people}.",
        f"Others, of whom only a digest is kept: {done.strangers}.",
        f"Groups whose counts are marked as unknown since then: {done.groups}.",
        f"Posts put aside, since they may have been sent (`yijiabai outbox list`): {done.posts}.",
        f"Reminders of that time that are not said again: {done.notices}.",
        f"Lines of the journal that cannot be read: {done.broken}.",
        "Next: `yijiabai doctor`, then start the bot.",
    ]
