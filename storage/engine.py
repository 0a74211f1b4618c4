"""Opening a database by its address: one engine that writes, one that only reads.

The settings here are traps that were met before (docs/decisions/0006-storage.md); each has a test.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Connection, Executable, UpdateBase, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import one_statement, one_trip
from storage.vanishing import BY_SERVER, CONNECT_SECONDS, look_after

READERS = 5
WRITTEN = "written"
POSTGRESQL_WRITERS = 5
BUSY_MILLISECONDS = 10_000
POOL_SECONDS = 30.0


class BadAddress(ValueError):
    """The address names no database that can be opened; the message names no password."""


@dataclass(frozen=True, slots=True)
class Engines:
    """`write` starts every transaction as a writer, `read` refuses to write."""

    write: AsyncEngine
    read: AsyncEngine

    async def close(self) -> None:
        await self.read.dispose()
        await self.write.dispose()


def open_engines(address: str, *, pool_seconds: float = POOL_SECONDS) -> Engines:
    """Engines for `sqlite:///file` or `postgresql://…`; nothing is connected yet."""
    try:
        url = make_url(address)
    except ArgumentError:
        raise BadAddress(
            "the database address is neither sqlite:///FILE nor postgresql://…"
        ) from None
    match url.get_backend_name():
        case "sqlite":
            return sqlite_engines(url, pool_seconds)
        case "postgresql" | "postgres":
            return postgresql_engines(url, pool_seconds)
        case other:
            raise BadAddress(f"a database of the kind {other} is not supported")


def sqlite_engines(url: URL, pool_seconds: float) -> Engines:
    """One connection writes: a pool of one is a fair queue of those who want to."""
    if not url.database or url.database == ":memory:":
        raise BadAddress("SQLite needs a file: sqlite:///FILE")
    url = url.set(drivername="sqlite+aiosqlite")
    settings: dict[str, Any] = {
        "hide_parameters": True,
        "max_overflow": 0,
        "pool_reset_on_return": None,
        "pool_timeout": pool_seconds,
        "connect_args": {"async_creator_fn": one_trip.connect},
    }
    write = create_async_engine(url, pool_size=1, **settings)
    read = create_async_engine(url, pool_size=READERS, **settings)
    event.listen(write.sync_engine, "connect", prepare_writer)
    event.listen(write.sync_engine, "begin", begin_as_writer)
    event.listen(write.sync_engine, "before_execute", note_written)
    event.listen(read.sync_engine, "connect", prepare_reader)
    event.listen(read.sync_engine, "begin", begin_as_reader)
    return Engines(write, read)


def prepare_writer(connection: DBAPIConnection, _record: object) -> None:
    pragmas(
        connection,
        "journal_mode = WAL",
        "synchronous = FULL",
        "secure_delete = ON",
        "foreign_keys = ON",
        "temp_store = MEMORY",
    )


def prepare_reader(connection: DBAPIConnection, _record: object) -> None:
    pragmas(connection, "query_only = ON", "temp_store = MEMORY")


def pragmas(connection: DBAPIConnection, *settings: str) -> None:
    """The driver must open no transaction by itself: it opens none for SELECT and SAVEPOINT."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (f"busy_timeout = {BUSY_MILLISECONDS}", *settings):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def begin_as_writer(connection: Connection) -> None:
    """Plain BEGIN would give `database is locked` at once on read-then-write."""
    begin(connection, "BEGIN IMMEDIATE")


def note_written(connection: Connection, statement: Executable, *_: object) -> None:
    """Keep the names of the tables that are written to; `ManyRows` goes to the driver unseen."""
    if isinstance(statement, UpdateBase):
        connection.info.setdefault(WRITTEN, set()).add(str(statement.entity_description["name"]))


def begin_as_reader(connection: Connection) -> None:
    begin(connection, "BEGIN")


def begin(connection: Connection, how: str) -> None:
    """It goes along with the first statement."""
    driver: Any = connection.connection.driver_connection
    driver.say(how)


def postgresql_engines(url: URL, pool_seconds: float) -> Engines:
    """The reader sees one moment of the database from its first question to its last."""
    query = dict(url.query)
    if "sslmode" in query:  # libpq's name; the driver calls it `ssl`
        query["ssl"] = query.pop("sslmode")
    url = url.set(drivername="postgresql+asyncpg", query=query)
    write = create_async_engine(
        url,
        hide_parameters=True,
        pool_size=POSTGRESQL_WRITERS,
        max_overflow=0,
        pool_timeout=pool_seconds,
        connect_args=session_settings(),
    )
    read = create_async_engine(
        url,
        hide_parameters=True,
        pool_size=READERS,
        max_overflow=0,
        pool_timeout=pool_seconds,
        isolation_level="REPEATABLE READ",
        connect_args=session_settings(default_transaction_read_only="on"),
    )
    event.listen(write.sync_engine, "connect", look_after_it)
    event.listen(read.sync_engine, "connect", look_after_it)
    event.listen(write.sync_engine, "before_execute", note_written)
    one_statement.prepare(write.sync_engine)
    return Engines(write, read)


def session_settings(**more: str) -> dict[str, Any]:
    """`jit` off: it costs more than it saves on statements as short as ours."""
    own = {"application_name": "yijiabai", "jit": "off", **BY_SERVER, **more}
    return {"server_settings": own, "timeout": CONNECT_SECONDS}


def look_after_it(connection: DBAPIConnection, _record: object) -> None:
    driver: Any = connection
    look_after(driver.driver_connection)
