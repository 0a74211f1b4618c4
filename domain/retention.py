"""Retention: how long what is needed for a while only is kept, and when it goes."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from domain.periods import Days, day_of


class Kept(StrEnum):
    """What is kept for a while only, each with one moment from which its time runs."""

    UPDATE_IDS = "update-ids"
    SENT = "sent"
    DEAD_LETTERS = "dead-letters"
    CEILINGS = "ceilings"
    PARKED = "parked"
    FAILED = "failed"
    QUARANTINED = "quarantined"
    ALBUMS = "albums"
    AUTHORS = "authors"
    TOPIC_ANSWERS = "topic-answers"
    POLL_VOTES = "poll-votes"
    DRAFTS = "drafts"
    PRESSURE_REPORTS = "pressure-reports"
    ASKED_AGAIN = "asked-again"
    ROSTERS = "rosters"
    MEETINGS = "yearly-meetings"
    REPORT_DRAFTS = "report-drafts"
    OWN_REMINDERS = "own-reminders"
    DESIGN_IDEAS = "design-ideas"


HOUR, DAY = timedelta(hours=1), timedelta(days=1)

KEPT_FOR: Mapping[Kept, timedelta] = {
    Kept.UPDATE_IDS: 48 * HOUR,
    Kept.SENT: 48 * HOUR,
    Kept.DEAD_LETTERS: 7 * DAY,
    Kept.CEILINGS: 7 * DAY,
    Kept.PARKED: HOUR,
    Kept.FAILED: 7 * DAY,
    Kept.QUARANTINED: 7 * DAY,
    Kept.ALBUMS: 7 * DAY,
    Kept.AUTHORS: 7 * DAY,
    Kept.TOPIC_ANSWERS: 7 * DAY,
    Kept.POLL_VOTES: 7 * DAY,
    Kept.DRAFTS: 7 * DAY,
    Kept.PRESSURE_REPORTS: 30 * DAY,
    Kept.ASKED_AGAIN: 30 * DAY,
    Kept.ROSTERS: 7 * DAY,
    Kept.MEETINGS: 366 * DAY + 90 * DAY,
    Kept.REPORT_DRAFTS: 366 * DAY,
    Kept.OWN_REMINDERS: 7 * DAY,
    Kept.DESIGN_IDEAS: 7 * DAY,
}

# What people wrote goes with the hour; numbers and marks may wait for midnight.
WITH_WORDS = frozenset(
    {
        Kept.DEAD_LETTERS,
        Kept.PARKED,
        Kept.FAILED,
        Kept.TOPIC_ANSWERS,
        Kept.DRAFTS,
        Kept.PRESSURE_REPORTS,
        Kept.ROSTERS,
        Kept.REPORT_DRAFTS,
        Kept.OWN_REMINDERS,
        Kept.DESIGN_IDEAS,
    }
)

# The bit set of a day's ten-minute blocks, from the end of that day.
BLOCKS_KEPT_FOR = 48 * HOUR
# Failed updates are kept for a week: when they are worked off, they may belong to a folded day.
LATE_AT_MOST = 8 * DAY
# What somebody did on a day stands under their number so long after the quarter was frozen.
PEOPLE_KEPT_FOR = 90 * DAY


def kept_since(kept: Kept, now: datetime) -> datetime:
    """What is as old as this moment, or older, is kept no longer."""
    return now - KEPT_FOR[kept]


def bell_for(kept: Kept, since: datetime, zone: tzinfo) -> datetime:
    """When somebody has to look at the latest: the hour or the midnight at which it may go."""
    gone = since + KEPT_FOR[kept]
    return next_hour(gone) if kept in WITH_WORDS else next_midnight(gone, zone)


def next_hour(moment: datetime) -> datetime:
    """The full hour that has come or comes next."""
    begun = moment.replace(minute=0, second=0, microsecond=0)
    return begun if begun == moment else begun + HOUR


def next_midnight(moment: datetime, zone: tzinfo) -> datetime:
    """The midnight that has come or comes next."""
    day = only(day_of(moment, zone))
    return day.begins(zone) if day.begins(zone) == moment else day.ends(zone)


def first_open_day(now: datetime, zones: Iterable[tzinfo]) -> date:
    """Days before this one ended 48 hours ago in every zone: their blocks become a number."""
    return min(day_of(now - BLOCKS_KEPT_FOR, zone) for zone in zones)


def closes_at(day: date, zones: Iterable[tzinfo]) -> datetime:
    """The moment from which `first_open_day` lies after this day."""
    return max(only(day).ends(zone) for zone in zones) + BLOCKS_KEPT_FOR


def freezes_at(quarter: Days, zones: Iterable[tzinfo]) -> datetime:
    """When nothing of a quarter can be worked off late any more, in whichever zone."""
    return max(quarter.ends(zone) for zone in zones) + LATE_AT_MOST


def nameless_at(quarter: Days, zones: Iterable[tzinfo]) -> datetime:
    """When the rows of people of a frozen quarter become nobody's."""
    return freezes_at(quarter, zones) + PEOPLE_KEPT_FOR


def only(day: date) -> Days:
    return Days(day, day + DAY)
