"""How far an obligation has come: what belongs to it, what counts, and that it ends at 100 %."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.five_ones import (
    NATIONAL_KINDS,
    ORGAN_KINDS,
    ActivityId,
    Held,
    HeldBy,
    Kind,
    KindName,
    Measure,
    NotCounted,
    Reason,
)
from domain.obligations import Obligation, first_owed, obligation_of, period_before, period_of
from domain.organisations import Cadre, CadreId, OrganisationId, Position
from domain.periods import Days, quarter_of, two_months_of
from domain.progress import Progress, progress_of, serving

SHANGHAI = ZoneInfo("Asia/Shanghai")
JANUARY = two_months_of(date(2028, 1, 1))  # ends with 29 February
NOW = datetime(2028, 3, 1, 9, tzinfo=SHANGHAI)
OFFICE = OrganisationId(4)
OWED = Obligation(HeldBy.CADRE, JANUARY, CadreId(1))
MEASURE = Measure(HeldBy.CADRE, JANUARY, SHANGHAI)
ORGANS = Obligation(HeldBy.ORGAN, quarter_of(date(2028, 1, 1)))


def line(position: Position, since: str, until: str | None = None, number: int = 1) -> Cadre:
    left = None if until is None else date.fromisoformat(until)
    return Cadre(
        CadreId(number), OFFICE, "Li Na", position, date.fromisoformat(since), held_until=left
    )


def held(
    number: int, kind: Kind = Kind.LEAGUE_CLASS, *, at: str = "2028-02-10T15:00", present: int = 3
) -> Held:
    began = datetime.fromisoformat(at)
    moment = began if began.tzinfo else began.replace(tzinfo=SHANGHAI)
    return Held(ActivityId(number), KindName(kind), CadreId(1), None, moment, present)


def cadres(*activities: Held, owed: int = 5) -> Progress:
    return progress_of(replace(OWED, owed=owed), activities, MEASURE, NOW)


@pytest.mark.parametrize(
    ("count", "missing", "percent"),
    [(0, 5, 0), (1, 4, 20), (4, 1, 80), (5, 0, 100), (6, 0, 100), (50, 0, 100)],
)
def test_progress_ends_at_a_hundred_percent(count: int, missing: int, percent: int) -> None:
    progress = cadres(*(held(number) for number in range(count)))
    assert (progress.done, progress.missing, progress.percent) == (count, missing, percent)


@pytest.mark.parametrize(("owed", "percent"), [(1, 100), (3, 66), (4, 50), (5, 40)])
def test_it_is_measured_by_what_the_policy_asks(owed: int, percent: int) -> None:
    assert cadres(held(1), held(2), owed=owed).percent == percent


def test_any_five_count_and_kinds_not_touched_are_a_hint() -> None:
    progress = cadres(*(held(number) for number in range(5)), held(6, Kind.THEME_CLASS, present=2))
    assert progress.done == 5
    assert set(progress.untouched) == set(NATIONAL_KINDS) - {KindName(Kind.LEAGUE_CLASS)}
    assert progress.judged[-1].verdict == NotCounted(Reason.TOO_FEW, 1)


def test_a_provinces_kinds_stand_in_place_of_the_five() -> None:
    reading = KindName(Kind.OWN, "读书会")
    measure = replace(MEASURE, kinds=(reading, KindName(Kind.LEAGUE_CLASS)))
    own = replace(held(1), kind=reading)
    progress = progress_of(OWED, [own, held(2, Kind.VOLUNTEER_SERVICE)], measure, NOW)
    assert progress.done == 1
    assert progress.judged[1].verdict == NotCounted(Reason.OTHER_KIND)
    assert progress.untouched == (KindName(Kind.LEAGUE_CLASS),)


def test_they_stand_in_the_order_of_their_beginning() -> None:
    progress = cadres(held(2, at="2028-02-20T10:00"), held(3, at="2028-01-01T00:00"), held(1))
    assert [one.held.id for one in progress.judged] == [3, 1, 2]


def organs(*kinds: Kind, owed: int = 5) -> Progress:
    activities = [replace(held(n, kind), organ=OFFICE) for n, kind in enumerate(kinds)]
    measure = Measure(HeldBy.ORGAN, ORGANS.period, SHANGHAI)
    return progress_of(replace(ORGANS, owed=owed), activities, measure, NOW)


@pytest.mark.parametrize(
    ("kinds", "owed", "done", "percent"),
    [
        (ORGAN_KINDS, 5, 5, 100),
        (ORGAN_KINDS[:4], 5, 4, 80),
        (ORGAN_KINDS[:4], 4, 4, 100),
        ((Kind.SHARING,) * 5, 5, 1, 20),  # one of each kind
        ((*ORGAN_KINDS, Kind.SHARING), 5, 5, 100),
        ((Kind.LEAGUE_CLASS, Kind.SHARING), 5, 1, 20),
        ((*ORGAN_KINDS[:4], Kind.GUIDANCE), 5, 5, 100),  # stands for the self-designed one
        ((Kind.GUIDANCE, Kind.GUIDANCE, Kind.SELF_DESIGNED), 5, 1, 20),  # once a quarter
    ],
)
def test_an_organ_owes_one_of_each_kind(
    kinds: tuple[Kind, ...], owed: int, done: int, percent: int
) -> None:
    progress = organs(*kinds, owed=owed)
    assert (progress.done, progress.percent) == (done, percent)
    touched = {Kind.SELF_DESIGNED if one is Kind.GUIDANCE else one for one in kinds}
    assert set(progress.untouched) == {KindName(one) for one in set(ORGAN_KINDS) - touched}


FULL = line(Position.FULL_TIME, "2027-01-01", until="2028-02-15", number=1)
PART = line(Position.PART_TIME, "2028-02-15", number=2)
JOINED = line(Position.PART_TIME, "2027-01-01", number=3)


@pytest.mark.parametrize(
    ("at", "serves"),
    [
        ("2027-12-31T23:59:59", False),
        ("2028-01-01T00:00", True),
        ("2028-02-29T23:59:59", True),
        ("2028-03-01T00:00", False),
        ("2028-02-29T15:59:59+00:00", True),
        ("2028-02-29T16:00:00+00:00", False),  # 1 March in Shanghai
    ],
)
def test_an_activity_belongs_to_the_period_in_which_it_began(at: str, serves: bool) -> None:
    found = serving(OWED, [held(1, at=at)], [FULL], SHANGHAI)
    assert bool(found) is serves


def test_what_is_held_under_a_new_position_serves_what_was_owed_before() -> None:
    """The new one owes nothing before April, and nothing is owed in March."""
    activity = replace(held(1, at="2028-02-20T15:00"), cadre=PART.id)
    in_march = replace(held(2, at="2028-03-02T15:00"), cadre=PART.id)
    both = [FULL, PART]
    assert serving(OWED, [activity, in_march], both, SHANGHAI) == [activity]
    assert obligation_of(PART, date(2028, 3, 31)) is None
    assert obligation_of(PART, date(2028, 4, 1)) is not None


def test_of_two_periods_that_end_together_each_gets_its_own_position() -> None:
    """May and June, and the second quarter: both end with 30 June."""
    full = line(Position.FULL_TIME, "2027-01-01", number=1)
    both, day = [full, JOINED], date(2028, 6, 30)
    own = held(1, at="2028-06-30T23:00")
    other = replace(held(2, at="2028-06-30T23:30"), cadre=JOINED.id)
    for position, activity in ((full, own), (JOINED, other)):
        obligation = obligation_of(position, day)
        assert obligation is not None
        assert obligation.period.after == date(2028, 7, 1)
        assert serving(obligation, [own, other], both, SHANGHAI) == [activity]


def test_an_organs_activity_serves_its_cadre_where_the_policy_says_so() -> None:
    activity = replace(held(1, Kind.SHARING), organ=OFFICE)
    alone = progress_of(OWED, [activity], MEASURE, NOW)
    both = progress_of(OWED, [activity], replace(MEASURE, serves_both=True), NOW)
    assert alone.judged[0].verdict == NotCounted(Reason.FOR_THE_ORGAN)
    assert both.done == 1


@pytest.mark.parametrize(
    ("position", "since", "until", "first"),
    [
        (Position.FULL_TIME, "2028-01-01", None, "2028-01-01"),
        (Position.FULL_TIME, "2028-01-02", None, "2028-03-01"),
        (Position.FULL_TIME, "2028-02-29", None, "2028-03-01"),
        (Position.PART_TIME, "2027-12-31", None, "2028-01-01"),
        (Position.PART_TIME, "2028-01-02", None, "2028-04-01"),
        (Position.PART_TIME, "2028-01-02", "2028-04-01", None),  # left before it began
        (Position.PART_TIME, "2028-01-02", "2028-04-02", "2028-04-01"),
    ],
)
def test_who_arrives_later_owes_from_the_next_period(
    position: Position, since: str, until: str | None, first: str | None
) -> None:
    expected = None if first is None else date.fromisoformat(first)
    assert first_owed(line(position, since, until)) == expected


def test_the_period_before_is_of_the_same_kind() -> None:
    for position, days in (
        (Position.SECONDED, Days(date(2027, 11, 1), date(2028, 1, 1))),
        (Position.PART_TIME, Days(date(2027, 10, 1), date(2028, 1, 1))),
    ):
        period = period_of(position, date(2028, 2, 29))
        assert period_before(position, period) == days


def test_what_has_not_begun_does_not_count_yet() -> None:
    ahead = held(1, at="2028-02-20T15:00")
    before = datetime(2028, 2, 20, 6, 59, 59, tzinfo=UTC)
    assert progress_of(OWED, [ahead], MEASURE, before).done == 0
    assert progress_of(OWED, [ahead], MEASURE, before + timedelta(seconds=1)).done == 1
