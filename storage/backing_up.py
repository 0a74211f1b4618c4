"""Backups of a SQLite file: a whole copy while others write, and putting one back."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.failures import DatabaseFailure, Failure, translating
from storage.journal import ONLY_OURS, sync_folder

COMPANIONS = ("", "-wal", "-shm")
BEFORE = ".before-restore"


def copy(source: Path, target: Path) -> int:
    """One moment of the database, in a file without free pages, for this user alone. Its bytes.

    FileExistsError if there is one; what could not be finished leaves nothing behind.
    """
    part = target.with_name(f"{target.name}.part")
    must_exist(source)
    must_not_exist(target)
    os.close(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, ONLY_OURS))
    try:
        with translating(), closing(sqlite3.connect(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        check(part)
        sync(part)
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(target.parent)
    return target.stat().st_size


def put_back(backup: Path, database: Path) -> Path | None:
    """The backup becomes the database. Where the one before it lies now; None if there was none.

    A write-ahead file of the database before would be taken for the backup's own: it goes along.
    FileExistsError if one from before an earlier restore still lies there.
    """
    new = database.with_name(f"{database.name}.restoring")
    new.unlink(missing_ok=True)
    copy(backup, new)
    before = moved_away(database)
    new.rename(database)
    sync_folder(database.parent)
    return before


def moved_away(database: Path) -> Path | None:
    before = database.with_name(f"{database.name}{BEFORE}")
    there = [end for end in reversed(COMPANIONS) if Path(f"{database}{end}").exists()]
    if not there:
        return None
    must_not_exist(before)
    for end in there:
        Path(f"{database}{end}").rename(f"{before}{end}")
    return before


def must_exist(file: Path) -> None:
    if not file.is_file():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))


def must_not_exist(file: Path) -> None:
    if file.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))


def check(file: Path) -> None:
    """DatabaseFailure if the file is damaged or no database."""
    with translating(), closing(sqlite3.connect(file)) as opened:
        [answer] = opened.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise DatabaseFailure(Failure.FOREIGN, "QuickCheck")


def sync(file: Path) -> None:
    number = os.open(file, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
