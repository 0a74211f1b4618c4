"""`export activities`: what was announced, held and entered afterwards, in numbers."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import settings as environment
from bot.commands.exporting import days_between, exporting
from bot.problem import DONE
from domain.periods import Days
from exports.tables import Cell, Format
from storage.activity_rows import ActivityNumbers
from storage.transaction import Reading

COLUMNS = (
    *(
        "activity",
        "kind",
        "own_kind",
        "cadre",
        "organ",
        "group",
        "title",
        "place",
        "starts",
        "ends",
    ),
    *("state", "online", "recurs", "entered_afterwards", "approved"),
    *("seats", "coming", "declined", "present", "photographs", "raters", "rating"),
)


async def activities(
    since: date | None, until: date | None, form: Format | None, out: Path | None
) -> int:
    """Both days included, as days of the installation's zone."""
    days = days_between(since, until)
    settings = environment.load()
    async with exporting(settings, COLUMNS, form, out) as (view, rows):
        async for row in exported(view, days, ZoneInfo(str(settings.zone))):
            rows.add(row)
    return DONE


async def exported(
    view: Reading, days: Days | None, zone: ZoneInfo
) -> AsyncIterator[dict[str, Cell]]:
    first, last = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
    if days is not None:
        first = first if days.first == date.min else days.begins(zone)
        last = last if days.after == date.max else days.ends(zone)
    async for one in view.activity_rows.between(first, last):
        yield cells_of(one, zone)


def cells_of(one: ActivityNumbers, zone: ZoneInfo) -> dict[str, Cell]:
    """Of ratings the mean and the number, once there are enough of them: unknown is not 0."""
    activity = one.activity
    told = one.rating.mean is not None
    return {
        "activity": activity.id,
        "kind": activity.kind,
        "own_kind": activity.own_kind or None,
        "cadre": activity.cadre,
        "organ": activity.organ,
        "group": activity.group,
        "title": activity.title,
        "place": activity.place,
        "starts": clock(activity.starts_at, zone),
        "ends": clock(activity.ends_at, zone),
        "state": "withdrawn" if activity.withdrawn_at else activity.state.value,
        "online": yes(activity.online),
        "recurs": yes(one.recurs),
        "entered_afterwards": yes(activity.is_afterwards),
        "approved": yes(activity.approved_at is not None),
        "seats": one.seats or None,
        "coming": one.coming,
        "declined": one.declined,
        "present": one.present,
        "photographs": one.photos,
        "raters": one.rating.raters if told else None,
        "rating": f"{one.rating.mean:.1f}" if told else None,
    }


def clock(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def yes(fact: bool) -> str:  # the fact itself
    return "yes" if fact else "no"
