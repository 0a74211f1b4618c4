"""The database as a command finds it: there, of this version, and closed again afterwards."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from bot import errors
from bot.clock import Clock
from bot.journal import journal_of
from bot.settings import Settings
from services.desk import BotIdentity, Desk
from services.services import Services
from storage.database import Storage
from storage.schema import Schema
from storage.transaction import Transaction

Result = TypeVar("Result")
Work = Callable[[Services], Awaitable[Result]]

SQLITE = "sqlite:///"
# For a command that writes no link and asks Telegram nothing.
NO_BOT = BotIdentity(0, "", sees_all=False)


async def schema_of(settings: Settings) -> Schema:
    """Looked up without making a file where there is none."""
    if is_missing(settings.database_url):
        return Schema.EMPTY
    storage = Storage.open(settings.database_url)
    try:
        return await storage.schema()
    finally:
        await storage.close()


def is_missing(address: str) -> bool:
    """A SQLite file that is not there, in a folder that is."""
    if not address.startswith(SQLITE):
        return False
    file = Path(address.removeprefix(SQLITE).partition("?")[0])
    return not file.exists() and file.parent.is_dir()


@asynccontextmanager
async def opened(settings: Settings, *, set_up: bool = False) -> AsyncIterator[Storage]:
    """Problem if the schema is not the newest one. `set_up` makes it in an empty database."""
    state = await schema_of(settings)
    fresh = set_up and state is Schema.EMPTY
    if state is not Schema.CURRENT and not fresh:
        raise errors.of_schema(state)
    storage = Storage.open(settings.database_url, journal=journal_of(settings))
    try:
        if fresh:
            await storage.upgrade()
        yield storage
    finally:
        await storage.close()


async def carried_out(
    storage: Storage,
    settings: Settings,
    clock: Clock,
    work: Work[Result],
    bot: BotIdentity = NO_BOT,
) -> Result:
    """One intention in one transaction, at the moment of the command."""
    now = clock.now()

    async def whole(tx: Transaction) -> Result:
        return await work(Services(Desk(tx, now, settings.zone, bot)))

    return await storage.carry_out(whole)
