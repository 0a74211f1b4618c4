"""The quarter's report: its steps, what must be written, and when it is asked for."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.five_ones import Kind, KindName
from domain.lengths import LONGEST_MESSAGE
from domain.organisations import ALWAYS, Level, Organisation, OrganisationId, Profile
from domain.periods import quarter_of
from domain.quarterly_facts import PARTS, FigureName, ReportPart, key_of, kind_of
from domain.quarterly_reports import (
    LONGEST_PART,
    NEXT,
    OWING,
    QuarterlyReport,
    ReportAction,
    ReportHasMovedOn,
    ReportId,
    ReportPartEmpty,
    ReportPartTooLong,
    ReportState,
    Written,
    is_late,
    owes,
    ready,
)
from domain.report_stages import ReportStage, drafted_at, moments, next_moment, open_stages
from scheduling.calendar import is_working_day
from tests.desks import SHANGHAI

FIRST = quarter_of(date(2026, 2, 1))
WHEN = datetime(2026, 3, 25, tzinfo=UTC)


def always(_day: date) -> bool:
    return True


def weekdays(day: date) -> bool:
    return day.weekday() < 5


def report(state: ReportState) -> QuarterlyReport:
    return QuarterlyReport(ReportId(1), OrganisationId(1), FIRST.first, state, 0, WHEN)


STEPS = {
    ("draft", "submit"): "submitted",
    ("draft", "file"): "filed",
    ("returned", "submit"): "submitted",
    ("returned", "file"): "filed",
    ("submitted", "return"): "returned",
    ("submitted", "accept"): "accepted",
}


@pytest.mark.parametrize("state", ReportState)
@pytest.mark.parametrize("action", ReportAction)
def test_a_report_takes_the_steps_of_the_table_and_no_other(
    state: ReportState, action: ReportAction
) -> None:
    assert {(one.value, other.value): to.value for (one, other), to in NEXT.items()} == STEPS
    wanted = STEPS.get((state.value, action.value))
    if wanted is None:
        with pytest.raises(ReportHasMovedOn):
            report(state).after(action)
    else:
        assert report(state).after(action).state.value == wanted


@pytest.mark.parametrize("state", ReportState)
def test_it_can_be_written_in_only_while_it_lies_with_the_office(state: ReportState) -> None:
    writable = state in {ReportState.DRAFT, ReportState.RETURNED}
    assert report(state).lies_with_office is writable


@pytest.mark.parametrize("level", Level)
def test_provinces_and_systems_owe_one(level: Level) -> None:
    owed = owes(office(level), FIRST)
    assert owed is (level in {Level.PROVINCE, Level.SYSTEM}) is (level in OWING)


@pytest.mark.parametrize(
    ("since", "owed"),
    [("2025-12-31", True), ("2026-01-01", True), ("2026-01-02", False), ("2026-04-01", False)],
)
def test_an_office_that_came_within_a_quarter_owes_from_the_next(since: str, owed: bool) -> None:
    assert owes(office(Level.PROVINCE, date.fromisoformat(since)), FIRST) is owed


def office(level: Level, since: date = ALWAYS) -> Organisation:
    return Organisation(
        OrganisationId(1), None, level, "-", Profile.NOTICE_2017, "UTC", "zh", since=since
    )


@pytest.mark.parametrize("missing", [ReportPart.EXPERIENCE, ReportPart.NEXT_STEP])
@pytest.mark.parametrize("blank", ["", " \n", "\u200b"])
def test_what_only_people_can_write_must_be_written(missing: ReportPart, blank: str) -> None:
    whole = {ReportPart.EXPERIENCE: Written("a", 1), ReportPart.NEXT_STEP: Written("b", 1)}
    ready(whole)
    with pytest.raises(ReportPartEmpty) as refused:
        ready({**whole, missing: Written(blank, 2)})
    assert refused.value.facts == {"part": missing.value}


def test_a_part_takes_a_whole_message_and_ends_at_its_limit() -> None:
    assert Written().checked("字" * LONGEST_MESSAGE) == "字" * LONGEST_MESSAGE
    assert Written("a", 1).checked("b", added=True) == "a\nb"
    assert Written("", 1).checked("b", added=True) == "b"
    assert len(Written().checked("字" * LONGEST_PART)) == LONGEST_PART
    with pytest.raises(ReportPartTooLong):
        Written().checked("字" * (LONGEST_PART - 1) + "🏃")
    with pytest.raises(ReportPartTooLong):
        Written("a", 1).checked("字" * (LONGEST_PART - 1), added=True)


def test_the_last_moment_of_the_quarter_is_in_time_and_the_next_is_late() -> None:
    end = FIRST.ends(SHANGHAI)
    assert not is_late(end - timedelta(seconds=1), FIRST, SHANGHAI)
    assert is_late(end, FIRST, SHANGHAI)
    assert not is_late(None, FIRST, SHANGHAI)


def test_every_figure_has_its_part_and_every_part_its_figures() -> None:
    assert set(PARTS) == set(FigureName)
    assert set(PARTS.values()) == set(ReportPart)
    assert PARTS[FigureName.CAMPAIGNS] is ReportPart.PRACTICE
    assert PARTS[FigureName.OFFICES_MET] is ReportPart.EXPERIENCE
    assert PARTS[FigureName.RAISINGS] is ReportPart.PROBLEM
    assert PARTS[FigureName.CADRES_DUE] is ReportPart.NEXT_STEP


@pytest.mark.parametrize("kind", [KindName(Kind.SHARING), KindName(Kind.OWN, "own:夜校")])
def test_a_kind_is_the_same_after_it_was_a_key(kind: KindName) -> None:
    assert kind_of(key_of(kind)) == kind


@pytest.mark.parametrize(
    ("off", "drafted"),
    [
        (set(), "2026-03-25 08:30"),
        ({25}, "2026-03-26 08:30"),
        ({25, 26, 27, 28, 29, 30}, "2026-03-31 08:30"),
        ({25, 26, 27, 28, 29, 30, 31}, "2026-03-25 08:30"),
    ],
)
def test_the_draft_comes_on_the_first_working_day_of_the_last_seven(
    off: set[int], drafted: str
) -> None:
    found = drafted_at(
        FIRST, SHANGHAI, lambda day: (day.month, day.day) not in {(3, d) for d in off}
    )
    assert f"{found:%Y-%m-%d %H:%M}" == drafted


def test_the_stages_of_a_quarter_that_ends_on_a_tuesday() -> None:
    found = moments(FIRST, SHANGHAI, weekdays)
    assert {stage.name: f"{moment:%m-%d %H:%M}" for stage, moment in found.items()} == {
        "DRAFTED": "03-25 08:30",
        "THREE_DAYS": "03-27 16:00",
        "LAST_DAY": "03-31 08:30",
        "OVERDUE": "04-01 08:30",
    }


@pytest.mark.parametrize(
    ("quarter", "said"),
    [
        # 2023: from 29 September to 6 October days off, the 7th a Saturday that is worked.
        (date(2023, 7, 1), "09-25 08:30, 09-28 08:30, 09-28 16:00, 10-07 08:30"),
        # 2026: Mid-autumn from the 25th to the 27th, National Day from 1 to 7 October.
        (date(2026, 7, 1), "09-24 08:30, 09-28 08:30, 09-30 08:30, 10-08 08:30"),
        # The year's end before a New Year's Day from Saturday to Monday.
        (date(2023, 10, 1), "12-25 08:30, 12-29 08:30, 12-29 16:00, 01-02 08:30"),
    ],
)
def test_through_a_holiday_week_it_is_asked_for_before_the_end_and_missed_after_it(
    quarter: date, said: str
) -> None:
    found = moments(quarter_of(quarter), SHANGHAI, is_working_day)
    assert [f"{moment:%m-%d %H:%M}" for moment in found.values()] == said.split(", ")
    end = quarter_of(quarter).ends(SHANGHAI)
    assert [moment < end for moment in found.values()] == [True, True, True, False]


def test_a_reminder_that_would_come_before_the_draft_is_none() -> None:
    off = {date(2026, 3, day) for day in range(25, 31)}
    found = moments(FIRST, SHANGHAI, lambda day: day not in off)
    assert ReportStage.THREE_DAYS not in found
    assert list(found) == [ReportStage.DRAFTED, ReportStage.OVERDUE]


@pytest.mark.parametrize(
    ("now", "stages"),
    [
        ("2026-03-25 08:29", []),
        ("2026-03-25 08:30", ["DRAFTED"]),
        ("2026-03-27 15:59", ["DRAFTED"]),
        ("2026-03-27 16:00", ["THREE_DAYS"]),
        ("2026-03-31 23:59", ["LAST_DAY"]),
        ("2026-04-01 08:29", ["LAST_DAY"]),
        ("2026-04-01 08:30", ["OVERDUE"]),
        ("2026-05-01 23:59", ["OVERDUE"]),
        ("2026-05-02 00:00", []),
        ("2026-12-31 12:00", ["LAST_DAY"]),
    ],
)
def test_which_stage_is_open_at_a_moment(now: str, stages: list[str]) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=SHANGHAI)
    found = open_stages(moment, SHANGHAI, weekdays)
    assert [one.stage.name for one in found] == stages
    assert all(one.moment <= moment for one in found)
    assert next_moment(moment, SHANGHAI, weekdays) > moment


def test_the_next_moment_after_the_last_stage_is_the_next_quarters_draft() -> None:
    after = datetime(2026, 4, 1, 9, tzinfo=SHANGHAI)
    assert f"{next_moment(after, SHANGHAI, always):%Y-%m-%d %H:%M}" == "2026-06-24 08:30"
