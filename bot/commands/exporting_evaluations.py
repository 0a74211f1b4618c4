"""`export evaluations`: how young people found an office's work, quarter by quarter, as sums."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.exporting import exporting
from bot.problem import DONE
from domain.evaluations import Verdict, told_afterwards
from domain.periods import day_of
from exports.tables import Cell, Format
from storage.transaction import Reading

COLUMNS = (
    *("organisation", "organisation_name", "quarter", "people"),
    *("helped", "so_so", "not_felt"),
)


async def evaluations(form: Format | None, out: Path | None) -> int:
    """What an office reads of itself, of every office."""
    now = SystemClock().now()
    async with exporting(environment.load(), COLUMNS, form, out) as (view, rows):
        async for row in exported(view, now):
            rows.add(row)
    return DONE


async def exported(view: Reading, now: datetime) -> AsyncIterator[dict[str, Cell]]:
    """Without the quarters of which nothing is told: whether anybody has said something, too."""
    for number, quarter in await view.evaluations.quarters():
        office = await view.organisations.get(number)
        if office is None:
            continue
        sums = await view.evaluations.sums(office.id, quarter.first)
        verdicts = told_afterwards(sums, quarter, day_of(now, ZoneInfo(office.zone)))
        if verdicts is not None:
            yield {
                "organisation": office.id,
                "organisation_name": office.name,
                "quarter": quarter.first,
                "people": sum(verdicts.values()),
                **{one.name.lower(): verdicts[one] for one in Verdict},
            }
