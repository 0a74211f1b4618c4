"""What `doctor` says of the journal."""

from datetime import timedelta
from pathlib import Path

from bot import settings as environment
from bot.checks.finding import State
from bot.checks.journal import of_journal, of_remains
from bot.journal import journal_of
from storage.database import Storage
from storage.journaling import Journaling
from tests.commands.conftest import Setting
from tests.storage.county import NOON


async def told(storage: Storage) -> tuple[State, str]:
    found = await of_journal(storage, environment.load())
    return found.state, found.found


async def test_beside_the_file_it_is_noted_and_elsewhere_it_is_fine(
    sqlite: Storage, tmp_path: Path, setting: Setting
) -> None:
    setting(database_url=f"sqlite:///{tmp_path / 'yijiabai.db'}")
    assert (await told(sqlite))[0] is State.NOTE
    (tmp_path / "other").mkdir()
    setting(journal=str(tmp_path / "other" / "journal"))
    assert (await told(sqlite))[0] is State.OK


async def test_a_backup_that_was_put_back_is_wrong_on_both_databases(
    storage: Storage, address: str, tmp_path: Path, setting: Setting
) -> None:
    setting(database_url=address, journal=str(tmp_path / "journal"))
    journal = journal_of(environment.load())
    await Journaling(storage, journal).begin(NOON)
    async with storage.read_only() as view:
        database = await view.refusals.known_database()
    assert database is not None
    journal.beat(database, NOON + timedelta(hours=1))
    state, found = await told(storage)
    assert state is State.WRONG
    assert "older than its journal" in found


async def test_a_missing_journal_is_wrong_for_a_file_and_noted_for_a_server(
    storage: Storage, address: str, tmp_path: Path, setting: Setting
) -> None:
    setting(database_url=address, journal=str(tmp_path / "journal"))
    journal = journal_of(environment.load())
    await Journaling(storage, journal).begin(NOON)
    journal.path.unlink()
    assert (await told(storage))[0] is (State.WRONG if storage.is_sqlite else State.NOTE)


def test_what_a_restore_moved_aside_is_not_forgotten(tmp_path: Path, setting: Setting) -> None:
    setting(database_url=f"sqlite:///{tmp_path / 'yijiabai.db'}")
    assert [*of_remains(environment.load())] == []
    (tmp_path / "yijiabai.db.before-restore").touch()
    [found] = of_remains(environment.load())
    assert found.state is State.NOTE
