"""Reminders of activities, for whoever said that they come: the evening before, and an hour before.

They asked for it by joining, so that no ceiling holds them up.
"""

from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

EVENING = time(19)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EARLIEST = 2 * DAY
"""So long before it begins nobody is reminded."""


class Stage(StrEnum):
    EVENING = "evening"
    HOUR = "hour"


def moment_of(stage: Stage, starts_at: datetime, zone: tzinfo) -> datetime:
    """19:00 of the day before on the organisation's wall, or an hour before it begins."""
    if stage is Stage.HOUR:
        return starts_at - HOUR
    return datetime.combine(starts_at.astimezone(zone).date() - DAY, EVENING, zone)


def stage_due(starts_at: datetime, now: datetime, zone: tzinfo) -> Stage | None:
    """The last stage whose moment has come: one that a later one has overtaken is not said. None
    before the first one, and once it has begun.
    """
    if now >= starts_at:
        return None
    come = [one for one in Stage if moment_of(one, starts_at, zone) <= now]
    return come[-1] if come else None


def next_stage(starts_at: datetime, now: datetime, zone: tzinfo) -> datetime | None:
    """The next moment at which somebody is reminded of it."""
    moments = (moment_of(one, starts_at, zone) for one in Stage)
    return min((one for one in moments if one > now), default=None)
