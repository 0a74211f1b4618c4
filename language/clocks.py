"""The time of day as people say it: 8pm, 20:00, half past eight, in characters too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

DIGITS: dict[str, int] = dict(
    zip("零〇一二两三四五六七八九十", (0, 0, 1, 2, 2, *range(3, 11)), strict=True)
)
ENGLISH = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
}
AFTERNOON = ("下午", "傍晚", "afternoon")
EVENING = ("晚上", "晚", "evening", "night")
NIGHT = ("夜里", "半夜", "深夜")
"""Of the day that ends or of the one that begins: its small hours are not guessed."""
BEFORE_NOON = ("凌晨", "清晨", "早上", "早晨", "早", "上午", "morning")
HALF = "|".join((*BEFORE_NOON, "中午", *AFTERNOON, *EVENING, *NIGHT))
HOUR = rf"\d{{1,2}}|[{''.join(DIGITS)}]{{1,3}}"
SPELT = rf"\d{{1,2}}|{'|'.join(ENGLISH)}"
LETTERS = r"[ap]\.?m\.?(?![a-z])"
CLOCK = re.compile(
    rf"(?P<half>{HALF})?\s*(?:(?<![a-z])(?:at|by)\s+)?(?:"
    r"(?<![a-z])(?:12(?::00)?\s*)?(?P<noon>noon\b)|(?P<midday>中午|正午)|(?<![a-z])(?P<midnight>midnight\b)|"
    rf"(?P<h1>\d{{1,2}}):(?P<m1>\d{{2}})\s*(?P<ap1>{LETTERS})?(?![\d:])"
    rf"|(?P<h2>{HOUR})\s*(?:点钟?|时)(?:(?P<part>半|一刻|三刻|整)|(?P<m2>\d{{2}}(?!\d)|[零〇][一二三四五六七八九]"
    rf"|[一二三四五]?十[一二三四五六七八九]?)分?(?!钟)|(?P<m3>\d|[一二三四五六七八九])分(?!钟))?"
    rf"|(?P<h3>\d{{1,2}})(?:\.(?P<m4>\d{{2}}))?\s*(?P<ap3>{LETTERS})"
    rf"|(?P<past>half|quarter)\s+(?P<way>past|to)\s+(?P<h4>{SPELT})(?!\d)\s*(?P<ap4>{LETTERS})?"
    rf"|(?P<h5>{SPELT})\s*o'?clock"
    rf"|(?<=\bat\s)(?P<h6>{SPELT})\b(?![:.]\d)(?!\s*(?:{LETTERS}|o'?clock))(?:\s+(?P<m6>fifteen|thirty|forty-five)\b)?"
    r")(?:\s+(?:in the|at)\s+(?P<after>morning|afternoon|evening|night)\b)?"
)
PARTS = {"半": 30, "一刻": 15, "三刻": 45, "整": 0, "fifteen": 15, "thirty": 30, "forty-five": 45}
EARLY = range(1, 6)
"""Hours that are meant in the afternoon where nothing says in which half of the day."""


@dataclass(frozen=True, slots=True)
class Clock:
    """From `start` to `end` of what was written. `later`: days after the one that was named, as
    midnight is. `dial`: as on a dial, in either half of the day.
    """

    start: int
    end: int
    at: time
    later: int = 0
    dial: bool = False


def clocks_in(written: str) -> Iterator[Clock]:
    for found in CLOCK.finditer(written):
        clock = clock_of(found)
        if clock is not None:
            yield clock


def clock_of(found: re.Match[str]) -> Clock | None:
    """None: there is no such time of day."""
    if found["noon"] or found["midday"]:
        return Clock(*found.span(), time(12))
    if found["midnight"]:
        return Clock(*found.span(), time(0), later=1)
    hour = number_of(next(filter(None, (found[f"h{one}"] for one in range(1, 7)))))
    minute = minute_of(found)
    half, letter = found["half"] or found["after"] or "", letter_of(found)
    if letter and not 1 <= hour <= 12:
        return None
    if found["way"] == "to":
        hour, minute = hour - 1 or 12, 60 - minute
    if letter:
        hour, later = hour % 12 + 12 * (letter == "p"), 0
    else:
        hour, later = in_half(half, hour)
    if hour == 24 and minute == 0:
        hour, later = 0, 1
    if not 0 <= hour < 24 or minute >= 60:
        return None
    dial = not half and not letter and not found["h1"] and 1 <= hour <= 12
    return Clock(*found.span(), time(hour, minute), later, dial)


def in_half(half: str, hour: int) -> tuple[int, int]:
    """The hour from 0 to 23 and how many days later; -1: it is not known which is meant."""
    if half in {*AFTERNOON, *EVENING, *NIGHT} and 5 <= hour < 12:
        return hour + 12, 0
    if half in AFTERNOON and 1 <= hour < 5:
        return hour + 12, 0
    if half in EVENING and (hour == 12 or hour < 5):
        return hour % 12, 1
    if half in NIGHT and hour <= 12:
        return -1, 0
    if half == "凌晨" and hour == 12:
        return 0, 0
    return (hour + 12, 0) if half == "中午" and hour in {1, 2} else (hour, 0)


def letter_of(found: re.Match[str]) -> str:
    return (found["ap1"] or found["ap3"] or found["ap4"] or "")[:1]


def minute_of(found: re.Match[str]) -> int:
    if found["past"]:
        return 30 if found["past"] == "half" else 15
    part = found["part"] or found["m6"]
    if part:
        return PARTS[part]
    return number_of(found["m1"] or found["m2"] or found["m3"] or found["m4"] or "0")


def number_of(written: str) -> int:
    """Of digits, of an English word up to twelve, or of the characters up to 九十九."""
    if written.isdecimal():
        return int(written)
    if written in ENGLISH:
        return ENGLISH[written]
    tens, ten, ones = written.partition("十")
    if not ten:
        return DIGITS.get(written[-1:], 0)
    return (DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS.get(ones, 0) if ones else 0)
