"""Check of the journal: does what people asked for outlive a restore?"""

from collections.abc import Iterator
from pathlib import Path

from bot.checks.finding import Finding, fine, note, of_problem
from bot.journal import journal_of, of_standing
from bot.settings import Settings
from storage.backing_up import BEFORE
from storage.database import Storage
from storage.journaling import Journaling, Standing


def of_remains(settings: Settings) -> Iterator[Finding]:
    """What a restore has moved aside may hold people who were erased since."""
    file = settings.sqlite_file
    before = None if file is None else Path(f"{file}{BEFORE}")
    if before is not None and before.exists():
        yield note(
            "before a restore",
            f"{before} is still there, and may hold people who are erased by now",
            f"look whether anything of it is needed, then delete {before}*",
        )


async def of_journal(storage: Storage, settings: Settings) -> Finding:
    journal = journal_of(settings)
    standing = await Journaling(storage, journal).standing()
    if standing is Standing.LOST and not storage.is_sqlite:
        return note(
            "journal",
            f"{journal.path} is not there yet: it begins when a process starts on this machine",
            "if one of this machine lies elsewhere, name it in YIJIABAI_JOURNAL",
        )
    if standing is not Standing.GOOD:
        return of_problem("journal", of_standing(standing, journal))
    file = settings.sqlite_file
    if file is not None and file.resolve().parent == journal.path.resolve().parent:
        return note(
            "journal",
            f"{journal.path} lies beside the database: a disk that dies takes both, and who was "
            "erased could come back with a backup",
            "name a file on another disk in YIJIABAI_JOURNAL",
        )
    return fine("journal", f"{journal.path} keeps erasures and refusals over a restore")
