"""The usual way, as aiogram's documentation shows it: what our intake is measured against.

A router with a magic filter, a middleware that opens an SQLAlchemy session for each update, and a
commit after each message. It counts messages by day, chat and person, and takes no
update twice. SQLite is set as ours is, so that both promise the same to whoever pulls the plug;
PostgreSQL is what it is.
"""

from collections.abc import Awaitable, Callable, Sequence
from time import perf_counter
from typing import Any, cast

from aiogram import BaseMiddleware, Bot, Dispatcher, F, Router
from aiogram.methods import GetUpdates
from aiogram.types import Message, TelegramObject, Update
from sqlalchemy import (
    BigInteger,
    Column,
    CursorResult,
    Date,
    Integer,
    MetaData,
    Table,
    event,
    make_url,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from bench.group_messages import Batch

SLOWEST = 300.0  # updates a second; slower than this the comparison would flatter us


# SQLAlchemy inserts into a table in two thirds of the time that a model takes.
metadata = MetaData()
taken_updates = Table("taken_updates", metadata, Column("update_id", BigInteger, primary_key=True))
daily_counts = Table(
    "daily_counts",
    metadata,
    Column("day", Date, primary_key=True),
    Column("chat_id", BigInteger, primary_key=True),
    Column("user_id", BigInteger, primary_key=True),
    Column("messages", Integer, nullable=False),
)


class DatabaseMiddleware(BaseMiddleware):
    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self.sessions = sessions

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        async with self.sessions() as session:
            data["session"] = session
            return await handler(event, data)


async def count_message(message: Message, event_update: Update, session: AsyncSession) -> None:
    if message.from_user is None:
        return
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    taken = insert(taken_updates).values(update_id=event_update.update_id).on_conflict_do_nothing()
    if not cast(CursorResult[Any], await session.execute(taken)).rowcount:
        return
    counted = insert(daily_counts).values(
        day=message.date.date(),
        chat_id=message.chat.id,
        user_id=message.from_user.id,
        messages=1,
    )
    await session.execute(
        counted.on_conflict_do_update(
            index_elements=["day", "chat_id", "user_id"],
            set_={"messages": daily_counts.c.messages + 1},
        )
    )
    await session.commit()


class UsualWay:
    """A bot that takes its updates as polling does, one answer of getUpdates after another."""

    def __init__(self, address: str, token: str) -> None:
        self._engine = create_async_engine(make_url(address).set(drivername=driver_for(address)))
        if address.startswith("sqlite"):
            event.listen(self._engine.sync_engine, "connect", set_pragmas)
        router = Router()
        router.message.middleware(
            DatabaseMiddleware(async_sessionmaker(self._engine, expire_on_commit=False))
        )
        router.message.register(count_message, F.chat.type.in_({"group", "supergroup"}))
        self.dispatcher = Dispatcher()
        self.dispatcher.include_router(router)
        self.bot = Bot(token)

    async def open(self) -> None:
        async with self._engine.begin() as connection:
            await connection.run_sync(metadata.create_all)

    async def close(self) -> None:
        await self.bot.session.close()
        await self._engine.dispose()

    async def rate(self, batches: Sequence[Batch]) -> float:
        """Updates a second. From the body of the answer on, as aiogram's own polling goes on."""
        began = perf_counter()
        for batch in batches:
            answer = self.bot.session.check_response(
                self.bot, GetUpdates(), 200, batch.body.decode()
            )
            for update in answer.result or []:
                await self.dispatcher.feed_update(self.bot, update)
        return sum(batch.updates for batch in batches) / (perf_counter() - began)


def driver_for(address: str) -> str:
    return "sqlite+aiosqlite" if address.startswith("sqlite") else "postgresql+asyncpg"


def set_pragmas(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()
