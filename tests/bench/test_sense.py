"""The paper by which the soak of a year judges: what an outage may swallow, and what it may not."""

import json
from datetime import datetime, timedelta

import pytest

from bench.load.sense import RULES, Down, lost, unfounded
from bench.load.year import Said, twice
from bench.soaks.year import MOST_A_WEEK, differs, too_many
from tests.desks import SHANGHAI


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=SHANGHAI)


def text_of(text: str) -> str:
    return str(moment(text))


def said(name: str, at: str, person: int | None = 7, **fields: object) -> Said:
    return Said(moment(at), person, name, json.dumps(fields))


ENDS = moment("12-31 23:00")
LAST = said("PeriodDue", "12-30 08:30", stages="")
POSTED = said("TopicPost", "03-01 12:00", None, topic=1)
MEETING = f"团课|{text_of('03-05 19:00')}|{text_of('03-05 21:00')}"
CASES = [
    (
        said("PeriodDue", "03-18 08:30", stages="2026-01-01:quarter:14"),
        "03-19 10:00",
        "03-24 10:00",
    ),
    (said("MorningCome", "03-02 08:30", day="2026-03-02"), "03-02 08:50", "03-02 09:10"),
    (
        said("ActivityReminder", "03-04 19:00", starts=text_of("03-05 19:00"), stage="evening"),
        "03-05 10:00",
        "03-05 18:00",
    ),
    (
        said("HolderReminded", "03-04 19:00", starts=text_of("03-05 19:00")),
        "03-05 18:00",
        "03-05 20:00",
    ),
    (said("ActivityCard", "03-04 12:00", activity=MEETING), "03-04 23:30", "03-05 19:30"),
    (said("RatingAsked", "03-05 21:00", activity=MEETING), "03-06 10:00", "03-13 10:00"),
    (
        said("OwnReminderDue", "03-04 18:00", moment=text_of("03-04 18:00"), instead=False),
        "03-05 17:00",
        "03-05 19:00",
    ),
    (
        said("GroupReminderDue", "03-04 12:00", moment=text_of("03-04 12:00")),
        "03-04 14:30",
        "03-04 15:30",
    ),
    (said("TopicPost", "03-04 17:00", topic=1), "03-04 19:30", "03-04 20:30"),
    (said("TopicDigested", "03-04 20:00", topic=1), "03-10 20:00", "03-11 20:00"),
    (said("DesignAsked", "03-04 12:07", card=1), "03-07 12:00", "03-07 12:07"),
    (said("DesignAsked", "03-04 23:30", card=1), "03-07 08:00", "03-07 23:00"),
    (said("ReportDrafted", "03-25 08:30", report="1"), "04-20 10:00", "05-04 10:00"),
    (said("ReportDue", "03-27 16:00", report="1", told=2), "03-28 20:00", "03-30 10:00"),
]
ALWAYS = (
    *("DesignClosed", "SeriesIssue", "SeriesIssuePosted", "GroupVacant", "ContactLeftAlone"),
    "DesignCardChanged",
)


@pytest.mark.parametrize(("one", "early", "late"), CASES)
def test_what_an_outage_may_swallow_is_missed_up_to_a_moment(
    one: Said, early: str, late: str
) -> None:
    since = one.at - timedelta(minutes=5)
    swallowed = lost([one, LAST], [LAST, POSTED], [Down(since, moment(early))], ENDS)
    assert swallowed == [(one.at, *one.what)]
    assert not lost([one, LAST], [LAST, POSTED], [Down(since, moment(late))], ENDS)


@pytest.mark.parametrize("name", ALWAYS)
def test_some_things_are_said_however_late(name: str) -> None:
    one = said(name, "03-04 12:00", card=1)
    whole_month = Down(moment("03-04 11:00"), moment("04-04 11:00"))
    assert lost([one], [said("DesignAsked", "03-01 12:00", card=1)], [whole_month], ENDS)


def test_a_card_that_was_never_put_out_does_not_change() -> None:
    one = said("DesignCardChanged", "03-04 12:00", card=1)
    assert not lost([one], [], [Down(moment("03-01 11:00"), moment("03-05 11:00"))], ENDS)


def test_every_rule_has_a_case() -> None:
    assert {one.name for one, _, _ in CASES} | set(ALWAYS) == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_what_had_its_moment_while_the_program_ran_is_never_lost(name: str) -> None:
    one = said(name, "03-04 12:00", card=1, topic=1)
    others = [LAST, POSTED, said("DesignAsked", "03-01 12:00", card=1)]
    elsewhere = Down(moment("02-01 11:00"), moment("02-20 11:00"))
    assert lost([one, LAST], others, [elsewhere], ENDS)


def test_what_an_outage_adds_is_found() -> None:
    one, more = said("SeriesIssue", "03-04 12:00", number=1), said("SeriesIssue", "03-04 12:00")
    skipped = said("TopicSkipped", "03-05 08:00", moment=text_of("03-04 12:00"))
    down = Down(moment("03-04 11:00"), moment("03-05 08:00"))
    assert unfounded([one], [one, more, skipped], [down]) == [more.what]
    assert unfounded([one], [one, skipped], []) == [skipped.what]


def test_anything_said_again_is_found() -> None:
    one, again = said("SeriesIssue", "03-04 12:00"), said("SeriesIssue", "03-09 12:00")
    assert twice([one, again]) == [one.what]
    assert not twice([said("MenuChanged", "03-04 12:00"), said("MenuChanged", "03-09 12:00")])


def test_two_tickers_differ_by_what_one_of_them_says_and_when() -> None:
    one, later = said("SeriesIssue", "03-04 12:00"), said("SeriesIssue", "03-04 12:01")
    assert not differs([one], [one])
    assert len(differs([one], [later])) == 2
    assert len(differs([one, one], [one])) == 1


def test_more_than_a_week_allows_is_found() -> None:
    days = ("03-02", "03-03", "03-04", "03-05", "03-06")
    evenings = [said("PeriodDue", f"{day} 16:00") for day in days]
    assert not too_many(evenings[: MOST_A_WEEK + 1])
    assert too_many(evenings)
    assert not too_many([said("PeriodDue", f"{day} 08:30") for day in days])
