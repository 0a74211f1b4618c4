"""Calendar files: one activity, as calendars of telephones take it, change it and strike it out."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

PRODUCT = "-//Yijiabai//1+100//ZH"


@dataclass(frozen=True, slots=True)
class Entry:
    """`number` and `bot` make it the same entry in every file; `changes` is its SEQUENCE. `zone` is
    the name of the organisation's.
    """

    number: int
    bot: str
    changes: int
    title: str
    kind: str
    place: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    stamp: datetime
    cancelled: bool = False
    online: bool = False


def calendar_file(entry: Entry) -> bytes:
    """With its zone inside, since not every calendar knows them by name."""
    zone = ZoneInfo(entry.zone)
    event = Event()
    event.add("uid", f"activity-{entry.number}@{entry.bot}")
    event.add("sequence", entry.changes)
    event.add("dtstamp", entry.stamp)
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", entry.title)
    event.add("categories", [entry.kind])
    event.add("location", entry.place)
    if entry.online:
        event.add("url", entry.place)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.cancelled else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
