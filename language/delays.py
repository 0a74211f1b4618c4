"""How long from now, as people say it: in half an hour, in 2 days."""

import re
from dataclasses import dataclass
from datetime import timedelta

from language.clocks import ENGLISH, HOUR, number_of

TENS = {
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
}
WORDS = {**ENGLISH, **TENS, "ninety": 90, "a couple of": 2, "an": 1, "a": 1}
CHINESE_NUMBER = rf"\d{{1,4}}(?:\.5)?|{HOUR}"
ENGLISH_NUMBER = r"\d{1,4}(?:\.5)?|" + "|".join(sorted(WORDS, key=len, reverse=True))
CHINESE = re.compile(
    r"(?P<over>再?过\s*)?(?:"
    r"(?P<half>半个?(?:小时|钟头))"
    rf"|(?P<hours_half>{CHINESE_NUMBER})\s*个半(?:小时|钟头)"
    rf"|(?P<hours>{CHINESE_NUMBER})\s*个?(?:小时|钟头)(?:(?P<and_half>半)|[零又]?(?P<more>{CHINESE_NUMBER})\s*分钟?)?"
    rf"|(?P<minutes>{CHINESE_NUMBER})\s*分钟?|(?P<quarters>[一三13])\s*刻钟"
    rf"|(?P<days>{HOUR})\s*[天日]|(?P<weeks>{HOUR})\s*(?:周|个?(?:星期|礼拜))"
    r")\s*(?P<later>之后|以后|后)?"
)
ENGLISH_DELAY = re.compile(
    r"(?P<over>in|after)?\s*(?:"
    r"(?P<half>half an hour|half hour)|(?P<quarters>a quarter|three quarters) of an hour"
    rf"|(?P<hours_half>{ENGLISH_NUMBER})(?:\s+hours?)?\s+and\s+a\s+half(?:\s+hours?)?"
    rf"|(?P<hours>{ENGLISH_NUMBER})\s*(?:hours?|hrs?|h)(?:(?:\s+and)?\s*(?P<more>{ENGLISH_NUMBER})\s*(?:minutes?|mins?|m))?"
    rf"|(?P<minutes>{ENGLISH_NUMBER})\s*(?:minutes?|mins?|m)"
    rf"|(?P<days>{ENGLISH_NUMBER})\s+days?|(?P<weeks>{ENGLISH_NUMBER})\s+weeks?"
    r")\s*(?P<later>from now|later)?"
)
QUARTERS = {"一": 1, "1": 1, "a quarter": 1}
FARTHEST = 9_999
"""Days from now; what lies farther is none."""


@dataclass(frozen=True, slots=True)
class SaidAfter:
    """`days` by the calendar, at the same time on the wall; `span` as it passes."""

    days: int
    span: timedelta


def said_after(written: str) -> SaidAfter | None:
    """How long from now it is; None for everything else. `written`: of one width, small letters."""
    found = CHINESE.fullmatch(written) or ENGLISH_DELAY.fullmatch(written)
    if found is None or not (found["over"] or found["later"]):
        return None
    weeks, days = amount(found["weeks"]), amount(found["days"])
    whole = weeks * 7 + days
    if whole != int(whole) or whole > FARTHEST:
        return None
    return SaidAfter(int(whole), timedelta(minutes=minutes_of(found)))


def minutes_of(found: re.Match[str]) -> float:
    if found["half"]:
        return 30
    if found["quarters"]:
        return 15 * QUARTERS.get(found["quarters"], 3)
    if found["hours_half"]:
        return amount(found["hours_half"]) * 60 + 30
    more = amount(found["more"]) + amount(found["minutes"])
    half = 30 if found.groupdict().get("and_half") else 0
    return amount(found["hours"]) * 60 + half + more


def amount(written: str | None) -> float:
    """0: it is not said."""
    if not written:
        return 0
    if written in WORDS:
        return WORDS[written]
    return float(written) if written[0].isdecimal() else number_of(written)
