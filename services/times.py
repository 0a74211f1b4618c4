"""When something is to be, from what somebody wrote; in the group's zone."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from domain.activities import USUAL_LENGTH
from domain.activity_times import span_of
from domain.recurring import WeeklyNotHere
from domain.refusals import Refusal
from domain.topic_schedules import Once, Weekly, When, first
from language.days import SaidOnce
from language.delays import SaidAfter
from language.times import SaidWeekly, in_digits, said_span, said_time

YEARS = 9
WEEK, DAY = timedelta(days=7), timedelta(days=1)
HALF_OF_DAY = timedelta(hours=12)


class TopicTimeUnclear(Refusal):
    """No day and time could be read in it."""


def parted(text: str) -> tuple[str, str]:
    """What stands before the first semicolon of any width, and behind it."""
    head, *rest = re.split(r"[;\uff1b]", text, maxsplit=1)
    return head, rest[0] if rest else ""


def when_of(text: str, now: datetime, zone: tzinfo) -> When | None:
    """None: it is no time. Nothing of it is judged."""
    today = now.astimezone(zone).date()
    match said_time(text, today):
        case SaidWeekly(days, at):
            return Weekly(days, at)
        case SaidOnce() as said:
            return Once(moment_of(said, now, zone))
        case SaidAfter(days, span):
            return Once(moment_after(days, span, now, zone))
        case None:
            return None


def moment_of(said: SaidOnce, now: datetime, zone: tzinfo) -> datetime:
    """The next such day where no year was said, and the next such time where no day was."""
    today = now.astimezone(zone).date()
    later = timedelta(days=said.later)
    if said.month_day is not None:
        ahead = (dated(year, said.month_day, said.at, zone) for year in years_from(today))
        return next(one + later for one in ahead if one is not None and one + later > now)
    day = said.day or today
    if said.weekday is not None:
        day += timedelta(days=(said.weekday - day.weekday()) % 7)
    moment = datetime.combine(day, said.at, zone) + later
    if moment > now:
        return moment
    this_half = moment + HALF_OF_DAY
    if said.dial and day == today and this_half > now and this_half.date() == today:
        return this_half
    if said.weekday is not None:
        return moment + WEEK
    return moment if said.day is not None else moment + DAY


def moment_after(days: int, span: timedelta, now: datetime, zone: tzinfo) -> datetime:
    """Days go by the calendar and keep the time on the wall; hours pass whatever the wall shows."""
    there = now.replace(microsecond=0).astimezone(zone) + timedelta(days=days)
    return (there.astimezone(UTC) + span).astimezone(zone)


def years_from(today: date) -> range:
    return range(today.year, today.year + YEARS)


def dated(year: int, month_day: tuple[int, int], at: time, zone: tzinfo) -> datetime | None:
    try:
        return datetime.combine(date(year, *month_day), at, zone)
    except ValueError:
        return None


def chosen(text: str, now: datetime, zone: tzinfo) -> When:
    """TopicTimeUnclear; and whatever is wrong with the time itself."""
    when = when_of(text, now, zone)
    if when is None:
        raise TopicTimeUnclear
    first(when, now, zone)
    return when


def kept(when: When) -> str:
    """As a conversation keeps it."""
    if isinstance(when, Once):
        return when.at.isoformat()
    return f"{','.join(map(str, when.days))} {when.at:%H:%M}"


def when_kept(written: str) -> When | None:
    """None: now."""
    if not written:
        return None
    days, _, at = written.partition(" ")
    if not at:
        return Once(datetime.fromisoformat(written))
    return Weekly(tuple(map(int, days.split(","))), time.fromisoformat(at))


def span_said(
    written: str,
    now: datetime,
    zone: tzinfo,
    *,
    ahead: bool = True,
    usual: timedelta = USUAL_LENGTH,
) -> tuple[datetime, datetime]:
    """Beginning and end of an activity: tomorrow 3pm-5pm as well as what `span_of` reads.
    WeeklyNotHere if it says every week.
    """
    if weekly_spans(written, now, zone):
        raise WeeklyNotHere
    digits = in_digits(written, now.astimezone(zone).date()) if ahead else None
    return span_of(digits or written, now, zone, ahead=ahead, usual=usual)


def weekly_spans(
    written: str, now: datetime, zone: tzinfo
) -> tuple[tuple[datetime, datetime], ...]:
    """Beginning and end of the next one on each day of every week, the soonest first; empty: every
    week is not said.
    """
    today = now.astimezone(zone).date()
    match said_span(written, today):
        case SaidWeekly(days, at), ends:
            begins = (moment_of(SaidOnce(today, None, day, at), now, zone) for day in days)
            return tuple((start, ended(start, ends)) for start in sorted(begins))
        case _:
            return ()


def ended(start: datetime, ends: time | None) -> datetime:
    """An end that is not after the beginning is on the day after."""
    if ends is None:
        return start + USUAL_LENGTH
    end = datetime.combine(start.date(), ends, start.tzinfo)
    return end if end > start else end + timedelta(days=1)
