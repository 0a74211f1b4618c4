"""`export activity`: rows of counts as a file or on standard output."""

import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.opening import opened
from bot.problem import DONE, USAGE, Problem
from domain.people import PersonId
from domain.periods import Days
from exports.tables import ACTIVITY, TELEGRAM_ID, Cell, Format, table
from storage.audit import PROGRAM
from storage.database import Storage
from storage.reports import ActivityRow
from storage.transaction import Reading


async def activity(
    since: date | None,
    until: date | None,
    form: Format | None,
    out: Path | None,
    *,
    with_telegram_ids: bool,
) -> int:
    """Both days included. With Telegram ids the export is noted in the audit trail first."""
    days = days_between(since, until)
    form = form or form_of(out)
    if form is Format.XLSX and out is None:
        raise Problem("xlsx is no text: name a file with --out FILE.xlsx", USAGE)
    columns = (*ACTIVITY, TELEGRAM_ID) if with_telegram_ids else ACTIVITY
    async with opened(environment.load()) as storage:
        if with_telegram_ids:
            await note_in_audit(storage)
        async with storage.read_only() as view:
            with written(out) as file, table(form, columns, file) as rows:
                async for row in exported(view, days, with_telegram_ids=with_telegram_ids):
                    rows.add(row)
    return DONE


async def exported(
    view: Reading, days: Days | None, *, with_telegram_ids: bool
) -> AsyncIterator[dict[str, Cell]]:
    known: dict[PersonId, int | None] = {}
    async for row in view.reports.activity(days):
        cells = cells_of(row)
        if with_telegram_ids:
            if row.person is not None and row.person not in known:
                person = await view.people.get(row.person)
                known[row.person] = None if person is None else person.telegram_id
            cells[TELEGRAM_ID] = None if row.person is None else known[row.person]
        yield cells


def cells_of(row: ActivityRow) -> dict[str, Cell]:
    """In the order of the columns."""
    facts: Mapping[str, Cell] = {
        "group": row.group,
        "person": row.person,
        "day": row.day,
        "blocks": row.blocks,
        **row.counted,
    }
    return {name: facts[name] for name in ACTIVITY}


async def note_in_audit(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.audit.add(PROGRAM, "export-telegram-ids", "activity", 0, SystemClock().now())


def days_between(since: date | None, until: date | None) -> Days | None:
    """None: all days."""
    if since is None and until is None:
        return None
    after = date.max if until in {None, date.max} else until + timedelta(days=1)
    days = Days(since or date.min, after)
    if days.first >= days.after:
        raise Problem("--since lies after --until: exchange the two days", USAGE)
    return days


def form_of(out: Path | None) -> Format:
    """By the name of the file; JSON Lines if it says nothing."""
    endings = {f".{form.value}": form for form in Format}
    return endings.get("" if out is None else out.suffix.lower(), Format.JSONL)


@contextmanager
def written(out: Path | None) -> Iterator[BinaryIO]:
    """A file appears under its name when it is whole; what stood there before stays until then."""
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    if out.exists() and not out.is_file():  # a pipe, a device
        with out.open("wb") as file:
            yield file
        return
    if not out.parent.is_dir():
        raise Problem(f"there is no folder {out.parent}: make it, or name another with --out")
    with NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False) as new:
        part = Path(new.name)
        try:
            yield cast(BinaryIO, new)
            new.flush()
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    part.replace(out)
