"""The beats of a process, and what an operator is told when database and journal do not fit."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from bot.journal import Beating, journal_of
from bot.problem import Problem
from bot.settings import Settings
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure
from storage.journal import Journal
from storage.journaling import Journaling, Standing
from tests.storage.county import HOUR, NOON


class Moments:
    """Each look at the clock is an hour later."""

    def __init__(self) -> None:
        self._looks = 0

    def now(self) -> datetime:
        self._looks += 1
        return NOON + self._looks * HOUR

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        raise NotImplementedError


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "apart" / "journal")


def stopped() -> asyncio.Event:
    stop = asyncio.Event()
    stop.set()
    return stop


async def test_the_last_beat_is_that_of_the_end(storage: Storage, journal: Journal) -> None:
    journal.path.parent.mkdir()
    beating = Beating(storage, journal, Moments())
    await beating.begin()
    await beating.run(stopped())
    journaling = Journaling(storage, journal)
    assert (await journaling.written()).beat == NOON + 2 * HOUR
    assert await journaling.standing() is Standing.GOOD


async def test_a_journal_that_cannot_be_begun_is_told_with_its_place(
    storage: Storage, journal: Journal
) -> None:
    with pytest.raises(Problem, match=r"apart/journal cannot be written .* YIJIABAI_JOURNAL"):
        await Beating(storage, journal, Moments()).begin()


async def test_a_beat_that_fails_stops_nobody(
    storage: Storage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DatabaseFailure(Failure.FULL, "JournalOSError")

    journal.path.parent.mkdir()
    beating = Beating(storage, journal, Moments())
    await beating.begin()
    monkeypatch.setattr(journal, "beat", full)
    await beating.run(stopped())


@pytest.mark.parametrize(
    ("settings", "path"),
    [
        (Settings(database_url="sqlite:///some/kept.db"), "some/kept.db.journal"),
        (Settings(database_url="postgresql://server/kept"), "yijiabai.journal"),
        (Settings(database_url="postgresql://server/kept", journal="a/b"), "a/b"),
    ],
)
def test_it_lies_beside_the_file_or_where_it_is_told_to(settings: Settings, path: str) -> None:
    assert journal_of(settings).path == Path(path)
