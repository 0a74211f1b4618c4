"""One running bot for one SQLite file: a second one is refused in words."""

import fcntl
import os
from pathlib import Path
from typing import IO

from bot.problem import WRONG, Problem

SQLITE = "sqlite:///"


class OnlyOne:
    """A lock beside the database file. It ends with the process, however that ends."""

    def __init__(self, database_url: str) -> None:
        file = database_url.removeprefix(SQLITE).partition("?")[0]
        self._path = Path(f"{file}.running") if database_url.startswith(SQLITE) else None
        self._held: IO[str] | None = None

    def take(self) -> None:
        """Problem if another process runs on the file. Other databases need no lock here."""
        while self._path is not None and self._held is None:
            self._held = locked(self._path)

    def leave(self) -> None:
        if self._held is not None and self._path is not None:
            self._path.unlink(missing_ok=True)
            self._held.close()
            self._held = None


def locked(path: Path) -> IO[str] | None:
    """The file, locked. None if whoever held it took it away meanwhile: then it is another file."""
    try:
        file = path.open("w")
    except OSError as error:
        raise Problem(
            f"the folder of the database cannot be written ({type(error).__name__}): give this "
            "user the right to write there",
            WRONG,
        ) from None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(file.fileno()), path.stat()):
            return file
    except BlockingIOError:
        file.close()
        raise Problem(
            "another bot is running on this database: stop it first, or use PostgreSQL for "
            "more than one process",
            WRONG,
        ) from None
    except FileNotFoundError:
        pass
    file.close()
    return None
