"""`export wishes`: a row for each wish, without its words and without anybody; or sums."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

from bot import settings as environment
from bot.clock import SystemClock
from bot.commands.exporting import exporting
from bot.problem import DONE
from bot.settings import Settings
from domain.wish_sums import ShownSums, WishSums, shown
from exports.tables import Cell, Format
from services.wish_sums import PERIOD
from storage.transaction import Reading

COLUMNS = (
    *("wish", "state", "category", "organisation", "pool", "submitted_on", "first_step_on"),
    *("fulfilled_on", "confirmed_on", "reopened_on", "rating", "outcome"),
)
SUMS = (
    *("organisation", "organisation_name", "category", "wishes", "waiting", "confirmed"),
    *("unconfirmed", "reopened", "hours_to_first_step"),
)


async def wishes(form: Format | None, out: Path | None, *, sums: bool) -> int:
    """Days and no moments: the hour of a wish would tell whose it is."""
    await write(environment.load(), SystemClock().now(), form, out, sums=sums)
    return DONE


async def write(
    settings: Settings, now: datetime, form: Format | None, out: Path | None, *, sums: bool
) -> None:
    async with exporting(settings, SUMS if sums else COLUMNS, form, out) as (view, rows):
        found = summed(view, now) if sums else exported(view)
        async for row in found:
            rows.add(row)


async def exported(view: Reading) -> AsyncIterator[dict[str, Cell]]:
    """In the order in which they were said."""
    async for one in view.wishes_summed.rows():
        yield dict(zip(COLUMNS, one, strict=True))


async def summed(view: Reading, now: datetime) -> AsyncIterator[dict[str, Cell]]:
    """Office by office, of everything below as well, over the last year; few are not shown."""
    for root in await view.organisations.roots():
        for number in sorted(await view.organisations.subtree(root.id)):
            office = await view.organisations.get(number)
            if office is None:
                continue
            total, categories = await view.wishes_summed.of_branch(
                await view.organisations.subtree(number),
                now - PERIOD,
                with_nobodys=office.parent is None,
            )
            named: dict[str, Cell] = {"organisation": office.id, "organisation_name": office.name}
            for row in of_office(shown(total, categories, own=False)):
                yield named | row


def of_office(sums: ShownSums) -> list[dict[str, Cell]]:
    """The whole first; nothing but the name where too few have wished."""
    if sums.total is None:
        return [{"category": "all"}]
    rows = [{"category": "all", **cells(sums.total)}]
    rows += [
        {"category": "unknown" if category is None else category.value, **cells(one)}
        for category, one in sums.of
    ]
    return rows if sums.others is None else [*rows, {"category": "others", **cells(sums.others)}]


def cells(one: WishSums) -> dict[str, Cell]:
    hours = one.first_step
    return {
        "wishes": one.wishes,
        "waiting": one.waiting,
        "confirmed": one.confirmed,
        "unconfirmed": one.unconfirmed,
        "reopened": one.reopened,
        "hours_to_first_step": None if hours is None else round(hours),
    }
