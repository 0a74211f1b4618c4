"""Obligations: what a cadre or an organ owes in a period, and which of two it was held for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from domain.five_ones import HeldBy
from domain.organisations import Cadre, CadreId, Level, Position
from domain.periods import Days, day_of, quarter_of, two_months_of

FIVE = 5

IN_TWO_MONTHS = frozenset({Position.FULL_TIME, Position.SECONDED})
"""They owe five in every two months; part-time cadres and organs in every quarter."""

ORGAN_LEVELS = frozenset({Level.PROVINCE, Level.SYSTEM, Level.CITY, Level.COUNTY})


@dataclass(frozen=True, slots=True)
class Obligation:
    """Five activities in a period; `line` is None for an organ's. `owed` 0: an office that came
    within the period; what it holds counts, and nothing is missing.
    """

    held_by: HeldBy
    period: Days
    line: CadreId | None = None
    owed: int = FIVE


def period_of(position: Position, day: date) -> Days:
    return two_months_of(day) if position in IN_TWO_MONTHS else quarter_of(day)


def obligation_of(line: Cadre, day: date) -> Obligation | None:
    """What the holder of a position owes in the period of a day: whoever held it on the period's
    first day. Who arrived later owes from the next one.
    """
    period = period_of(line.position, day)
    if not line.holds_on(period.first):
        return None
    return Obligation(HeldBy.CADRE, period, line.id)


def first_owed(line: Cadre) -> date | None:
    """The first day of the first period that the holder of a position owes; None: left before."""
    period = period_of(line.position, line.held_from)
    first = period.first if period.first == line.held_from else period.after
    return first if line.holds_on(first) else None


def period_before(position: Position, period: Days) -> Days:
    return period_of(position, period.first - timedelta(days=1))


def obligation_of_organ(level: Level, since: date, day: date) -> Obligation | None:
    """Offices of province or system, city and county owe one of each kind in every quarter, from
    the first one on that had not begun before them (product 3.4, as for a position).
    """
    if level not in ORGAN_LEVELS:
        return None
    quarter = quarter_of(day)
    return Obligation(HeldBy.ORGAN, quarter, owed=FIVE if since <= quarter.first else 0)


def first_owed_by_organ(since: date) -> date:
    """The first day of the first quarter in which an office owes anything."""
    quarter = quarter_of(since)
    return quarter.first if quarter.first == since else quarter.after


def obligations_of(lines: Sequence[Cadre], day: date) -> tuple[Obligation, ...]:
    """Of all positions of one person in the periods of a day, what ends first coming first.

    A new position in the middle of a quarter can leave two that overlap, and two of different
    length can end on the same day.
    """
    owed = [one for line in lines if (one := obligation_of(line, day)) is not None]
    return tuple(sorted(owed, key=_ends_first))


def fulfils(
    line: CadreId, happened: datetime, owed: Sequence[Obligation], zone: tzinfo
) -> Obligation | None:
    """The one obligation of a person that an activity serves: of the position under which it was
    held, or else the one that ends first. It never serves two.
    """
    day = day_of(happened, zone)
    open_then = sorted((one for one in owed if day in one.period), key=_ends_first)
    own = (one for one in open_then if one.line == line)
    return next(own, next(iter(open_then), None))


def _ends_first(one: Obligation) -> tuple[date, date, int]:
    return one.period.after, one.period.first, one.line or 0
