"""`erase`: as /forgetme, also while the bot runs on the same database."""

from pathlib import Path

import pytest

from bot.commands.erasing import erase
from bot.problem import WRONG, Problem
from storage.database import Storage
from tests.commands.conftest import Setting, files
from tests.storage import county

PERSON, NAME = 5_000_000_001, "Somebody Quite Unmistakable"


async def test_nothing_is_left_in_the_files_and_the_deed_is_noted(
    sqlite: Storage, tmp_path: Path, setting: Setting, capsys: pytest.CaptureFixture[str]
) -> None:
    setting(database_url=f"sqlite:///{tmp_path / 'yijiabai.db'}")
    async with sqlite.read_write() as tx:
        await county.person(tx, PERSON, NAME)
    assert await erase(PERSON) == 0
    assert capsys.readouterr().out == "erased\n"
    async with sqlite.read_only() as view:
        assert await view.people.by_telegram_id(PERSON) is None
        [deed] = await view.audit.latest()
    assert deed.action == "erase"
    await sqlite.close()
    assert not any(NAME.encode() in content for content in files(tmp_path).values())


async def test_a_stranger_cannot_be_erased_and_the_id_is_not_repeated(
    address: str, setting: Setting
) -> None:
    setting(database_url=address)
    with pytest.raises(Problem, match="nothing is kept") as refused:
        await erase(PERSON)
    assert refused.value.status == WRONG
    assert str(PERSON) not in refused.value.sentence
