"""One bot for one SQLite file, whatever the others try."""

from pathlib import Path

import pytest

from bot.only_one import OnlyOne
from bot.problem import Problem


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'yijiabai.db'}"


def test_a_second_one_is_refused_until_the_first_has_left(address: str) -> None:
    first, second = OnlyOne(address), OnlyOne(address)
    first.take()
    with pytest.raises(Problem, match="another bot is running"):
        second.take()
    first.leave()
    second.take()
    second.leave()


def test_who_was_refused_takes_nothing_away_when_leaving(address: str) -> None:
    first, second, third = OnlyOne(address), OnlyOne(address), OnlyOne(address)
    first.take()
    with pytest.raises(Problem):
        second.take()
    second.leave()
    with pytest.raises(Problem):
        third.take()
    first.leave()


def test_nothing_is_left_behind(address: str, tmp_path: Path) -> None:
    only = OnlyOne(address)
    only.take()
    only.leave()
    only.leave()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="folder of the database"):
        OnlyOne(f"sqlite:///{tmp_path / 'none' / 'yijiabai.db'}").take()


def test_postgresql_needs_no_lock_file() -> None:
    first, second = OnlyOne("postgresql://host/name"), OnlyOne("postgresql://host/name")
    first.take()
    second.take()
