"""`export activity`: rows of counts as a file or on standard output."""

from collections.abc import AsyncIterator, Mapping
from datetime import date
from pathlib import Path

from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.exporting import days_between, exporting, format_of
from bot.commands.opening import opened
from bot.problem import DONE
from bot.settings import Settings
from domain.people import PersonId
from domain.periods import Days
from exports.tables import ACTIVITY, TELEGRAM_ID, Cell, Format
from storage.audit import PROGRAM
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
    form, settings = format_of(form, out), environment.load()
    if with_telegram_ids:
        await note_in_audit(settings)
    columns = (*ACTIVITY, TELEGRAM_ID) if with_telegram_ids else ACTIVITY
    async with exporting(settings, columns, form, out) as (view, rows):
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


async def note_in_audit(settings: Settings) -> None:
    async with opened(settings) as storage, storage.read_write() as tx:
        await tx.audit.add(PROGRAM, "export-telegram-ids", "activity", 0, SystemClock().now())
