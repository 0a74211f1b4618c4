"""Entered afterwards: what happened without being announced, and what stands against it."""

from dataclasses import replace
from datetime import datetime, tzinfo

from domain.activities import Plan
from domain.five_ones import KINDS, HeldBy, Kind, may_be_entered
from domain.lengths import length_of
from domain.obligations import period_of
from domain.organisations import Cadre
from domain.periods import Days, day_of, quarter_of
from domain.refusals import Refusal

LONGEST_REASON = 300
BETWEEN_TWO = (Kind.HEART_TO_HEART, Kind.PRACTICAL_HELP)
"""Held with one person, who confirms it; what was said or done is never asked."""


class EnteredTooLate(Refusal):
    """The period in which it happened is over."""


class NotYetHeld(Refusal):
    """It lies ahead: it is announced, not entered."""


class ApprovedByOneself(Refusal):
    """Whoever entered it is not the second person."""


class NothingToApprove(Refusal):
    """It was answered already, or withdrawn."""


class DeclinedWithoutReason(Refusal):
    """No words, or more than `most` characters: whoever entered it reads why."""


class NothingToConfirm(Refusal):
    """They have answered, or it was withdrawn."""


class ActivityFrozen(Refusal):
    """The figures of its quarter stand for good."""


def period_for(line: Cadre | None, kind: Kind, happened: datetime, zone: tzinfo) -> Days:
    """In which something of this kind happened: an organ's is always a quarter. No `line`: it was
    held by an office's staff.
    """
    day = day_of(happened, zone)
    if line is None or KINDS[kind].held_by is HeldBy.ORGAN:
        return quarter_of(day)
    return period_of(line.position, day)


def enterable_until(line: Cadre | None, kind: Kind, happened: datetime, zone: tzinfo) -> datetime:
    """The end of the period in which it happened."""
    return period_for(line, kind, happened, zone).ends(zone)


def enterable(
    line: Cadre | None, kind: Kind, happened: datetime, now: datetime, zone: tzinfo
) -> Days:
    """The period in which it is entered; NotYetHeld or EnteredTooLate if it cannot be."""
    if happened > now:
        raise NotYetHeld
    period = period_for(line, kind, happened, zone)
    if not may_be_entered(happened, now, period, zone):
        raise EnteredTooLate
    return period


def reason_of(text: str) -> str:
    """Why a second person says no."""
    reason = text.strip()
    if not reason or length_of(reason) > LONGEST_REASON:
        raise DeclinedWithoutReason(most=LONGEST_REASON)
    return reason


def entered(plan: Plan, line: Cadre | None, now: datetime, zone: tzinfo) -> Plan:
    """The same, if it can be: its texts fit, and its period is not over. Seats are past."""
    enterable(line, Kind(plan.kind), plan.starts_at, now, zone)
    return replace(plan, seats=None).fitting()
