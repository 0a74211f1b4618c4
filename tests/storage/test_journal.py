"""The journal's file: what was asked for is on the disk before it is committed, and stays there."""

import errno
import json
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from domain.consents import Purpose
from domain.journal import KEPT_FOR, Asked, Entry
from domain.organisations import CadreId
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure
from storage.journal import Journal, Written
from storage.journaling import Journaling, Standing
from tests.storage.county import HOUR, NOON, person

OURS = "0123456789abcdef"
ENTRIES = [
    Entry(NOON, Asked.DECLINED, b"one"),
    Entry(NOON, Asked.COUNTED, b"one", cadre=CadreId(3), pair=b"one:3"),
    Entry(NOON + HOUR, Asked.TAKEN_BACK, b"two", Purpose.ACTIVITY),
    Entry(NOON + HOUR, Asked.ERASED, b"three"),
]
SECRET_ID = 7_313_371_337


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "yijiabai.journal")


def test_what_was_written_is_read_in_its_order(journal: Journal) -> None:
    journal.write(OURS, ENTRIES[2:])
    journal.write(OURS, ENTRIES[:2])
    assert journal.read(OURS).entries == tuple(ENTRIES)


def test_only_its_owner_may_read_it(journal: Journal) -> None:
    journal.write(OURS, ENTRIES)
    assert journal.path.stat().st_mode & 0o777 == 0o600


def test_databases_that_share_a_file_do_not_see_each_other(journal: Journal) -> None:
    journal.write(OURS, ENTRIES)
    assert journal.read("another") == Written()


def test_a_line_that_breaks_off_takes_none_with_it(journal: Journal) -> None:
    journal.write(OURS, ENTRIES[:1])
    with journal.path.open("a") as file:
        file.write('{"of":"0123456789abcdef","asked":"era')
    journal.write(OURS, ENTRIES[2:])
    read = journal.read(OURS)
    assert (read.entries, read.broken) == ((ENTRIES[0], *ENTRIES[2:]), 1)


def test_it_begins_with_the_moment_from_which_it_has_everything(journal: Journal) -> None:
    journal.open(OURS, NOON, NOON - KEPT_FOR)
    journal.open(OURS, NOON + HOUR, NOON + HOUR - KEPT_FOR)
    assert journal.read(OURS).begun == NOON


def test_what_is_too_old_is_forgotten_and_it_says_since_when(journal: Journal) -> None:
    journal.open(OURS, NOON, NOON - KEPT_FOR)
    journal.write(OURS, ENTRIES)
    for hours in range(3):
        journal.beat(OURS, NOON + hours * HOUR)
    journal.write("another", ENTRIES)
    journal.open(OURS, NOON + HOUR + KEPT_FOR, NOON + HOUR)
    read = journal.read(OURS)
    assert (read.begun, read.beat) == (NOON + HOUR, NOON + 2 * HOUR)
    assert read.entries == tuple(ENTRIES[2:])
    assert journal.read("another").entries == tuple(ENTRIES)
    assert len(journal.path.read_text().splitlines()) == 2 + 2 + 4


def test_beats_that_follow_each_other_share_a_line(journal: Journal) -> None:
    for minutes in range(5):
        journal.beat(OURS, NOON + timedelta(minutes=minutes))
    journal.write(OURS, ENTRIES[:1])
    journal.beat("fedcba9876543210", NOON)
    for minutes in range(5, 9):
        journal.beat(OURS, NOON + timedelta(minutes=minutes, microseconds=minutes))
    assert len(journal.path.read_text(encoding="utf-8").splitlines()) == 4
    read = journal.read(OURS)
    assert read.beat == NOON + timedelta(minutes=8, microseconds=8)
    assert (read.entries, read.broken) == (tuple(ENTRIES[:1]), 0)


def test_nothing_is_lost_when_it_is_written_and_shortened_at_once(journal: Journal) -> None:
    def write() -> None:
        for _ in range(50):
            journal.write(OURS, ENTRIES[:1])

    def shorten() -> None:
        for _ in range(50):
            journal.open(OURS, NOON, NOON - KEPT_FOR)
            journal.beat(OURS, NOON)

    threads = [threading.Thread(target=work) for work in (write, write, shorten)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(journal.read(OURS).entries) == 100


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, Failure.FULL),
        (errno.EROFS, Failure.READ_ONLY),
        (errno.ENOENT, Failure.UNREACHABLE),
    ],
)
def test_a_disk_that_fails_is_a_database_that_fails(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, number: int, kind: Failure
) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("storage.journal.os.fsync", fails)
    with pytest.raises(DatabaseFailure) as failed:
        journal.write(OURS, ENTRIES)
    assert failed.value.kind is kind


@pytest.fixture
async def kept(address: str, journal: Journal) -> AsyncIterator[Storage]:
    opened = Storage.open(address, journal=journal)
    await Journaling(opened, journal).begin(NOON)
    yield opened
    await opened.close()


async def asked(storage: Storage, journal: Journal) -> list[Asked]:
    written = await Journaling(storage, journal).written()
    return [entry.asked for entry in written.entries]


async def test_an_entry_is_on_the_disk_before_its_transaction_is_committed(
    kept: Storage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with kept.read_write() as tx:
        who = await person(tx, SECRET_ID)
    write = journal.write

    def write_and_crash(database: str, entries: list[Entry]) -> None:
        write(database, entries)
        raise DatabaseFailure(Failure.FULL, "Crash")

    monkeypatch.setattr(journal, "write", write_and_crash)
    with suppress(DatabaseFailure):
        async with kept.read_write() as tx:
            await tx.noting.note(Asked.ERASED, SECRET_ID, NOON)
            await tx.erasing.erase(who)
    async with kept.read_only() as view:
        assert await view.people.get(who.id) == who
    assert await asked(kept, journal) == [Asked.ERASED]


async def test_what_was_rolled_back_is_not_written(kept: Storage, journal: Journal) -> None:
    async with kept.read_write() as tx:
        await tx.noting.note(Asked.DECLINED, 1, NOON)
        with suppress(ZeroDivisionError):
            async with tx.savepoint():
                await tx.noting.note(Asked.ERASED, 2, NOON)
                raise ZeroDivisionError
        async with tx.savepoint():
            await tx.noting.note(Asked.LEFT, 3, NOON)
    with suppress(ZeroDivisionError):
        async with kept.read_write() as tx:
            await tx.noting.note(Asked.ERASED, 4, NOON)
            raise ZeroDivisionError
    assert await asked(kept, journal) == [Asked.DECLINED, Asked.LEFT]


async def test_it_names_nobody(kept: Storage, journal: Journal) -> None:
    async with kept.read_write() as tx:
        await tx.noting.note(Asked.ERASED, SECRET_ID, NOON)
        await tx.noting.note_counted(CadreId(1), SECRET_ID, NOON)
    written = journal.path.read_text(encoding="utf-8")
    assert str(SECRET_ID) not in written
    assert all(set(json.loads(line)) <= ALLOWED for line in written.splitlines())


ALLOWED = {"of", "asked", "at", "whom", "purpose", "cadre", "pair"}


async def test_a_database_and_its_journal_fit(kept: Storage, journal: Journal) -> None:
    journaling = Journaling(kept, journal)
    assert await journaling.standing() is Standing.GOOD
    await journaling.beat(NOON + HOUR)
    await journaling.beat(NOON)  # a clock that was set back
    assert await journaling.standing() is Standing.GOOD


async def test_a_database_without_the_last_beat_is_an_older_one(
    kept: Storage, journal: Journal
) -> None:
    journaling = Journaling(kept, journal)
    async with kept.read_only() as view:
        database = await view.refusals.known_database()
    assert database is not None
    journal.beat(database, NOON + timedelta(microseconds=1))
    assert await journaling.standing() is Standing.OLDER


async def test_a_journal_that_is_gone_is_missed(kept: Storage, journal: Journal) -> None:
    journaling = Journaling(kept, journal)
    journal.path.unlink()
    assert await journaling.standing() is Standing.LOST


async def test_a_crash_between_database_and_journal_makes_no_older_database(
    kept: Storage, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journaling = Journaling(kept, journal)
    monkeypatch.setattr(journal, "beat", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        await journaling.beat(NOON + HOUR)
    assert await journaling.standing() is Standing.GOOD
