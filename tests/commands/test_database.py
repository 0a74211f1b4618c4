"""`db` and what every command says of a database that is not as it should be."""

import hashlib
import sqlite3
from pathlib import Path

import pytest

from bot import settings as environment
from bot.commands.database import current, upgrade
from bot.commands.opening import opened, schema_of
from bot.problem import WRONG, Problem
from storage.database import Storage
from storage.migrations import REVISIONS
from storage.schema import Schema
from tests.commands.conftest import Setting, files


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


async def refused() -> str:
    with pytest.raises(Problem) as found:
        async with opened(environment.load()):
            raise AssertionError
    assert found.value.status == WRONG
    return found.value.sentence


async def test_upgrade_brings_an_empty_database_to_the_newest_schema(
    empty_address: str, setting: Setting, capsys: pytest.CaptureFixture[str]
) -> None:
    setting(database_url=empty_address)
    with pytest.raises(Problem, match="is empty"):
        await current()
    assert await upgrade() == 0
    assert await current() == 0
    assert capsys.readouterr().out == f"current: {REVISIONS[-1]}\n" * 2


async def test_an_older_database_is_refused_until_it_is_upgraded(
    sqlite: Storage, tmp_path: Path, setting: Setting
) -> None:
    setting(database_url=f"sqlite:///{tmp_path / 'yijiabai.db'}")
    await sqlite.downgrade(REVISIONS[-2])
    assert "`yijiabai db upgrade`" in await refused()
    await upgrade()
    assert await schema_of(environment.load()) is Schema.CURRENT


async def test_a_database_of_a_newer_version_is_left_alone(
    sqlite: Storage, tmp_path: Path, setting: Setting
) -> None:
    file = tmp_path / "yijiabai.db"
    setting(database_url=f"sqlite:///{file}")
    await sqlite.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE yijiabai_schema SET version_num = '9999'")
    connection.close()
    assert "install that version" in await refused()
    with pytest.raises(Problem, match="install that version"):
        await upgrade()


async def test_the_database_of_another_program_is_not_touched(
    tmp_path: Path, setting: Setting
) -> None:
    file = tmp_path / "other.db"
    setting(database_url=f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = digest(file)
    assert "another program" in await refused()
    with pytest.raises(Problem, match="another program"):
        await upgrade()
    assert digest(file) == before
    assert set(files(tmp_path)) == {"other.db"}


async def test_a_file_that_is_no_database_is_not_touched(tmp_path: Path, setting: Setting) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear all, " * 100)
    setting(database_url=f"sqlite:///{file}")
    assert "another program" in await refused()
    assert file.read_text() == "Dear all, " * 100


async def test_looking_for_a_database_makes_none(tmp_path: Path, setting: Setting) -> None:
    setting()
    assert "`yijiabai init`" in await refused()
    assert files(tmp_path) == {}
