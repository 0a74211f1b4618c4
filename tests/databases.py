"""Two real databases: SQLite in a file, and a PostgreSQL server that runs for the session."""

import os
import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from pathlib import Path

import pytest

from bench.server import GIVEN, NoServer, OwnServer, administer, apart, created, dropped, upgraded
from storage.database import Storage
from storage.tables import metadata

CHILDREN_FIRST = ", ".join(table.name for table in reversed(metadata.sorted_tables))
# A few rows are deleted in a tenth of the time in which all tables are truncated.
EMPTY = f"""
DO $$
DECLARE
    one text; found int; many boolean := false; filled text[] := '{{}}';
BEGIN
    FOREACH one IN ARRAY '{{{CHILDREN_FIRST}}}'::text[] LOOP
        EXECUTE format('SELECT count(*) FROM (SELECT FROM %I LIMIT 200) AS rows', one) INTO found;
        many := many OR found = 200;
        filled := CASE WHEN found > 0 THEN filled || one ELSE filled END;
    END LOOP;
    IF many THEN
        TRUNCATE {CHILDREN_FIRST};
    ELSE
        FOREACH one IN ARRAY filled LOOP EXECUTE format('DELETE FROM %I', one); END LOOP;
    END IF;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""  # noqa: S608  # names of our tables


@pytest.fixture(scope="session")
def own_server() -> Iterator[OwnServer]:
    """A server that a test may stop and start; without the wheel a skip says why."""
    try:
        server = OwnServer()
    except NoServer as missing:
        pytest.skip(str(missing))
    yield server
    server.close()


@pytest.fixture(scope="session")
def postgresql_server(request: pytest.FixtureRequest) -> str:
    """The address of a server: a given one, or our own."""
    given = os.environ.get(GIVEN)
    if given is not None:
        return given
    own: OwnServer = request.getfixturevalue("own_server")
    return own.address


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
        apart(administer(shared, EMPTY))
        yield shared


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def lasting_address(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """As `address`, one for all tests of a module."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        file = shutil.copy(template, tmp_path_factory.mktemp("lasting") / "yijiabai.db")
        yield f"sqlite:///{file}"
    else:
        server = str(request.getfixturevalue("postgresql_server"))
        yield from own_database(server, upgraded)


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
