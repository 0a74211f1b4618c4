"""What every `export` has in common: which days, which format, and a file that appears whole."""

import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

from bot.commands.opening import opened
from bot.problem import USAGE, Problem
from bot.settings import Settings
from domain.periods import Days
from exports.tables import Format, Table, table
from storage.transaction import Reading


@asynccontextmanager
async def exporting(
    settings: Settings, columns: Sequence[str], form: Format | None, out: Path | None
) -> AsyncIterator[tuple[Reading, Table]]:
    """What is read, and what takes its rows."""
    form = format_of(form, out)
    async with opened(settings) as storage, storage.read_only() as view:
        with written(out) as file, table(form, columns, file) as rows:
            yield view, rows


def days_between(since: date | None, until: date | None) -> Days | None:
    """None: all days."""
    if since is None and until is None:
        return None
    after = date.max if until in {None, date.max} else until + timedelta(days=1)
    days = Days(since or date.min, after)
    if days.first >= days.after:
        raise Problem("--since lies after --until: exchange the two days", USAGE)
    return days


def format_of(form: Format | None, out: Path | None) -> Format:
    """As asked for, or by the name of the file; a workbook needs one."""
    form = form or form_of(out)
    if form is Format.XLSX and out is None:
        raise Problem("xlsx is no text: name a file with --out FILE.xlsx", USAGE)
    return form


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
