"""Times as people say them, in both languages."""

from datetime import date, time

import pytest

from language.days import SaidOnce
from language.times import Said, SaidWeekly, in_digits, said_span, said_time

MONDAY = date(2026, 3, 2)


def on(day: int, hour: int, minute: int = 0) -> SaidOnce:
    return SaidOnce(date(2026, 3, day), None, None, time(hour, minute))


def dated(month: int, day: int, hour: int) -> SaidOnce:
    return SaidOnce(None, (month, day), None, time(hour))


def weekday(number: int, hour: int, since: int = 2) -> SaidOnce:
    return SaidOnce(date(2026, 3, since), None, number, time(hour))


def weekly(*days: int, at: time = time(19, 30)) -> SaidWeekly:
    return SaidWeekly(days, at)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明天 20:00", on(3, 20)),
        ("明天20：00", on(3, 20)),
        ("今晚8点半", on(2, 20, 30)),
        ("明晚八点", on(3, 20)),
        ("后天中午12点", on(4, 12)),
        ("3月8日 下午三点", dated(3, 8, 15)),
        ("3-8 15:00", dated(3, 8, 15)),
        ("12/24 20:00", dated(12, 24, 20)),
        ("2027-1-1 09:00", SaidOnce(date(2027, 1, 1), None, None, time(9))),
        ("周五 20:00", weekday(4, 20)),
        ("星期天上午十点", weekday(6, 10)),
        ("下周五20:00", weekday(4, 20, since=9)),
        ("tomorrow 8pm", on(3, 20)),
        ("8pm tomorrow", on(3, 20)),
        ("tonight 8 p.m.", on(2, 20)),
        ("today noon", on(2, 12)),
        ("next friday at 8pm", weekday(4, 20, since=9)),
        ("Dec 3 8pm", dated(12, 3, 20)),
        ("3rd December 8 pm", dated(12, 3, 20)),
        ("每周一三五 19:30", weekly(0, 2, 4)),
        ("每周一、周三 19:30", weekly(0, 2)),
        ("每个星期天 19:30", weekly(6)),
        ("每周一到周五 19:30", weekly(0, 1, 2, 3, 4)),
        ("每天 19:30", weekly(*range(7))),
        ("工作日 19:30", weekly(0, 1, 2, 3, 4)),
        ("周末晚上7点半", weekly(5, 6)),
        ("every Mon Wed 19:30", weekly(0, 2)),
        ("every monday and wednesday at 7:30 pm", weekly(0, 2)),
        ("Mondays 19:30", weekly(0)),
        ("daily 19:30", weekly(*range(7))),
        ("weekdays 19:30", weekly(0, 1, 2, 3, 4)),
        ("12am tomorrow", on(3, 0)),
        ("每周三晚七点", weekly(2, at=time(19))),
        ("每週三晚上七點半", weekly(2)),
        ("每逢周三 19:30", weekly(2)),
        ("逢星期三晚上七点钟", weekly(2, at=time(19))),
        ("周一、周四 19:30", weekly(0, 3)),
        ("周一和周四晚上7点半", weekly(0, 3)),
        ("周六日 19:30", weekly(5, 6)),
        ("星期二、四 19:30", weekly(1, 3)),
        ("周四 19:30", SaidOnce(MONDAY, None, 3, time(19, 30))),
        ("every Tue 7pm", weekly(1, at=time(19))),
        ("7pm every Tuesday", weekly(1, at=time(19))),
        ("Mon and Thu 19:30", weekly(0, 3)),
        ("mon wed 19:30", weekly(0, 2)),
    ],
)
def test_a_day_and_a_time_are_read(text: str, expected: Said) -> None:
    assert said_time(text, MONDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "明天",
            "20:00",
            "明天去哪",
            "今天食堂 12:00 吃什么",
            "每周 19:30",
            "下周一、周四 19:30",
        ),
        *("2-30 10:00", "13/1 10:00", "明天 25:00", "明天 13pm", "明天 20:00 21:00", "every 8pm"),
        *(
            "every other tue 7pm",
            "every Tue 7pm-9pm",
            "tomorrow maybe 8pm",
            "may 8pm",
            "next 8pm",
            "5点 5点",
        ),
    ],
)
def test_what_is_not_understood_as_a_whole_is_no_time(text: str) -> None:
    assert said_time(text, MONDAY) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明天 15:00-17:00", "2026-3-3 15:00-17:00"),
        ("明天下午3点到5点", "2026-3-3 15:00-17:00"),
        ("周六 9:00", "2026-3-7 09:00"),
        ("3-8 15:00", "3-8 15:00"),
        ("fri 8pm to 10pm", "2026-3-6 20:00-22:00"),
        ("Sat 9:30-11:00", "2026-3-7 09:30-11:00"),
        ("sat at 9pm", "2026-3-7 21:00"),
        ("每周一 15:00", None),
        ("明天", None),
        ("明天 15:00 再 17:00", None),
    ],
)
def test_a_span_is_written_in_digits(text: str, expected: str | None) -> None:
    assert in_digits(text, MONDAY) == expected


@pytest.mark.parametrize(
    ("text", "days", "begins", "ends"),
    [
        ("每周三晚七点到九点", (2,), time(19), time(21)),
        ("每周三 19:00-20:30", (2,), time(19), time(20, 30)),
        ("周一、周四 下午3点到5点", (0, 3), time(15), time(17)),
        ("every Tue 7pm-9pm", (1,), time(19), time(21)),
        ("every Sat 7pm-9pm", (5,), time(19), time(21)),
        ("every Mon Wed 19:30 to 21:00", (0, 2), time(19, 30), time(21)),
        ("Saturdays 22:00-01:00", (5,), time(22), time(1)),
        ("每周三 19:30", (2,), time(19, 30), None),
    ],
)
def test_a_span_of_every_week_is_read(
    text: str, days: tuple[int, ...], begins: time, ends: time | None
) -> None:
    assert said_span(text, MONDAY) == (SaidWeekly(days, begins), ends)
