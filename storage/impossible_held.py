"""What may not be there of activities, their numbered seats, and of who was there."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Float, Select, and_, exists, func, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from domain.activities import MOST_SEATS, NOT_HELD, ActivityState
from domain.check_ins import EARLIEST, LATEST, Way
from domain.entering import BETWEEN_TWO
from domain.five_ones import KINDS, HeldBy, Kind
from storage.tables.activities import activities, activity_check_ins, activity_seats

Questions = Iterator[tuple[str, Select[Any]]]
PAIRS = [one.value for one in BETWEEN_TWO]
OF_ORGANS = [one.value for one, facts in KINDS.items() if facts.held_by is HeldBy.ORGAN]
OFF = [one.value for one in NOT_HELD]
DECLINED = ActivityState.DECLINED.value


class seconds_between(FunctionElement[float]):  # noqa: N801  # it reads as the function it is
    """From the first moment to the second one."""

    type = Float()
    inherit_cache = True

    def __init__(self, first: ColumnElement[datetime], second: ColumnElement[datetime]) -> None:
        super().__init__(first, second)


@compiles(seconds_between, "sqlite")
def _on_sqlite(element: seconds_between, compiler: SQLCompiler, **how: Any) -> str:
    first, second = (compiler.process(one, **how) for one in element.clauses)
    return f"((julianday({second}) - julianday({first})) * 86400.0)"


@compiles(seconds_between, "postgresql")
def _on_postgresql(element: seconds_between, compiler: SQLCompiler, **how: Any) -> str:
    first, second = (compiler.process(one, **how) for one in element.clauses)
    return f"EXTRACT(EPOCH FROM ({second} - {first}))"


def impossible_activities() -> Questions:
    """Kinds say who holds it and with whom; what is entered afterwards has a second person."""
    one = activities.c
    on = one.state.not_in(OFF) & one.withdrawn_at.is_(None)
    pair, own, organs = one.kind.in_(PAIRS), one.kind == Kind.OWN.value, one.kind.in_(OF_ORGANS)
    entered = one.entered_at.is_not(None)
    wrong: dict[str, ColumnElement[bool]] = {
        "of no known state": one.state.not_in([state.value for state in ActivityState]),
        "of no known kind": one.kind.not_in([kind.value for kind in Kind]),
        "of an own kind without a name": own & (one.own_kind == ""),
        "over before it begins": one.ends_at < one.starts_at,
        "an organ's, without an office": organs & one.organ_id.is_(None),
        "an office's, and of no organ's kind": ~organs & one.organ_id.is_not(None),
        "between two people, and of another kind": ~pair & one.with_id.is_not(None),
        "between two people, in a group": pair & one.group_id.is_not(None),
        "entered before it was held": entered & (one.entered_at < one.starts_at),
        "approved by whoever entered it": one.approved_by == one.entered_by,
        "approved, and not entered afterwards": ~entered & one.approved_at.is_not(None),
        "approved, and nobody knows when": one.approved_at.is_(None) & one.approved_by.is_not(None),
        "declined without a reason, or a reason for nothing": (one.state == DECLINED)
        != (one.declined_for != ""),
        "declined, and not entered afterwards or approved": (one.state == DECLINED)
        & (~entered | one.approved_at.is_not(None)),
        "withdrawn before it began": one.withdrawn_at < one.starts_at,
        "there twice": on & (one.title != "") & exists().where(*twin()),
    }
    for what, condition in wrong.items():
        yield what, select(one.id, one.state, one.kind).where(condition)


def twin() -> tuple[ColumnElement[bool], ...]:
    """An older one of the same cadre, title and time that takes place too: it would count twice."""
    one, other = activities.c, activities.alias("twin").c
    return (
        other.id < one.id,
        other.cadre_id == one.cadre_id,
        other.title == one.title,
        other.starts_at == one.starts_at,
        other.state.not_in(OFF),
        other.withdrawn_at.is_(None),
    )


def impossible_check_ins() -> Questions:
    """By code and button while it is open, and of what is between two people one confirms."""
    there, of = activity_check_ins.c, activities.c
    by_code = there.way.in_([Way.CODE.value, Way.BUTTON.value])
    entered, pair = of.entered_at.is_not(None), of.kind.in_(PAIRS)
    early = seconds_between(there.checked_in_at, of.starts_at)
    late = seconds_between(of.ends_at, there.checked_in_at)
    outside = or_(
        and_(of.online, or_(early > 0, late >= 0)),
        and_(~of.online, or_(early > EARLIEST.total_seconds(), late >= LATEST.total_seconds())),
    )
    several = (
        select(func.count() > 1)
        .where(activity_check_ins.alias("all").c.activity_id == of.id)
        .scalar_subquery()
    )
    wrong: dict[str, ColumnElement[bool]] = {
        "of no known way": there.way.not_in([one.value for one in Way]),
        "outside the time in which it is open": by_code & outside,
        "by code or button, of what was entered afterwards": by_code & (entered | pair),
        "confirmed, of what was announced": ~by_code & ~entered & ~pair,
        "confirmed before it was noted": ~by_code & (there.checked_in_at < of.announced_at),
        "one of several of what is between two people": pair & several,
        "there, and their answer is awaited": pair & of.with_id.is_not(None),
    }
    joined = select(there.id, there.activity_id, there.way).join(
        activities, of.id == there.activity_id
    )
    for what, condition in wrong.items():
        yield what, joined.where(condition)


def impossible_seats() -> Questions:
    """Numbered from 1 on, without a gap, and no more than there may be."""
    seat, other = activity_seats.c, activity_seats.alias("other").c
    before = exists().where(other.activity_id == seat.activity_id, other.seat == seat.seat - 1)
    wrong = {
        "numbered beyond the limit": (seat.seat < 1) | (seat.seat > MOST_SEATS),
        "numbered with a gap before it": (seat.seat > 1) & ~before,
    }
    for what, condition in wrong.items():
        yield what, select(seat.activity_id, seat.seat).where(condition)
