"""`export series`: every issue with its sums, and nobody's name."""

from collections.abc import AsyncIterator
from datetime import tzinfo
from pathlib import Path

from bot import settings as environment
from bot.commands.exporting import exporting
from bot.problem import DONE
from domain.series import Issue, Series, shown
from exports.tables import Cell, Format
from storage.transaction import Reading

COLUMNS = (
    *("series", "name", "started", "ended", "subscribers"),
    *("issue", "sent", "deliveries", "reads"),
)


async def series(form: Format | None, out: Path | None) -> int:
    """Sums below three are left out, here as everywhere."""
    settings = environment.load()
    async with exporting(settings, COLUMNS, form, out) as (view, rows):
        async for row in exported(view, settings.zone):
            rows.add(row)
    return DONE


async def exported(view: Reading, zone: tzinfo) -> AsyncIterator[dict[str, Cell]]:
    """A series without an issue stands in a row of its own."""
    for one in await view.series.every():
        subscribers = shown(await view.series.subscribers(one.id))
        newest = await view.series.issues_of(one.id, one.latest)
        issues: list[Issue | None] = [*reversed(newest)]
        for issue in issues or [None]:
            yield {**of_series(one, subscribers, zone), **of_issue(issue, zone)}


def of_series(one: Series, subscribers: int | None, zone: tzinfo) -> dict[str, Cell]:
    ended = None if one.ended_at is None else one.ended_at.astimezone(zone).date()
    return {
        "series": one.id,
        "name": one.name,
        "started": one.started_at.astimezone(zone).date().isoformat(),
        "ended": None if ended is None else ended.isoformat(),
        "subscribers": subscribers,
    }


def of_issue(issue: Issue | None, zone: tzinfo) -> dict[str, Cell]:
    if issue is None:
        return dict.fromkeys(COLUMNS[-4:])
    return {
        "issue": issue.number,
        "sent": issue.sent_at.astimezone(zone).date().isoformat(),
        "deliveries": shown(issue.deliveries),
        "reads": shown(issue.reads),
    }
