"""What can go wrong outside the program, as sentences that say what to do about it."""

import errno
import os

from bot.problem import USAGE, WRONG, Problem
from domain.refusals import Refusal
from storage.engine import BadAddress
from storage.failures import DatabaseFailure, Failure
from storage.schema import Schema

DATABASE = {
    Failure.AGAIN: "the database is busy or its connection was lost: try again; if it stays so, "
    "look for a program that keeps it locked",
    Failure.UNREACHABLE: "the database cannot be opened: check YIJIABAI_DATABASE_URL, and that the "
    "folder of the file exists or the server is running and lets you in",
    Failure.FULL: "the disk of the database is full or fails: make room and start again; "
    "what was saved before is safe",
    Failure.READ_ONLY: "the database may not be written: give this user the right to write "
    "the file and its folder",
    Failure.FOREIGN: "the database is damaged or none of this program; nothing was changed: "
    "name another one in YIJIABAI_DATABASE_URL",
    Failure.REJECTED: "the database refused a statement, which is a mistake of the program: "
    "please report it with the log",
}

SCHEMA = {
    Schema.EMPTY: "the database is empty: begin with `yijiabai init`",
    Schema.OLDER: "the database is of an older version: copy it, then run `yijiabai db upgrade`",
    Schema.NEWER: "the database is of a newer version of this program: install that version",
    Schema.FOREIGN: "the database belongs to another program; nothing was changed: "
    "name another one in YIJIABAI_DATABASE_URL",
}

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
LANGUAGE = "en"


def problem_of(error: BaseException) -> Problem | None:
    """What a person can do about an error; None if it is a mistake of the program."""
    match error:
        case Problem():
            return error
        case DatabaseFailure():
            return of_database(error)
        case BadAddress():
            return Problem(f"{error}: mend YIJIABAI_DATABASE_URL", USAGE)
        case Refusal():
            return of_refusal(error)
        case OSError() if error.errno is not None:
            return of_system(error)
        case _:
            return None


def of_refusal(refusal: Refusal) -> Problem:
    from texts.say import Say

    return Problem(Say(LANGUAGE).refusals.alert(refusal), WRONG)


def of_system(error: OSError) -> Problem:
    """A file that cannot be read or written, or a disk without room."""
    what = os.strerror(error.errno or 0)
    if error.errno in FULL:
        return Problem(f"there is no room for the file ({what}): make room and try again", WRONG)
    where = f"{error.filename} " if isinstance(error.filename, str) else "a file "
    return Problem(f"{where}cannot be used ({what}): name another, or give the right to it", WRONG)


def of_database(failure: DatabaseFailure) -> Problem:
    return Problem(f"{DATABASE[failure.kind]} ({failure.name})", WRONG)


def of_schema(state: Schema) -> Problem:
    """Of every state but CURRENT."""
    return Problem(SCHEMA[state], WRONG)
