"""Times as people say them: tomorrow 8pm, every Mon Wed 19:30; in digits for rules that read on.

What is not understood as a whole is not understood: nothing is guessed.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from language.clocks import EARLY, Clock, clocks_in
from language.danger.traditional import SIMPLIFIED
from language.days import SaidOnce, days_of_week, once
from language.delays import SaidAfter, said_after

SPELT = (
    (re.compile(r"今(?=早|晚)"), "今天"),
    (re.compile(r"明(?=早|晚)"), "明天"),
    (
        re.compile(
            r"(?<![大天周时钟以之日期拜])后(?=早[上晨\d一二三四五六七八九十]|晚[上\d一二三四五六七八九十])"
        ),
        "后天",
    ),
    (re.compile(r"每个?(?=早|晚)"), "每天"),
    (re.compile(r"([今明])儿(?:个)?"), r"\1天"),
    (re.compile(r"\btonight\b"), "today evening"),
    (re.compile(r"\bthis (?=morning\b|afternoon\b|evening\b)"), "today "),
    (re.compile(r"\bevery (?=morning\b|afternoon\b|evening\b|night\b)"), "every day "),
)
RANGE = re.compile(r"\s*(?:-|–|—|~|到|至|to|until|till)\s*")
AMOUNT = r"(?:两|[2-9]|\d\d|三|四|几|半|一|1)"
OTHER_RHYTHM = re.compile(
    rf"每\s*个?(?:月|季|年|两|隔)|每逢?(?:\d+|[三四五六])\s*(?:天|周|个)|每\s*{AMOUNT}?个?(?:小时|钟头|分钟?)"
    rf"|每\s*{AMOUNT}+\s*(?:分|刻)|隔(?:周|天|日|月|年|一)|[双单]周|月月|年年"
    r"|\b(?:every|each)\s+(?:other|second|third|two|three|few|couple|half|\d+|month|year|hour|minute|quarter|fortnight)"
    r"|\b(?:monthly|yearly|annually|hourly|quarterly|bi-?weekly|fortnightly)\b"
)


@dataclass(frozen=True, slots=True)
class SaidWeekly:
    days: tuple[int, ...]
    at: time


Said = SaidOnce | SaidWeekly | SaidAfter


def said_time(text: str, today: date) -> Said | None:
    """A day and a time, days of the week and a time, or how long from now; None for all else."""
    if (after := from_now(text)) is not None:
        return after
    found = said_span(text, today)
    return found[0] if found is not None and found[1] is None else None


def from_now(text: str) -> SaidAfter | None:
    return said_after(without_fillers(plain(text)))


def said_span(text: str, today: date) -> tuple[SaidOnce | SaidWeekly, time | None] | None:
    """The same of a day, and until when if that is said; None for everything else."""
    written = plain(text)
    clocks = list(clocks_in(written))
    if len(clocks) not in {1, 2}:
        return None
    begins, *others = by_day(clocks[0]), *clocks[1:]
    end = clocks[-1].end
    if others and not RANGE.fullmatch(written[begins.end : others[0].start]):
        return None
    before, behind = (without_fillers(one) for one in (written[: begins.start], written[end:]))
    if before not in {"", "on"} and behind:  # two days, and a time for one of them
        return None
    rest = f"{before} {behind}".strip()
    said = day_said(rest, today, begins)
    if said is None or ("midnight" in written and rest != "today"):  # of which of two days?
        return None
    return said, ended(said.at, others[0].at) if others else None


def day_said(rest: str, today: date, clock: Clock) -> SaidOnce | SaidWeekly | None:
    """The day, or the days of every week, with that time."""
    days = days_of_week(rest)
    if days:
        return SaidWeekly(tuple(sorted((day + clock.later) % 7 for day in days)), clock.at)
    said = once(rest, today, clock.at)
    return None if said is None else replace(said, later=clock.later, dial=clock.dial)


def said_clock(text: str) -> SaidOnce | None:
    """A time of day alone: the next time a clock shows it. None for everything else."""
    written = plain(text)
    match list(clocks_in(written)):
        case [clock] if not without_fillers(written[: clock.start] + written[clock.end :]):
            awake = by_day(clock)
            return SaidOnce(None, None, None, awake.at, dial=awake.dial)
        case _:
            return None


def by_day(clock: Clock) -> Clock:
    """Three o'clock is in the afternoon where nothing else is said, and not at night."""
    if not clock.dial or clock.at.hour not in EARLY:
        return clock
    return replace(clock, at=clock.at.replace(hour=clock.at.hour + 12), dial=False)


def other_rhythm(text: str) -> bool:
    """It says every month, year, second week or hour, which nothing here reads."""
    return OTHER_RHYTHM.search(plain(text)) is not None


def ended(begins: time, ends: time) -> time:
    """From three in the afternoon to five is in the afternoon too."""
    in_the_morning = ends <= begins and ends.hour < 12 and begins.hour < ends.hour + 12
    return ends.replace(hour=ends.hour + 12) if in_the_morning else ends


def in_digits(text: str, today: date) -> str | None:
    """Day and span as `2027-3-8 15:00-17:00`, or without the end or the year; None: not once."""
    match said_span(text, today):
        case SaidOnce() as said, ends if said.month_day is None or not said.later:
            until = "" if ends is None else f"-{ends:%H:%M}"
            return f"{day_in_digits(said, today)} {said.at:%H:%M}{until}"
        case _:
            return None


def day_in_digits(said: SaidOnce, today: date) -> str:
    if said.month_day is not None:
        month, day = said.month_day
        return f"{month}-{day}"
    exact = said.day or today
    if said.weekday is not None:
        exact += timedelta(days=(said.weekday - exact.weekday()) % 7)
    exact += timedelta(days=said.later)
    return f"{exact.year}-{exact.month}-{exact.day}"


def plain(text: str) -> str:
    """Of one width, simplified and in small letters; what is one word for day and half is two."""
    written = unicodedata.normalize("NFKC", text).strip().casefold().replace("：", ":")
    written = written.translate(SIMPLIFIED).replace("’", "'")
    for word, spelt in SPELT:
        written = word.sub(spelt, written)
    return written


def without_fillers(rest: str) -> str:
    """What is left of the text without its clock."""
    return re.sub(r"^[\s,、的]+|(?:[\s,、的]|\b(?:at|by)\b)+$", "", re.sub(r"\s+", " ", rest))
