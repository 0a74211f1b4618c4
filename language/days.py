"""The day as people say it: tomorrow, next Friday, 8 March; and the days of every week."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from language.clocks import number_of
from language.delays import said_after

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
YEARS = range(2000, 3000)
EVERY_DAY, WORKING, WEEKEND = tuple(range(7)), tuple(range(5)), (5, 6)
SETS = {
    **dict.fromkeys(("每天", "每日", "天天", "every day", "daily", "everyday"), EVERY_DAY),
    **dict.fromkeys(("每个工作日", "每工作日", "工作日", "every weekday", "weekdays"), WORKING),
    **dict.fromkeys(("on weekdays", "every working day"), WORKING),
    **dict.fromkeys(("每个周末", "每周末", "周末", "every weekend", "weekends"), WEEKEND),
}
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
WEEK = r"(?:周|星期|礼拜)"
WEEKLY_CHINESE = re.compile(
    rf"(?P<every>每个?|每?逢)?{WEEK}\s*(?P<days>[一二三四五六日天七、,和及\s周星期礼拜]+)"
)
RANGE_CHINESE = re.compile(
    rf"(?:每个?|每?逢)?{WEEK}(?P<first>[一二三四五六日天])\s*(?:到|至|-|~)\s*{WEEK}?(?P<last>[一二三四五六日天])"
)
RANGE_ENGLISH = re.compile(
    r"(?:every\s+|each\s+|from\s+)?(?P<first>[a-z]+)\s*(?:-|–|\bto\b|\bthrough\b)\s*(?P<last>[a-z]+)"
)
EVERY = re.compile(
    r"(?:(?:every|each)(?:\s+week)?(?:\s+on)?|weekly(?:\s+on)?)\s+(?P<days>.+)|(?P<plural>.+)"
)
SEPARATORS = re.compile(r"[\s,、和&]+|\band\b|\bon\b")
WEEKDAY = re.compile(
    rf"(?P<next>下下个?|下个?|next\s+|本|这个?|this\s+|on\s+)?(?:{WEEK}(?P<cn>[一二三四五六日天])|(?P<en>[a-z]+))"
)
WEEK_FIRST = re.compile(r"(?:next week\s+(?:on\s+)?(?P<d1>[a-z]+)|(?P<d2>[a-z]+)\s+next week)")
NUMBERED = re.compile(
    r"(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?"
)
NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
OF_YEAR = re.compile(
    rf"(?P<year>\d{{4}}年|今年|明年)?(?P<month>{NUMBER})月(?P<day>{NUMBER})[日号]?"
)
OF_MONTH = re.compile(
    rf"(?P<month>下个?月|本月|这个?月)?(?P<day>{NUMBER})[日号]|(?:on\s+)?the\s+(?P<nth>\d{{1,2}})(?:st|nd|rd|th)"
)
ORDINAL = r"(?:st|nd|rd|th)?"
NAMED = re.compile(
    rf"(?:on\s+)?(?:(?P<m1>[a-z]+)\.?\s+(?P<d1>\d{{1,2}}){ORDINAL}"
    rf"|(?:the\s+)?(?P<d2>\d{{1,2}}){ORDINAL}\s+(?:of\s+)?(?P<m2>[a-z]+)\.?)(?:,?\s+(?P<year>\d{{4}}))?"
)


@dataclass(frozen=True, slots=True)
class SaidOnce:
    """The next such `month_day` where no year was said; the next such `weekday` from `day` on; with
    neither the `day`; with nothing of them the next time a clock shows it. Then `later` days on.
    `dial`: it was not said in which half of the day.
    """

    day: date | None
    month_day: tuple[int, int] | None
    weekday: int | None
    at: time
    later: int = 0
    dial: bool = False


def days_of_week(rest: str) -> tuple[int, ...]:
    """Empty where it does not say "every". Several days are those of every week."""
    if rest in SETS:
        return SETS[rest]
    between = RANGE_CHINESE.fullmatch(rest) or RANGE_ENGLISH.fullmatch(rest)
    if between is not None:
        return days_between(weekday_of(between["first"]), weekday_of(between["last"]))
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


def days_between(first: int | None, last: int | None) -> tuple[int, ...]:
    """Both included, around the week's end if need be."""
    if first is None or last is None or first == last:
        return ()
    return tuple(sorted((first + one) % 7 for one in range((last - first) % 7 + 1)))


def weekday_of(word: str | None) -> int | None:
    return CHINESE_DAYS.get(word or "", ENGLISH_DAYS.get(word or ""))


def once(rest: str, today: date, at: time) -> SaidOnce | None:
    """One day; None for everything else."""
    if rest in NEAR:
        return SaidOnce(today + timedelta(days=NEAR[rest]), None, None, at)
    delay = said_after(rest)
    if delay is not None:
        whole = delay.days and not delay.span
        return SaidOnce(today + timedelta(days=delay.days), None, None, at) if whole else None
    return on_weekday(rest, today, at) or on_date(rest, today, at)


def on_date(rest: str, today: date, at: time) -> SaidOnce | None:
    numbered, of_year = NUMBERED.fullmatch(rest), OF_YEAR.fullmatch(rest)
    if numbered is not None:
        return dated(numbered["year"], int(numbered["month"]), int(numbered["day"]), at)
    if of_year is not None:
        said = (of_year["year"] or "").rstrip("年")
        year = {"今": str(today.year), "明": str(today.year + 1)}.get(said, said)
        month, day = number_of(of_year["month"]), number_of(of_year["day"])
        return dated(year or None, month, day, at)
    named, of_month = NAMED.fullmatch(rest), OF_MONTH.fullmatch(rest)
    if named is not None and (named_month := MONTHS.get(named["m1"] or named["m2"])) is not None:
        return dated(named["year"], named_month, int(named["d1"] or named["d2"]), at)
    if of_month is not None:
        said, day = of_month["month"] or "", number_of(of_month["day"] or of_month["nth"])
        exact = day_of_month(day, today, following=said.startswith("下"), this=bool(said))
        return None if exact is None else SaidOnce(exact, None, None, at)
    return None


def day_of_month(day: int, today: date, *, following: bool, this: bool) -> date | None:
    """Of this or the following month; if neither was said, the next that there is."""
    ahead = (
        (today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12) for n in (0, 1, 2)
    )
    months = [date(year, month + 1, 1) for year, month in ahead]
    asked = months[1:2] if following else months[:1] if this else months
    for first in asked:
        exact = first + timedelta(days=day - 1)
        if day and exact.month == first.month and (this or exact >= today):
            return exact
    return None


def on_weekday(rest: str, today: date, at: time) -> SaidOnce | None:
    monday = today - timedelta(days=today.weekday())
    week_first = WEEK_FIRST.fullmatch(rest)
    if week_first is not None:
        number = weekday_of(week_first["d1"] or week_first["d2"])
        return None if number is None else SaidOnce(monday + timedelta(7), None, number, at)
    found = WEEKDAY.fullmatch(rest)
    number = None if found is None else weekday_of(found["cn"] or found["en"])
    if found is None or number is None:
        return None
    said = (found["next"] or "").strip()
    if said in {"本", "这", "这个"}:
        return SaidOnce(monday + timedelta(days=number), None, None, at)
    weeks = 2 if said.startswith("下下") else 1 if said.startswith("下") or said == "next" else 0
    return SaidOnce(monday + timedelta(weeks=weeks) if weeks else today, None, number, at)


def dated(year: str | None, month: int, day: int, at: time) -> SaidOnce | None:
    """In a leap year all days that there are; None for the others, and for years far away."""
    if year is not None and int(year) not in YEARS:
        return None
    try:
        exact = date(2028 if year is None else int(year), month, day)
    except ValueError:
        return None
    return (
        SaidOnce(None, (month, day), None, at) if year is None else SaidOnce(exact, None, None, at)
    )
