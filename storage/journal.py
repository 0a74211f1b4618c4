"""The journal's file: outside the database, so that what it says outlives a backup put back.

Lines of JSON are added and never changed. Each says to which database it belongs, so that several
may share a file and files of several machines may be put together. A line that breaks off belongs
to a transaction that was never committed.
"""

import errno
import fcntl
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from domain.consents import Purpose
from domain.journal import Asked, Entry
from domain.organisations import CadreId
from storage.failures import DatabaseFailure, Failure

BEGUN, BEAT = "begun", "beat"
ONLY_OURS = 0o600
FAILURES = {
    errno.ENOSPC: Failure.FULL,
    errno.EDQUOT: Failure.FULL,
    errno.EIO: Failure.FULL,
    errno.EACCES: Failure.READ_ONLY,
    errno.EPERM: Failure.READ_ONLY,
    errno.EROFS: Failure.READ_ONLY,
}
Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """What a journal says of one database. `begun`: from this moment on it has everything; `beat`:
    the last moment at which the database was known to be in use. `broken` counts unreadable lines.
    """

    begun: datetime | None = None
    beat: datetime | None = None
    entries: tuple[Entry, ...] = ()
    broken: int = 0


class Journal:
    """Calls block until the file is safe on the disk; DatabaseFailure if it cannot be."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, database: str, entries: Iterable[Entry]) -> None:
        """Before the commit: an entry whose transaction fails is harmless, one that is missing is
        not.
        """
        self._add([{"of": database, **line_of(entry)} for entry in entries])

    def beat(self, database: str, now: datetime) -> None:
        """After the commit that notes the same moment in the database: a database that knows of
        no such moment is an older one. Beats that follow each other share a line.
        """
        line = f"{dumped(beat_of(database, BEAT, now))}\n".encode()
        with translating(), self._locked() as file:
            number = file.fileno()
            before = max(os.fstat(number).st_size - len(line), 0)
            if is_beat(os.pread(number, len(line), before), line):
                os.pwrite(number, line, before)
                os.fsync(number)
                return
        self._add([beat_of(database, BEAT, now)])

    def open(self, database: str, now: datetime, since: datetime) -> None:
        """Begin it where there is none, and forget entries from before `since` and old beats."""
        with translating(), self._locked() as file:
            lines = [*lines_in(file)]
            kept = [*pruned(lines, database, now, since)]
            if kept != lines:
                self._replace(kept)

    def read(self, database: str) -> Written:
        """What it says of this database; an empty `Written` if there is no file."""
        with translating():
            try:
                with self.path.open(encoding="utf-8", errors="replace") as file:
                    return written(database, lines_in(file))
            except FileNotFoundError:
                return Written()

    def _add(self, lines: Sequence[Line]) -> None:
        with translating(), self._locked() as file:
            file.seek(0, os.SEEK_END)
            if file.tell() and not ends_a_line(file):
                file.write("\n")
            file.writelines(f"{dumped(line)}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())

    def _replace(self, lines: Sequence[Line]) -> None:
        new = self.path.with_name(f"{self.path.name}.new")
        with open_only_ours(new) as file:
            file.truncate()
            file.writelines(f"{dumped(line)}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        new.replace(self.path)
        sync_folder(self.path.parent)

    @contextmanager
    def _locked(self) -> Iterator[IO[str]]:
        """The file, for this process alone; opened again if another one has replaced it."""
        while True:
            is_new = not self.path.exists()
            with open_only_ours(self.path) as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                if self._is_still(file):
                    if is_new:
                        sync_folder(self.path.parent)
                    yield file
                    return

    def _is_still(self, file: IO[str]) -> bool:
        try:
            return os.path.samestat(os.fstat(file.fileno()), self.path.stat())
        except FileNotFoundError:
            return False


@contextmanager
def translating() -> Iterator[None]:
    """A journal that cannot be written is a database that cannot: nothing may be committed."""
    try:
        yield
    except OSError as error:
        kind = FAILURES.get(error.errno or 0, Failure.UNREACHABLE)
        raise DatabaseFailure(kind, f"Journal{type(error).__name__}") from None


def open_only_ours(path: Path) -> IO[str]:
    """Made for this user alone; what stands there is kept."""
    number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, ONLY_OURS)
    return os.fdopen(number, "r+", encoding="utf-8", errors="replace", newline="\n")


def sync_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def ends_a_line(file: IO[str]) -> bool:
    return os.pread(file.fileno(), 1, os.fstat(file.fileno()).st_size - 1) == b"\n"


def lines_in(file: IO[str]) -> Iterator[Line]:
    """Every line; one that cannot be read is empty."""
    for text in file:
        try:
            line = json.loads(text)
        except ValueError:
            line = {}
        yield line if isinstance(line, dict) else {}


def pruned(lines: Sequence[Line], database: str, now: datetime, since: datetime) -> Iterator[Line]:
    """First from when on it has everything; then what is young enough, and the last beat."""
    ours = written(database, lines)
    yield beat_of(database, BEGUN, max(ours.begun or now, since))
    if ours.beat is not None:
        yield beat_of(database, BEAT, ours.beat)
    for line in lines:
        is_ours = line.get("of") == database
        if not is_ours or (line.get("asked") in set(Asked) and moment_in(line) >= since):
            yield line


def written(database: str, lines: Iterable[Line]) -> Written:
    begun: list[datetime] = []
    beats: list[datetime] = []
    entries: list[Entry] = []
    broken = 0
    for line in lines:
        try:
            if line["of"] != database:
                continue
            if line["asked"] in {BEGUN, BEAT}:
                (begun if line["asked"] == BEGUN else beats).append(moment_in(line))
            else:
                entries.append(entry_of(line))
        except (KeyError, TypeError, ValueError):
            broken += 1
    entries.sort(key=lambda entry: entry.at)
    return Written(min(begun, default=None), max(beats, default=None), tuple(entries), broken)


def line_of(entry: Entry) -> Line:
    line: Line = {"asked": entry.asked.value, "at": entry.at.isoformat(), "whom": entry.whom.hex()}
    if entry.purpose is not None:
        line["purpose"] = entry.purpose.value
    if entry.cadre is not None and entry.pair is not None:
        line |= {"cadre": entry.cadre, "pair": entry.pair.hex()}
    return line


def entry_of(line: Line) -> Entry:
    """KeyError or ValueError if it is none."""
    return Entry(
        at=moment_in(line),
        asked=Asked(line["asked"]),
        whom=bytes.fromhex(line["whom"]),
        purpose=Purpose(line["purpose"]) if "purpose" in line else None,
        cadre=CadreId(int(line["cadre"])) if "cadre" in line else None,
        pair=bytes.fromhex(line["pair"]) if "pair" in line else None,
    )


def beat_of(database: str, what: str, at: datetime) -> Line:
    return {"of": database, "asked": what, "at": at.isoformat(timespec="microseconds")}


def is_beat(last: bytes, line: bytes) -> bool:
    """Of the same database: only the moment is another."""
    return last.partition(b'"at"')[0] == line.partition(b'"at"')[0] and last.endswith(b"}\n")


def moment_in(line: Line) -> datetime:
    moment = datetime.fromisoformat(line["at"])
    if moment.tzinfo is None:
        raise ValueError
    return moment


def dumped(line: Line) -> str:
    return json.dumps(line, separators=(",", ":"))
