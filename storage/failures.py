"""What can go wrong with a database, in the words the edges act on.

An error of the driver quotes parameters and file names, so only its kind leaves this layer.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError


class Failure(StrEnum):
    """AGAIN: dead-lock, lock or lost connection; the same work may succeed when it is repeated."""

    AGAIN = "again"
    UNREACHABLE = "unreachable"
    FULL = "full"
    READ_ONLY = "read-only"
    FOREIGN = "foreign"
    REJECTED = "rejected"


class DatabaseFailure(Exception):
    """The transaction is lost as a whole. `kind` says what to do, `name` is the driver's class."""

    def __init__(self, kind: Failure, name: str) -> None:
        super().__init__(f"database: {kind.value} ({name})")
        self.kind = kind
        self.name = name


UNIQUE_VIOLATION = "23505"
# Whoever writes here has asked before whether it is new.
FIRST_COME = frozenset({"updates", "albums"})
SQLITE = {
    sqlite3.SQLITE_BUSY: Failure.AGAIN,
    sqlite3.SQLITE_LOCKED: Failure.AGAIN,
    sqlite3.SQLITE_PROTOCOL: Failure.AGAIN,
    sqlite3.SQLITE_FULL: Failure.FULL,
    sqlite3.SQLITE_IOERR: Failure.FULL,
    sqlite3.SQLITE_READONLY: Failure.READ_ONLY,
    sqlite3.SQLITE_PERM: Failure.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Failure.UNREACHABLE,
    sqlite3.SQLITE_NOTADB: Failure.FOREIGN,
    sqlite3.SQLITE_CORRUPT: Failure.FOREIGN,
}
# By SQLSTATE; the longest beginning decides.
POSTGRESQL = {
    "40": Failure.AGAIN,
    "55P03": Failure.AGAIN,
    "57P0": Failure.AGAIN,
    "08": Failure.AGAIN,
    "53100": Failure.FULL,
    "53": Failure.AGAIN,
    "25006": Failure.READ_ONLY,
    "3D000": Failure.UNREACHABLE,
    "28": Failure.UNREACHABLE,
}


def translated(error: BaseException) -> DatabaseFailure | None:
    """The failure behind an error; None if it is none of the database's, but a refusal or a bug."""
    match error:
        case DatabaseFailure():
            return error
        case PoolTimeoutError():
            return DatabaseFailure(Failure.AGAIN, type(error).__name__)
        case DBAPIError() if error.orig is not None:
            lost = error.connection_invalidated or isinstance(error, InterfaceError)
            return DatabaseFailure(kind_of(error.orig, lost=lost), name_of(error.orig))
        case sqlite3.Error():
            return DatabaseFailure(kind_of(error), name_of(error))
        case _ if type(error).__module__.startswith("asyncpg."):
            # The driver's own, past SQLAlchemy: the server ended a session in mid-sentence.
            return DatabaseFailure(kind_of(error, lost=True), type(error).__name__)
        case _:
            return None


@contextmanager
def translating() -> Iterator[None]:
    """Around whatever speaks to the database; what is no failure of it passes as it is."""
    try:
        yield
    except Exception as error:
        failure = translated(error)
        if failure is None:
            raise
        raise failure from None


def kind_of(error: BaseException, *, lost: bool = False) -> Failure:
    """By SQLite's code or PostgreSQL's state; a driver that lost its server may have neither."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return SQLITE.get(code & 0xFF, Failure.REJECTED)
    state = getattr(error, "sqlstate", None) or ""
    for beginning in sorted(POSTGRESQL, key=len, reverse=True):
        if state.startswith(beginning):
            return POSTGRESQL[beginning]
    return Failure.AGAIN if lost or somebody_was_faster(error) else Failure.REJECTED


def somebody_was_faster(error: BaseException) -> bool:
    """Another process has taken an update, or seen an album, since it was asked for."""
    table = getattr(error.__cause__, "table_name", None)
    return table in FIRST_COME and getattr(error, "sqlstate", None) == UNIQUE_VIOLATION


def name_of(error: BaseException) -> str:
    """The class that the driver itself raised; SQLAlchemy wraps asyncpg's once more."""
    return type(error.__cause__ or error).__name__
