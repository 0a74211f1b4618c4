"""Calendar files, read back by the library: the zone, the sequence, and what is called off."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from exports.calendars import Entry, calendar_file

STARTS = datetime(2026, 3, 8, 7, tzinfo=UTC)
ENTRY = Entry(
    number=12,
    bot="yijiabai_bot",
    changes=0,
    title="江滩净滩；带手套, \\n 和水",
    kind="志愿服务",
    place="江边广场",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=2),
    zone="Asia/Shanghai",
    stamp=STARTS - timedelta(days=1),
)


def read(entry: Entry) -> tuple[Calendar, Event]:
    calendar = Calendar.from_ical(calendar_file(entry))
    assert isinstance(calendar, Calendar)
    (event,) = calendar.walk("VEVENT")
    assert isinstance(event, Event)
    return calendar, event


def test_what_was_put_in_comes_out_in_its_zone() -> None:
    calendar, event = read(ENTRY)
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("PUBLISH", "CONFIRMED", 0)
    assert str(event["SUMMARY"]) == ENTRY.title
    assert (str(event["LOCATION"]), event["UID"]) == (ENTRY.place, "activity-12@yijiabai_bot")
    assert (event.start, event.end) == (ENTRY.starts_at, ENTRY.ends_at)
    assert b"DTSTART;TZID=Asia/Shanghai:20260308T150000\r\n" in calendar_file(ENTRY)
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"]
    assert "URL" not in event


def test_a_change_is_the_same_entry_with_a_higher_sequence() -> None:
    _, before = read(ENTRY)
    later = replace(ENTRY, changes=1, starts_at=STARTS + timedelta(days=1))
    _, after = read(later)
    assert after["UID"] == before["UID"]
    assert (int(str(before["SEQUENCE"])), int(str(after["SEQUENCE"]))) == (0, 1)


def test_what_is_called_off_is_struck_out() -> None:
    calendar, event = read(replace(ENTRY, changes=2, cancelled=True))
    assert (calendar["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)


def test_online_the_link_is_its_place_and_its_address() -> None:
    _, event = read(replace(ENTRY, online=True, place="https://example.org/guitar?a=1;b=2"))
    assert str(event["URL"]) == str(event["LOCATION"]) == "https://example.org/guitar?a=1;b=2"
