"""A reminder in one line, as cadres write it: a time and words, in both languages."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from domain.topic_schedules import Once, Weekly
from language.times import other_rhythm
from services.reminder_lines import time_beside

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 4, 6, 20, tzinfo=UTC)  # a Wednesday, 14:20 in Shanghai


def read(text: str, now: datetime = NOW, zone: ZoneInfo = SHANGHAI) -> tuple[str, str] | None:
    """The moment on the wall, or the days of every week from 1 to 7; and the words."""
    found = time_beside(text, now, zone)
    match found:
        case Once(at), words:
            return f"{at.astimezone(zone):%Y-%m-%d %H:%M}", words
        case Weekly(days, at), words:
            return f"{''.join(str(day + 1) for day in days)} {at:%H:%M}", words
    return None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("半小时后开会", "2026-03-04 14:50"),
        ("半个小时后 开会", "2026-03-04 14:50"),
        ("两小时后开会", "2026-03-04 16:20"),
        ("２小时后，开会", "2026-03-04 16:20"),
        ("兩個小時後开会", "2026-03-04 16:20"),
        ("一个半小时后开会", "2026-03-04 15:50"),
        ("1小时30分钟后开会", "2026-03-04 15:50"),
        ("二十分钟之后开会", "2026-03-04 14:40"),
        ("100分钟后开会", "2026-03-04 16:00"),
        ("过三刻钟提醒我开会", "2026-03-04 15:05"),
        ("开会，一刻钟以后", "2026-03-04 14:35"),
        ("三天后上午九点开会", "2026-03-07 09:00"),
        ("两天后开会", "2026-03-06 14:20"),
        ("一周后 10:00 开会", "2026-03-11 10:00"),
        ("3天后早上8点开会", "2026-03-07 08:00"),
        ("两周后的周一9点开会", None),
        ("每周一9:00和周四10:00开会", None),
        ("明早8点开会", "2026-03-05 08:00"),
        ("提醒我明早八点半开会", "2026-03-05 08:30"),
        ("明儿早上８点开会", "2026-03-05 08:00"),
        ("明天九点五十开会", "2026-03-05 09:50"),
        ("明天三点开会", "2026-03-05 15:00"),
        ("明天5点开会", "2026-03-05 17:00"),
        ("明天6点开会", "2026-03-05 06:00"),
        ("明天凌晨3点开会", "2026-03-05 03:00"),
        ("明天3:00开会", "2026-03-05 03:00"),
        ("明天中午开会", "2026-03-05 12:00"),
        ("明天中午 1点开会", "2026-03-05 13:00"),
        ("后天下午三点开会", "2026-03-06 15:00"),
        ("后天晚上九点一刻开会", "2026-03-06 21:15"),
        ("请在后天下午3点半提醒我开会", "2026-03-06 15:30"),
        ("下周三下午2点开会", "2026-03-11 14:00"),
        ("下下周三 14:00 开会", "2026-03-18 14:00"),
        ("这周五下午四点开会", "2026-03-06 16:00"),
        ("每周一、周四 9:00 开会", "14 09:00"),
        ("开会 每周一 9:00", "1 09:00"),
        ("每周三 开会 晚上七点半", "3 19:30"),
        ("每周一到周三 8:30 开会", "123 08:30"),
        ("周一至周五 8:30 开会", "12345 08:30"),
        ("每晚九点开会", "1234567 21:00"),
        ("三月八日中午十二点开会", "2026-03-08 12:00"),
        ("15号上午9点开会", "2026-03-15 09:00"),
        ("3号上午9点开会", "2026-04-03 09:00"),
        ("下个月31号 9:00 开会", None),
        ("下个月5号上午9点开会", "2026-04-05 09:00"),
        ("明年1月1日 9:00 开会", "2027-01-01 09:00"),
        ("明天 20:00 开会", "2026-03-05 20:00"),
        ("明天开会 20:00", "2026-03-05 20:00"),
        ("今晚12点开会", "2026-03-05 00:00"),
        ("今晚1点开会", "2026-03-05 01:00"),
        ("今天24:00开会", "2026-03-05 00:00"),
        ("半夜2点开会", None),
        ("每天晚上12点开会", "1234567 00:00"),
        ("12月31日晚上12点开会", "2027-01-01 00:00"),
        ("9999年12月31日 24:00 开会", None),
        ("明天开会", None),
        ("提醒我 20:00", None),
        ("20:00", None),
    ],
)
def test_chinese(text: str, moment: str | None) -> None:
    assert read(text) == (None if moment is None else (moment, "开会"))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("in half an hour call Li", "2026-03-04 14:50"),
        ("In 2 Hours: call Li", "2026-03-04 16:20"),
        ("in two hours call Li", "2026-03-04 16:20"),
        ("remind me in 20 minutes to call Li", "2026-03-04 14:40"),
        ("remind me to call Li in 20 minutes", "2026-03-04 14:40"),
        ("in 45 mins, call Li", "2026-03-04 15:05"),
        ("in an hour and a half call Li", "2026-03-04 15:50"),
        ("in 1h30m call Li", "2026-03-04 15:50"),
        ("in three quarters of an hour call Li", "2026-03-04 15:05"),
        ("two hours from now call Li", "2026-03-04 16:20"),
        ("10 minutes later call Li", "2026-03-04 14:30"),
        ("call Li in 3 days at 9am", "2026-03-07 09:00"),
        ("in a week at 10:00 call Li", "2026-03-11 10:00"),
        ("tomorrow at 8 call Li", "2026-03-05 08:00"),
        ("tomorrow at eight thirty call Li", "2026-03-05 08:30"),
        ("tomorrow at 3 call Li", "2026-03-05 15:00"),
        ("tomorrow 3am call Li", "2026-03-05 03:00"),
        ("tomorrow at 8.30am call Li", "2026-03-05 08:30"),
        ("half past eight tomorrow call Li", "2026-03-05 08:30"),
        ("tomorrow at quarter to nine call Li", "2026-03-05 08:45"),
        ("tomorrow morning at 8 o'clock call Li", "2026-03-05 08:00"),
        ("tomorrow afternoon at 3 call Li", "2026-03-05 15:00"),
        ("tomorrow call Li at 8pm", "2026-03-05 20:00"),
        ("remind me tomorrow morning to call Li at 9", "2026-03-05 09:00"),
        ("every Tuesday and Thursday at 7 in the evening call Li", "24 19:00"),
        ("12:00 noon tomorrow call Li", "2026-03-05 12:00"),
        ("tonight at 8 call Li", "2026-03-04 20:00"),
        ("this evening at 7 call Li", "2026-03-04 19:00"),
        ("friday at 4 in the afternoon call Li", "2026-03-06 16:00"),
        ("next week Monday at 9:00 call Li", "2026-03-09 09:00"),
        ("every Monday at 9 call Li", "1 09:00"),
        ("call Li every Monday at 9", "1 09:00"),
        ("Mondays at 9 call Li", "1 09:00"),
        ("every Mon and Thu at 9:00 call Li", "14 09:00"),
        ("Mon-Fri 8:30 call Li", "12345 08:30"),
        ("every Monday to Friday at 8:30 call Li", "12345 08:30"),
        ("every morning at 8 call Li", "1234567 08:00"),
        ("every week on Friday at 16:00 call Li", "5 16:00"),
        ("on the 8th of March at noon call Li", "2026-03-08 12:00"),
        ("March 8, 2027 at 12:00 call Li", "2027-03-08 12:00"),
        ("on the 15th at 9am call Li", "2026-03-15 09:00"),
        ("at midnight call Li", "2026-03-05 00:00"),
        ("tomorrow at midnight call Li", None),
        ("in 2 more hours call Li", None),
        ("in 5 call Li", None),
        ("tomorrow call Li", None),
        ("remind me at 5pm", None),
    ],
)
def test_english(text: str, moment: str | None) -> None:
    assert read(text) == (None if moment is None else (moment, "call Li"))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("20:00 开会", "2026-03-04 20:00"),
        ("14:21 开会", "2026-03-04 14:21"),
        ("14:20 开会", "2026-03-05 14:20"),
        ("10:00 开会", "2026-03-05 10:00"),
        ("下午两点开会", "2026-03-05 14:00"),
        ("8点开会", "2026-03-04 20:00"),
        ("3点开会", "2026-03-04 15:00"),
        ("今天8点开会", "2026-03-04 20:00"),
        ("今天8:00开会", "2026-03-04 08:00"),
        ("今天下午两点开会", "2026-03-04 14:00"),
        ("周三8点开会", "2026-03-04 20:00"),
        ("周三 8:00 开会", "2026-03-11 08:00"),
        ("本周一 8:00 开会", "2026-03-02 08:00"),
        ("3月4日 14:20 开会", "2027-03-04 14:20"),
    ],
)
def test_what_has_gone_by_today_is_the_next_unless_the_day_was_named(
    text: str, moment: str
) -> None:
    """A day that is named and over is judged by whoever asked: TopicTimePast."""
    assert read(text) == (moment, "开会")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("明天8点50个人开会", "50个人开会"),
        ("明天9:00个人总结", "个人总结"),
        ("20:00 给明天的活动发通知", "给明天的活动发通知"),
        ("3号楼开会 20:00", "3号楼开会"),
        ("聊天 明天 20:00", "聊天"),
        ("to the station at 5pm", "to the station"),
        ("call every member tomorrow at 9", "call every member"),
        ("next steps at 5pm", "next steps"),
        ("交每月的报表 明天9:00", "交每月的报表"),
        ("提醒小李交表 20:00", "提醒小李交表"),
    ],
)
def test_words_stay_as_they_are(text: str, words: str) -> None:
    found = read(text)
    assert found is not None
    assert found[1] == words


@pytest.mark.parametrize("text", ["明天的名单 20:00", "tomorrow's list at 5pm", "周三的会 9:00"])
def test_a_day_that_belongs_to_the_words_is_not_guessed_at(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "每月1号 9:00 交报表",
        "交报表 每个月15日上午10点",
        "每月交报表 20:00",
        "交报表 每月 周一 9:00",
        "每年5月4日 9:00 发祝福",
        "每两周周一9点开会",
        "隔周周一 9:00 开会",
        "双周五下午3点开会",
        "每隔一天 9:00 喝水",
        "每半小时喝水",
        "每2小时喝水",
        "every month on the 1st at 9:00 hand it in",
        "monthly on the 1st at 9 hand it in",
        "yearly on May 4 9:00 greet",
        "every other Monday at 9 look",
        "look every other Monday at 9",
        "look every two weeks on Monday at 9",
        "every hour drink water",
        "every 30 minutes drink water",
    ],
)
def test_other_rhythms_are_known_and_not_misread(text: str) -> None:
    assert read(text) is None
    assert other_rhythm(text)


@pytest.mark.parametrize(
    "text", ["每周四 开会", "每天开会", "每周末开会", "every Monday look", "x"]
)
def test_a_rhythm_that_can_be_made_is_no_other(text: str) -> None:
    assert not other_rhythm(text)


@pytest.mark.parametrize(
    ("now", "text", "expected"),
    [
        ("2026-03-04 23:50", "半小时后", "2026-03-05T00:20:00+01:00"),
        ("2026-12-31 23:50", "in half an hour", "2027-01-01T00:20:00+01:00"),
        ("2026-03-29 01:30", "半小时后", "2026-03-29T03:00:00+02:00"),
        ("2026-03-29 01:30", "in 2 hours", "2026-03-29T04:30:00+02:00"),
        ("2026-10-25 01:30", "两小时后", "2026-10-25T02:30:00+01:00"),
        ("2026-10-25 01:30", "in an hour", "2026-10-25T02:30:00+02:00"),
        ("2026-03-28 09:00", "in 24 hours", "2026-03-29T10:00:00+02:00"),
        ("2026-03-28 09:00", "一天后", "2026-03-29T09:00:00+02:00"),
        ("2026-12-30 09:00", "三天后", "2027-01-02T09:00:00+01:00"),
    ],
)
def test_what_is_said_from_now_is_counted_from_now(now: str, text: str, expected: str) -> None:
    """Hours pass across a clock change, days keep the time on the wall."""
    moment = datetime.fromisoformat(now).replace(tzinfo=BERLIN).astimezone(UTC)
    found = time_beside(f"{text} 开会", moment, BERLIN)
    assert found is not None
    assert isinstance(found[0], Once)
    assert found[0].at.astimezone(UTC) == datetime.fromisoformat(expected)
    assert found[0].at.isoformat() == expected


def test_every_week_is_at_the_time_on_the_wall() -> None:
    assert time_beside("每周日 2:30 开会", NOW, BERLIN) == (Weekly((6,), time(2, 30)), "开会")
