"""`db upgrade` and `db current`: the schema of the database."""

from bot import errors
from bot import settings as environment
from bot.commands.opening import schema_of
from bot.problem import DONE, WRONG
from storage.database import Storage
from storage.migrations import REVISIONS
from storage.schema import Schema


async def current() -> int:
    """Say which schema stands there; status 1 with the cure if it is not the newest."""
    state = await schema_of(environment.load())
    if state is not Schema.CURRENT:
        raise errors.of_schema(state)
    print(f"current: {REVISIONS[-1]}")
    return DONE


async def upgrade() -> int:
    """Bring an empty or older database to the newest schema, all steps or none."""
    settings = environment.load()
    state = await schema_of(settings)
    if state in {Schema.NEWER, Schema.FOREIGN}:
        raise errors.of_schema(state)
    storage = Storage.open(settings.database_url)
    try:
        await storage.upgrade()
        done = await storage.schema() is Schema.CURRENT
    finally:
        await storage.close()
    print(f"current: {REVISIONS[-1]}" if done else "the database changed meanwhile: look again")
    return DONE if done else WRONG
