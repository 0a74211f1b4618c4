"""Clocks of wishes: in calendar days of the organisation's zone, at the first permitted hour."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from domain.periods import day_of
from domain.quiet_hours import QUIET_UNTIL
from domain.wishes import Wish, WishState

NOTED_ON = (3, 7)
"""Days after which an open wish is put before its cadre side again."""
ORGAN_FROM, ORGAN_EVERY = 14, 7
"""From which day on the office hears of a wish that nobody has claimed, and how often."""
HELD_ON, RETURNS_ON = (3, 6), 7
"""Days after the last step on which a helper is asked, and the one on which it goes back."""
LAPSES_ON = 14
ASKED_ON = 28
FARTHEST = 3700  # days: beyond that no clock of a wish runs


class Bell(StrEnum):
    """What a clock does. NOTE: tells whoever could go on with it. OFFICE: tells the office.
    RETURN: back to the top of the list, or of the pool. LAPSE: unconfirmed. ASK: was it solved?
    """

    NOTE = "note"
    OFFICE = "office"
    RETURN = "return"
    LAPSE = "lapse"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Ring:
    """`day` counts from the moment from which the clock runs; `at` is its first permitted hour."""

    bell: Bell
    day: int
    at: datetime


def rings(wish: Wish, zone: tzinfo, until: datetime) -> Iterator[Ring]:
    """Every ring of the wish as it stands now, up to a moment, those that are past included."""
    for bell, since, days in _running(wish, until):
        for day in days:
            ring = Ring(bell, day, moment_of(since, day, zone))
            if ring.at > until:
                break
            yield ring


def _running(wish: Wish, until: datetime) -> Iterator[tuple[Bell, datetime, tuple[int, ...]]]:
    match wish.state:
        case WishState.OPEN:
            yield Bell.NOTE, wish.since, NOTED_ON
            yield Bell.OFFICE, wish.opened_at, weekly(wish.opened_at, until)
        case WishState.POOLED:
            yield Bell.OFFICE, wish.since, weekly(wish.since, until)
        case WishState.CLAIMED | WishState.MATCHED:
            yield Bell.NOTE, wish.since, HELD_ON
            yield Bell.RETURN, wish.since, (RETURNS_ON,)
        case WishState.OFFERED:
            yield Bell.RETURN, wish.since, (RETURNS_ON,)
        case WishState.FULFILLED:
            yield Bell.LAPSE, wish.since, (LAPSES_ON,)
        case WishState.CONFIRMED | WishState.UNCONFIRMED:
            if wish.asked_at is None and wish.fulfilled_at is not None:
                yield Bell.ASK, wish.fulfilled_at, (ASKED_ON,)
        case WishState.DECLINED | WishState.WITHDRAWN:
            return


def weekly(since: datetime, until: datetime) -> tuple[int, ...]:
    last = min(FARTHEST, (until - since).days + ORGAN_EVERY)
    return tuple(range(ORGAN_FROM, max(last, ORGAN_FROM) + ORGAN_EVERY, ORGAN_EVERY))


def moment_of(since: datetime, days: int, zone: tzinfo) -> datetime:
    """08:00 on the wall of the organisation, so many calendar days later."""
    day = day_of(since, zone) + timedelta(days=days)
    return datetime.combine(day, QUIET_UNTIL, zone)


def due(wish: Wish, zone: tzinfo, now: datetime) -> tuple[Ring, ...]:
    """What a clock that was to be looked at at `wish.bell_at` does at this moment: of each bell the
    latest ring; and whatever moves the wish overtakes what would only remind of it.
    """
    last = wish.bell_at
    if last is None or last > now:
        return ()
    latest: dict[Bell, Ring] = {}
    for ring in rings(wish, zone, now):
        if ring.at >= last:
            latest[ring.bell] = ring
    for moving in (Bell.RETURN, Bell.LAPSE):
        if moving in latest:
            return (latest[moving],)
    return tuple(latest.values())


def next_bell(wish: Wish, zone: tzinfo, after: datetime) -> datetime | None:
    """When its clocks next want to be looked at; None: never. A question that is late is asked
    late; a reminder whose day is past is not made up for.
    """
    far = after + timedelta(days=ASKED_ON + ORGAN_FROM)
    moments = (
        ring.at
        for ring in rings(wish, zone, far)
        if ring.at > after or ring.bell in {Bell.ASK, Bell.LAPSE}
    )
    return min(moments, default=None)
