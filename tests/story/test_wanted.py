"""What the town expects of own reminders, of what is muted, and of a report that is owed."""

from datetime import datetime

import pytest

from playground.story.books import ZONE
from playground.story.reports import ACCEPTED, Reports
from playground.story.reports_told import said_of
from playground.story.sent import minute
from playground.story.wanted import Asked, Sort, Wanted


def at(when: str) -> float:
    return datetime.fromisoformat(f"2026-{when}").replace(tzinfo=ZONE).timestamp()


@pytest.mark.parametrize(
    ("weekly", "until", "said"),
    [
        (False, "04-03 15:59", []),
        (False, "04-03 16:00", ["04-03 16:00"]),
        (False, "06-30 16:00", ["04-03 16:00"]),
        (True, "04-17 15:59", ["04-03 16:00", "04-10 16:00"]),
        (True, "04-17 16:00", ["04-03 16:00", "04-10 16:00", "04-17 16:00"]),
    ],
)
def test_a_reminder_is_said_once_or_every_week(weekly: bool, until: str, said: list[str]) -> None:
    one = Asked("沈一鸣", "写小结", at("04-03 16:00"), weekly=weekly)
    assert [minute(moment) for moment in one.moments(at(until))] == said


def test_a_muted_sort_is_heard_until_then_and_another_one_goes_on() -> None:
    wanted = Wanted(muted={("韩立群", Sort.DEADLINES): at("06-18 10:40")})
    assert wanted.hears("韩立群", Sort.DEADLINES, at("06-17 08:30"))
    assert not wanted.hears("韩立群", Sort.DEADLINES, at("06-24 08:30"))
    assert wanted.hears("韩立群", Sort.MORNING, at("06-24 08:30"))
    assert wanted.hears("顾念", Sort.DEADLINES, at("06-24 08:30"))


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("☀️ 早上好", Sort.MORNING),
        ("⏳ 到6月30日还有 7 天，还差：", Sort.DEADLINES),
        ("⏳ 今天（6月30日）是最后一天，还差：", Sort.DEADLINES),
        ("🕐 过半了，到6月30日还有 15 天，还差：", None),
        ("📅 7月1日至9月30日要做的：", None),
    ],
)
def test_by_which_line_a_sort_is_known(line: str, sort: Sort | None) -> None:
    assert [one for one in Sort if one.has(line)] == ([] if sort is None else [sort])


def test_a_report_lies_with_its_office_until_it_is_handed_up_and_after_it_was_returned() -> None:
    reports = Reports()
    reports.submits("铁路", {}, at("06-29 10:00"))
    reports.answers("铁路", "写具体一点", at("06-29 15:30"))
    reports.submits("铁路", {}, at("06-30 11:00"))
    reports.answers("铁路", ACCEPTED, at("06-30 14:30"))
    lies = {
        when: reports.lies_with("铁路", at(when))
        for when in ("06-26 16:00", "06-29 12:00", "06-30 08:30", "06-30 12:00", "07-01 08:30")
    }
    assert list(lies.values()) == [True, False, True, False, False]
    assert reports.lies_with("街道", at("07-01 08:30"))


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("📋 铁路 第二季度的报告，草稿已经备好：做法和问题由程序按事实填了", "the draft"),
        ("📋 铁路 第二季度的报告还没有上报，还有 5 天。", "a reminder"),
        ("📋 铁路 第二季度的报告还没有上报，今天是最后一天。", "a reminder"),
        ("📋 铁路 第二季度的报告退回来以后还没有再报。改好请再上报一次。", "a reminder"),
        ("📋 铁路 第二季度的报告没有按时上报。现在报也行", "overdue"),
        ("✅ \u2068全国\u2069收下了\u2068铁路\u2069第二季度的报告。", "accepted"),
        ("✅ 收下了，\u2068铁路\u2069会知道。", None),
    ],
)
def test_by_which_words_a_notice_of_a_report_is_known(line: str, what: str | None) -> None:
    assert said_of(line) == what
