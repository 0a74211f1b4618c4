"""When an activity is held, as somebody writes it."""

import re
from datetime import datetime, timedelta, tzinfo

from domain.activities import USUAL_LENGTH, ActivityTimeUnclear

MOMENT = re.compile(
    r"(?:(?P<year>\d{4})\D)?\s*(?P<month>\d{1,2})\D\s*(?P<day>\d{1,2})\D*?[\sT,\uff0c]\s*"
    r"(?P<hour>\d{1,2})[:\uff1a](?P<minute>\d{2})"
    r"(?:\s*[-\u2013\u2014~\uff5e\u81f3\u5230]\s*(?P<hour2>\d{1,2})[:\uff1a](?P<minute2>\d{2}))?",
    re.ASCII,
)


def span_of(
    text: str, now: datetime, zone: tzinfo, *, ahead: bool = True, usual: timedelta = USUAL_LENGTH
) -> tuple[datetime, datetime]:
    """Beginning and end of `3-8 15:00-17:00`, with or without a year and an end, in the zone.

    Without a year it is the next such day, or if not `ahead` the last one; without an end it takes
    as long as `usual`, and an end that is not after the beginning is on the day after.
    ActivityTimeUnclear for everything else.
    """
    found = MOMENT.fullmatch(text.strip())
    if found is None:
        raise ActivityTimeUnclear
    given = {name: int(value) for name, value in found.groupdict().items() if value is not None}
    year, this = given.get("year"), now.astimezone(zone).year
    likely = range(this, this + 9) if ahead else range(this, this - 9, -1)
    years = likely if year is None else [year]
    for one in years:
        try:
            start = datetime(
                one, given["month"], given["day"], given["hour"], given["minute"], tzinfo=zone
            )
            end = start + usual
            if "hour2" in given:
                end = start.replace(hour=given["hour2"], minute=given["minute2"])
        except ValueError:
            continue
        if year is None and (start <= now) is ahead:
            continue
        return start, end if end > start else end + timedelta(days=1)
    raise ActivityTimeUnclear
