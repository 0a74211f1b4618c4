"""What an office is told of a report that it owes: missing, due, late, or returned."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.organisations import Level, Organisation, OrganisationId, Profile
from domain.quarterly_reports import QuarterlyReport, ReportId, ReportState
from texts.say import Say

ZONE = "Asia/Shanghai"
OFFICE = Organisation(
    OrganisationId(1), None, Level.SYSTEM, "云岭铁路团委", Profile.LIGHT_BURDEN, ZONE, "zh"
)
MADE = datetime(2026, 6, 24, 8, 30, tzinfo=ZoneInfo(ZONE))
DRAFT = QuarterlyReport(ReportId(1), OFFICE.id, date(2026, 4, 1), ReportState.DRAFT, 0, MADE)


@pytest.mark.parametrize(
    ("day", "said", "of_returned"),
    [
        ("2026-06-26", "还没有上报，还有 5 天", "退回来以后还没有再报"),
        ("2026-06-30", "还没有上报，今天是最后一天", "退回来以后还没有再报"),
        ("2026-07-01", "没有按时上报", "退回来以后还没有再报"),
    ],
)
def test_a_report_that_was_returned_is_neither_missing_nor_late(
    day: str, said: str, of_returned: str
) -> None:
    now = datetime.fromisoformat(f"{day} 08:30").replace(tzinfo=ZoneInfo(ZONE))
    say = Say.in_language("zh").quarterly_reports
    assert said in say.due(DRAFT, OFFICE, now).text
    returned = replace(DRAFT, state=ReportState.RETURNED)
    assert of_returned in say.due(returned, OFFICE, now).text
