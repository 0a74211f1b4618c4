"""Times as people say them: tomorrow 8pm, every Mon Wed 19:30; in digits for rules that read on.

What is not understood as a whole is not understood: nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from language.danger.traditional import SIMPLIFIED

DIGITS = dict(zip("零一二两三四五六七八九十", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
CHINESE_DAYS = dict(zip("一二三四五六日天七", (0, 1, 2, 3, 4, 5, 6, 6, 6), strict=True))
ENGLISH_DAYS = {
    word: number
    for number, words in enumerate(
        (
            *("mon monday mondays", "tue tues tuesday tuesdays", "wed weds wednesday wednesdays"),
            *("thu thur thurs thursday thursdays", "fri friday fridays"),
            *("sat saturday saturdays", "sun sunday sundays"),
        )
    )
    for word in words.split()
}
MONTHS = {
    word: number
    for number, words in enumerate(
        "jan january|feb february|mar march|apr april|may may|jun june|jul july|aug august|"
        "sep september|oct october|nov november|dec december".split("|"),
        start=1,
    )
    for word in words.split()
}
BETWEEN = " \n\t,;:.，；：。、-—"
"""What may stand between a time and other words."""
EVERY_DAY, WORKING, WEEKEND = tuple(range(7)), tuple(range(5)), (5, 6)
NEAR = {
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
    "today": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}
SPELT = {"今晚": "今天晚上", "明晚": "明天晚上", "tonight": "today"}
AFTERNOON = ("下午", "傍晚", "晚上", "晚", "夜里")
HALF = "凌晨|清晨|早上|早晨|早|上午|中午|" + "|".join(AFTERNOON)
HOUR = r"\d{1,2}|[零一二两三四五六七八九十]{1,3}"
CLOCK = re.compile(
    rf"(?P<half>{HALF})?\s*(?:(?<![a-z])at\s+)?(?:"
    r"(?P<h1>\d{1,2}):(?P<m1>\d{2})\s*(?P<ap1>[ap]\.?m\.?)?(?![\d:])"
    rf"|(?P<h2>{HOUR})\s*(?:点钟?|时)(?:(?P<part>半|一刻|三刻|整)|(?P<m2>\d{{1,2}}|[零一二三四五]?十?[一二三四五六七八九]?)分?)?"
    r"|(?P<h3>\d{1,2})\s*(?P<ap3>[ap]\.?m\.?)(?![a-z])"
    r"|(?P<noon>noon))"
)
PARTS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
RANGE = re.compile(r"\s*(?:-|–|—|~|到|至|to|until|till)\s*")
WEEKLY_CHINESE = re.compile(
    r"(?P<every>每个?|每?逢)?(?:周|星期|礼拜)\s*(?P<days>[一二三四五六日天七、,和及\s周星期礼拜]+)"
)
EVERY = re.compile(r"(?:every|each|weekly(?: on)?)\s+(?P<days>.+)|(?P<plural>.+)")
SEPARATORS = re.compile(r"[\s,、和&]+|\band\b|\bon\b")
WEEKDAY = re.compile(
    r"(?P<next>下个?|next\s+|本|这|this\s+|on\s+)?(?:(?:周|星期|礼拜)(?P<cn>[一二三四五六日天])|(?P<en>[a-z]+))"
)
NUMBERED = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?"
)
NAMED = re.compile(
    r"(?:on\s+)?(?:(?P<m1>[a-z]+)\.?\s+(?P<d1>\d{1,2})(?:st|nd|rd|th)?|(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m2>[a-z]+)\.?)"
)


@dataclass(frozen=True, slots=True)
class SaidOnce:
    """`year` None: the next such day. `weekday`: the next such day of the week from `day` on."""

    day: date | None
    month_day: tuple[int, int] | None
    weekday: int | None
    at: time


@dataclass(frozen=True, slots=True)
class SaidWeekly:
    days: tuple[int, ...]
    at: time


Said = SaidOnce | SaidWeekly


def said_time(text: str, today: date) -> Said | None:
    """A day and a time, or days of the week and a time; None for everything else."""
    found = said_span(text, today)
    return found[0] if found is not None and found[1] is None else None


def said_span(text: str, today: date) -> tuple[Said, time | None] | None:
    """The same, and until when if that is said; None for everything else."""
    written = plain(text)
    clocks = list(clocks_in(written))
    if len(clocks) not in {1, 2}:
        return None
    (start, _, begins), *others = clocks
    end = clocks[-1][1]
    if others and not RANGE.fullmatch(written[clocks[0][1] : others[0][0]]):
        return None
    rest = without_fillers(f"{written[:start]} {written[end:]}")
    days = days_of_week(rest)
    said = SaidWeekly(days, begins) if days else once(rest, today, begins)
    if said is None:
        return None
    return said, ended(begins, others[0][2]) if others else None


def ended(begins: time, ends: time) -> time:
    """From three in the afternoon to five is in the afternoon too."""
    in_the_morning = ends <= begins and ends.hour < 12 and begins.hour < ends.hour + 12
    return ends.replace(hour=ends.hour + 12) if in_the_morning else ends


def in_digits(text: str, today: date) -> str | None:
    """Day and span as `2027-3-8 15:00-17:00`, or without the end or the year; None: not once."""
    match said_span(text, today):
        case SaidOnce() as said, ends:
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
    return f"{exact.year}-{exact.month}-{exact.day}"


def plain(text: str) -> str:
    """Of one width, simplified and in small letters; what is one word for day and half is two."""
    written = unicodedata.normalize("NFKC", text).strip().casefold().replace("：", ":")
    written = written.translate(SIMPLIFIED)
    for word, spelt in SPELT.items():
        written = written.replace(word, spelt)
    return written


def clocks_in(written: str) -> Iterator[tuple[int, int, time]]:
    for found in CLOCK.finditer(written):
        at = clock_of(found)
        if at is not None:
            yield found.start(), found.end(), at


def clock_of(found: re.Match[str]) -> time | None:
    if found["noon"]:
        return time(12)
    hour = number_of(found["h1"] or found["h2"] or found["h3"])
    minute = PARTS.get(found["part"] or "", 0) or number_of(found["m1"] or found["m2"] or "0")
    half, letter = found["half"] or "", (found["ap1"] or found["ap3"] or "")[:1]
    if letter and not 1 <= hour <= 12:
        return None
    if letter:
        hour = hour % 12 + 12 * (letter == "p")
    elif (half in AFTERNOON and 1 <= hour < 12) or (half == "中午" and hour in {1, 2}):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def number_of(written: str) -> int:
    """Of digits, or of the characters up to 九十九."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.partition("十")
    if not ten:
        return DIGITS.get(written[-1:], 0)
    return (DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS.get(ones, 0) if ones else 0)


def without_fillers(rest: str) -> str:
    """What is left of the text without its clock."""
    return re.sub(r"^[\s,、的]+|(?:[\s,、的]|\bat\b)+$", "", re.sub(r"\s+", " ", rest))


def days_of_week(rest: str) -> tuple[int, ...]:
    """Empty where it does not say "every". Several days are those of every week."""
    if rest in {"每天", "每日", "天天", "every day", "daily", "everyday"}:
        return EVERY_DAY
    if rest in {
        "每个工作日",
        "工作日",
        "周一到周五",
        "每周一到周五",
        "每周一至周五",
        "every weekday",
        "weekdays",
        "on weekdays",
    }:
        return WORKING
    if rest in {"每个周末", "每周末", "周末", "every weekend", "weekends"}:
        return WEEKEND
    found = WEEKLY_CHINESE.fullmatch(rest)
    if found is not None:
        days = {CHINESE_DAYS[one] for one in found["days"] if one in CHINESE_DAYS}
        return tuple(sorted(days)) if found["every"] or len(days) > 1 else ()
    every = EVERY.fullmatch(rest)
    if every is None:
        return ()
    words = [word for word in SEPARATORS.split(every["days"] or every["plural"]) if word]
    if not all(word in ENGLISH_DAYS for word in words):
        return ()
    days = {ENGLISH_DAYS[word] for word in words}
    plural = len(days) > 1 or all(word.endswith("days") for word in words)
    return tuple(sorted(days)) if every["days"] or plural else ()


def once(rest: str, today: date, at: time) -> SaidOnce | None:
    if rest in NEAR:
        return SaidOnce(today + timedelta(days=NEAR[rest]), None, None, at)
    numbered, named = NUMBERED.fullmatch(rest), NAMED.fullmatch(rest)
    if numbered is not None:
        return dated(numbered["year"], int(numbered["month"]), int(numbered["day"]), at)
    if named is not None and (month := MONTHS.get(named["m1"] or named["m2"])) is not None:
        return dated(None, month, int(named["d1"] or named["d2"]), at)
    found = WEEKDAY.fullmatch(rest)
    if found is None:
        return None
    number = CHINESE_DAYS.get(found["cn"] or "", ENGLISH_DAYS.get(found["en"] or ""))
    if number is None:
        return None
    following = (found["next"] or "").strip() in {"下", "下个", "next"}
    monday = today + timedelta(days=7 - today.weekday())
    return SaidOnce(monday if following else today, None, number, at)


def dated(year: str | None, month: int, day: int, at: time) -> SaidOnce | None:
    """In a leap year all days that there are; None for the others."""
    try:
        exact = date(2028 if year is None else int(year), month, day)
    except ValueError:
        return None
    return (
        SaidOnce(None, (month, day), None, at) if year is None else SaidOnce(exact, None, None, at)
    )
