"""Days, two-month periods and quarters: half-open, so that neighbours neither overlap nor gap."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Days:
    """Half-open: `first` belongs to the span, `after` to the next one."""

    first: date
    after: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day < self.after

    def __iter__(self) -> Iterator[date]:
        return (
            self.first + timedelta(days=number) for number in range((self.after - self.first).days)
        )

    @property
    def last(self) -> date:
        return self.after - timedelta(days=1)

    def begins(self, zone: tzinfo) -> datetime:
        """The first moment of the span in the organisation's zone."""
        return datetime.combine(self.first, time.min, zone)

    def ends(self, zone: tzinfo) -> datetime:
        """The first moment that no longer belongs to the span."""
        return datetime.combine(self.after, time.min, zone)


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The day of a moment in the organisation's zone. ValueError if the moment is naive."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone belongs to no day")
    return moment.astimezone(zone).date()


def week_of(day: date) -> Days:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Days(monday, monday + timedelta(days=7))


def month_of(day: date) -> Days:
    return _months(day, 1)


def two_months_of(day: date) -> Days:
    """January and February, March and April …: the period of full-time and seconded cadres."""
    return _months(day, 2)


def quarter_of(day: date) -> Days:
    """The period of part-time cadres and of organs."""
    return _months(day, 3)


def around(spans: Collection[Days]) -> Days:
    """From the first of their days to the last: a week may begin before its quarter."""
    return Days(min(one.first for one in spans), max(one.after for one in spans))


def _months(day: date, length: int) -> Days:
    start = (day.month - 1) // length * length
    return Days(_first_of(day.year, start), _first_of(day.year, start + length))


def _first_of(year: int, months: int) -> date:
    """The first day of the month that lies this many months after January."""
    return date(year + months // 12, months % 12 + 1, 1)
