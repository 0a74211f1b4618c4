"""Activities as rows of an export: numbers counted from rows, and nobody's name."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activities import Activity
from domain.ratings import Rating
from storage.activities import activity_of
from storage.tables.activities import (
    activities,
    activity_answers,
    activity_check_ins,
    activity_photos,
    activity_ratings,
    activity_seats,
    occurrences,
)


@dataclass(frozen=True, slots=True)
class ActivityNumbers:
    """An activity with what stands behind it. `seats` 0: for everybody who comes."""

    activity: Activity
    recurs: bool
    coming: int
    declined: int
    seats: int
    present: int
    photos: int
    rating: Rating


def number_of(table: Table, *more: ColumnElement[bool]) -> ScalarSelect[int]:
    own = table.c.activity_id == activities.c.id
    return select(func.count()).where(own, *more).scalar_subquery()


STARS = (
    select(func.coalesce(func.sum(activity_ratings.c.stars), 0))
    .where(activity_ratings.c.activity_id == activities.c.id)
    .scalar_subquery()
)
NUMBERS = {
    "recurs": number_of(occurrences),
    "coming": number_of(activity_answers, activity_answers.c.coming),
    "declined": number_of(activity_answers, ~activity_answers.c.coming),
    "seats": number_of(activity_seats),
    "present": number_of(activity_check_ins),
    "photos": number_of(activity_photos),
    "raters": number_of(activity_ratings),
    "stars": STARS,
}


class ActivityRows:
    """Read-only."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def between(self, since: datetime, before: datetime) -> AsyncIterator[ActivityNumbers]:
        """Those that begin from `since` on and before `before`, the oldest first."""
        numbers = (one.label(name) for name, one in NUMBERS.items())
        asked = select(activities, *numbers).where(
            activities.c.starts_at >= since, activities.c.starts_at < before
        )
        ordered = asked.order_by(activities.c.starts_at, activities.c.id)
        async with self._connection.stream(ordered) as rows:
            async for row in rows:
                yield numbers_of(row)


def numbers_of(row: Any) -> ActivityNumbers:
    counted = {
        name: int(getattr(row, name))
        for name in NUMBERS
        if name not in {"recurs", "raters", "stars"}
    }
    rating = Rating(row.raters, int(row.stars))
    return ActivityNumbers(activity_of(row), bool(row.recurs), rating=rating, **counted)
