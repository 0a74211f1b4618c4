"""Figures of groups: a day, a week and a quarter side by side. Unknown is None, and never 0."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from domain.groups import Gap, Group
from domain.organisations import Cadre
from domain.periods import Days, day_of, quarter_of, week_of


class Span(StrEnum):
    """The days up to today that a figure is about."""

    TODAY = "today"
    WEEK = "week"
    QUARTER = "quarter"


class Figure(StrEnum):
    """PEOPLE and TWO_WAY are consenting people only; the last three are days with that light."""

    MESSAGES = "messages"
    PEOPLE = "people"
    BLOCKS = "blocks"
    TWO_WAY = "two_way"
    VOICE = "voice"
    INTERACTION = "interaction"
    TOPIC = "topic"


def only(day: date) -> Days:
    return Days(day, day + timedelta(days=1))


def spans_of(today: date) -> Mapping[Span, Days]:
    """Nothing is known of the days after today."""
    day = only(today)
    return {
        Span.TODAY: day,
        Span.WEEK: Days(week_of(today).first, day.after),
        Span.QUARTER: Days(quarter_of(today).first, day.after),
    }


Figures = Mapping[Figure, int | None]
UNKNOWN: Figures = dict.fromkeys(Figure)


@dataclass(frozen=True, slots=True)
class GroupStats:
    """What is said "of `consenting` of `members`"; `members` is None when Telegram never told.

    `unseen` are the days of the quarter in which the bot was away for a while.
    """

    group: Group
    consenting: int
    since: datetime | None
    unseen: Sequence[Days]
    spans: Mapping[Span, Figures]


@dataclass(frozen=True, slots=True)
class FrozenFigures:
    """What a group's quarter came to in different people when it was frozen."""

    people: int
    two_way: int
    consenting: int
    members: int | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """112 asked, 71 take part: only the first is measured against what the position owes."""

    asked: int
    take_part: int
    owed: int


@dataclass(frozen=True, slots=True)
class CadreStats:
    """What one position sees: its quota and the groups it runs."""

    cadre: Cadre
    quota: Quota
    groups: tuple[GroupStats, ...]
    zone: tzinfo


OwnFigures = Mapping[Span, Mapping[str, int]]
"""A person's own counts by name, `blocks` among them; seen by that person alone."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One group in a picture, worded already. A row is a label and a figure for each column."""

    title: str
    notes: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: plain facts with their words, since a worker process knows no language.

    `unknown` stands where a figure is None.
    """

    title: str
    columns: tuple[str, ...]
    panels: tuple[Panel, ...]
    unknown: str = "—"


def days_of(gap: Gap, now: datetime, zone: tzinfo) -> Days:
    """The days of which a gap took something; those of an open one up to today."""
    return Days(day_of(gap.since, zone), day_of(gap.until or now, zone) + timedelta(days=1))


def is_known(days: Days, today: date, since: date | None, unseen: Sequence[Days]) -> bool:
    """Whether anything can be said of a span: one of its days so far was seen to the end.

    The day on which counting began is known as far as it goes: "complete since" stands beside it.
    """
    if since is None:
        return False
    first, last = max(days.first, since), min(days.last, today)
    seen = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return any(not any(day in away for away in unseen) for day in seen)
