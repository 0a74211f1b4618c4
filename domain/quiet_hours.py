"""Quiet hours: at night nobody is told what can wait until the morning."""

from datetime import datetime, time, timedelta, tzinfo

QUIET_FROM, QUIET_UNTIL = time(21, 30), time(8)


def is_quiet(moment: datetime, zone: tzinfo) -> bool:
    """21:30 is quiet, 08:00 no longer, by the clock on the organisation's wall."""
    wall = moment.astimezone(zone).time()
    return wall >= QUIET_FROM or wall < QUIET_UNTIL


def permitted(moment: datetime, zone: tzinfo) -> datetime:
    """The moment itself, or 08:00 after the quiet hours in which it lies."""
    if not is_quiet(moment, zone):
        return moment
    local = moment.astimezone(zone)
    evening = local.time() >= QUIET_FROM
    return datetime.combine(local.date() + timedelta(days=evening), QUIET_UNTIL, zone)
