"""A reminder in one line: a time and words, whichever comes first."""

from datetime import datetime, tzinfo

from domain.seeing import says_something
from domain.topic_schedules import Once, When
from language.lines import (
    adds_a_day,
    begins_with_day,
    begins_with_time,
    ends_in_rhythm,
    goes_on,
    parts,
    without_asking,
    worded,
)
from language.times import from_now, other_rhythm, said_clock
from services.times import moment_of, when_of


def time_beside(text: str, now: datetime, zone: tzinfo) -> tuple[When, str] | None:
    """A time and the words before or after it, the longest time first; None without one of them.

    A time of day alone is the next one, unless the words begin with a day that it could belong to.
    """
    whole = text.strip()
    asked = without_asking(whole)
    for written in dict.fromkeys((whole, asked)):
        found = with_day(written, now, zone) or on_both_sides(written, now, zone)
        found = found or with_clock(written, now, zone)
        if found is not None:
            when, words = found
            said = worded(words, asked=written != whole)
            return (when, said) if says_something(said) else None
    return None


def with_day(written: str, now: datetime, zone: tzinfo) -> tuple[When, str] | None:
    for said, words, behind in parts(written):
        when = when_of(said, now, zone)
        if when is None or (behind and ends_in_rhythm(words)):
            continue
        if not behind and (adds_a_day(words) or (from_now(said) and begins_with_time(words))):
            return None
        return when, words
    return None


def on_both_sides(written: str, now: datetime, zone: tzinfo) -> tuple[When, str] | None:
    """The day at the beginning, the time of day at the end."""
    for clock, rest, behind in parts(written):
        if not behind or said_clock(clock) is None:
            continue
        for day, words, after in parts(rest):
            if after or goes_on(day, words):
                continue
            when = None if other_rhythm(words) else when_of(f"{day} {clock}", now, zone)
            if when is not None:
                return when, words
    return None


def with_clock(written: str, now: datetime, zone: tzinfo) -> tuple[When, str] | None:
    for said, words, behind in parts(written):
        clock = said_clock(said)
        if clock is None:
            continue
        if begins_with_day(without_asking(words)) or (behind and ends_in_rhythm(words)):
            return None
        return Once(moment_of(clock, now, zone)), words
    return None
