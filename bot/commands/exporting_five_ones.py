"""`export five-ones`: what each cadre and each office owes in the period of a day, and has done."""

from collections.abc import AsyncIterator
from datetime import date, datetime
from pathlib import Path

from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.exporting import exporting
from bot.problem import DONE
from bot.settings import Settings
from domain.obligations import period_of
from domain.organisations import Organisation
from domain.periods import around, day_of, quarter_of, two_months_of
from domain.progress import FiveOnesOfLine, Progress
from exports.tables import Cell, Format
from services.progress import of_lines, of_organ
from storage.transaction import Reading

COLUMNS = (
    *("organisation", "organisation_name", "cadre", "name", "position", "first", "last"),
    *("owed", "counted", "percent", "contacts_owed", "asked", "take_part"),
)
CHUNK = 50


async def five_ones(on: date | None, form: Format | None, out: Path | None) -> int:
    """A row for each office that owes, and for each cadre; nothing of any young person."""
    settings, now = environment.load(), SystemClock().now()
    await write(settings, on or day_of(now, settings.zone), now, form, out)
    return DONE


async def write(
    settings: Settings, day: date, now: datetime, form: Format | None, out: Path | None
) -> None:
    async with exporting(settings, COLUMNS, form, out) as (view, rows):
        async for row in exported(view, day, now):
            rows.add(row)


async def exported(view: Reading, day: date, now: datetime) -> AsyncIterator[dict[str, Cell]]:
    """Office by office: its own first, then its cadres."""
    days = around([quarter_of(day), two_months_of(day)])
    for root in await view.organisations.roots():
        for number in sorted(await view.organisations.subtree(root.id)):
            office = await view.organisations.get(number)
            if office is None:
                continue
            organ = await of_organ(view, office, day, now)
            if organ is not None:
                yield of_office(office, organ)
            lines = await view.cadres.held_within(office.id, days)
            for at in range(0, len(lines), CHUNK):
                chunk = lines[at : at + CHUNK]
                asked = [(line, period_of(line.position, day)) for line in chunk]
                for found in await of_lines(view, asked, now):
                    yield of_cadre(office, found)


def of_office(office: Organisation, progress: Progress) -> dict[str, Cell]:
    days = progress.obligation.period
    return {
        "organisation": office.id,
        "organisation_name": office.name,
        "first": days.first,
        "last": days.last,
        **done(progress),
    }


def of_cadre(office: Organisation, found: FiveOnesOfLine) -> dict[str, Cell]:
    """Whoever owes nothing in the period has no figures: unknown is not 0."""
    return {
        "organisation": office.id,
        "organisation_name": office.name,
        "cadre": found.line.id,
        "name": found.line.roster_name,
        "position": found.line.position.value,
        "first": found.period.first,
        "last": found.period.last,
        **({} if found.progress is None else done(found.progress)),
        "contacts_owed": found.quota.owed,
        "asked": found.quota.asked,
        "take_part": found.quota.take_part,
    }


def done(progress: Progress) -> dict[str, Cell]:
    """Of nothing that is owed there is no percentage."""
    owed = progress.obligation.owed
    return {
        "owed": owed,
        "counted": progress.done,
        **({"percent": progress.percent} if owed else {}),
    }
