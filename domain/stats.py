"""Figures of groups and persons: a day, a week, a month, a quarter. Unknown is None, never 0."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from domain.groups import Gap, Group
from domain.organisations import Cadre
from domain.periods import Days, day_of, month_of, quarter_of, week_of

MOMENT = timedelta.resolution


class Span(StrEnum):
    """The calendar's stretch of days that a figure is about."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Which(StrEnum):
    """The stretch that today belongs to, as far as it has come; or the one before it, which is
    over: yesterday, last week …
    """

    NOW = "now"
    BEFORE = "before"


class Whose(StrEnum):
    """What the figures are about: a position's groups, one group, one's own, a branch."""

    LINE = "line"
    GROUP = "group"
    OWN = "own"
    OFFICE = "office"


class Extent(StrEnum):
    """How much of a stretch its figures are about. PARTLY: it is over, and of some of its days
    something is not known.
    """

    SO_FAR = "so-far"
    COMPLETE = "complete"
    PARTLY = "partly"


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


CALENDAR: Mapping[Span, Callable[[date], Days]] = {
    Span.TODAY: only,
    Span.WEEK: week_of,
    Span.MONTH: month_of,
    Span.QUARTER: quarter_of,
}


def spans_of(today: date, which: Which = Which.NOW) -> Mapping[Span, Days]:
    return {span: days_in(span, today, which) for span in Span}


def days_in(span: Span, today: date, which: Which) -> Days:
    """Nothing is known of the days after today."""
    whole = CALENDAR[span](today)
    if which is Which.BEFORE:
        return CALENDAR[span](whole.first - timedelta(days=1))
    return Days(whole.first, only(today).after)


Figures = Mapping[Figure, int | None]
UNKNOWN: Figures = dict.fromkeys(Figure)


@dataclass(frozen=True, slots=True)
class GroupStats:
    """What is said "of `consenting` of `members`"; `members` is None when Telegram never told.

    `unseen` are the days in which the bot was away for a while. `frozen` is there when the quarter
    before is asked about, and those figures are fixed.
    """

    group: Group
    consenting: int
    since: datetime | None
    unseen: Sequence[Days]
    spans: Mapping[Span, Figures]
    frozen: "FrozenFigures | None" = None


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: the span, which one of it, its days, and the day on which it is asked."""

    span: Span
    which: Which
    today: date

    @property
    def days(self) -> Days:
        return days_in(self.span, self.today, self.which)

    def extent(self, since: date | None, unseen: Sequence[Days]) -> Extent:
        """The day on which counting began is not known as a whole."""
        days = self.days
        if self.which is Which.NOW:
            return Extent.SO_FAR
        missed = any(away.first < days.after and days.first < away.after for away in unseen)
        begun = since is not None and since < days.first
        return Extent.COMPLETE if begun and not missed else Extent.PARTLY


OwnFigures = Mapping[Span, Mapping[str, int | None]]
"""A person's own counts by name, `blocks` among them; seen by that person alone."""


@dataclass(frozen=True, slots=True)
class OwnStats:
    """`since`: when the person agreed to be counted; before that nothing is known of them.
    `unseen`: days in which the bot was away for a while from one of their groups.
    """

    since: datetime
    unseen: Sequence[Days]
    spans: OwnFigures


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
    subtitle: str = ""


def days_of(gap: Gap, now: datetime, zone: tzinfo) -> Days:
    """The days of which a gap took something; those of an open one up to today. One that ends at a
    midnight took nothing of the day that begins with it.
    """
    first = day_of(gap.since, zone)
    last = day_of(gap.until - MOMENT if gap.until is not None else now, zone)
    return Days(first, max(first, last) + timedelta(days=1))


def is_known(days: Days, today: date, since: date | None, unseen: Sequence[Days]) -> bool:
    """Whether anything can be said of a span: one of its days so far was seen to the end.

    The day on which counting began is known as far as it goes: "complete since" stands beside it.
    """
    if since is None:
        return False
    first, last = max(days.first, since), min(days.last, today)
    seen = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return any(not any(day in away for away in unseen) for day in seen)
