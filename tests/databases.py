"""Two real databases: SQLite in a file, and a PostgreSQL server that runs for the session."""

import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from pathlib import Path

import pytest

from bench.server import NoServer, administer, apart, created, dropped, postgresql, upgraded
from storage.database import Storage
from storage.tables import metadata


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a server: a given one, or one from a wheel; without either a skip says why."""
    try:
        with postgresql() as server:
            yield server
    except NoServer as missing:
        pytest.skip(str(missing))


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
    address = apart(created(server))
    if prepare is not None:
        apart(prepare(address))
    yield address
    apart(dropped(server, address))
