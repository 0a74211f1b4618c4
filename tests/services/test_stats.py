"""Figures: what a cadre sees of the own groups, and a person of themselves."""

from datetime import date, datetime, timedelta

import pytest

from domain.activity import ANONYMOUS
from domain.consents import Purpose
from domain.groups import GroupState
from domain.periods import Days, day_of, quarter_of
from domain.stats import (
    UNKNOWN,
    Asked,
    CadreStats,
    Figure,
    FrozenFigures,
    OwnStats,
    Quota,
    Span,
    Which,
    only,
)
from services.figures import branch_stats
from services.stats import StatsNotYours
from storage.database import Storage
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import counting_group, founded, told, without
from tests.statements import statements
from tests.storage import county
from tests.storage.county import NOON, TODAY, said
from texts.say import Say

NOW = NOON + timedelta(days=8)
YESTERDAY = TODAY + timedelta(days=7)
LAST_WEEK = TODAY + timedelta(days=1)


async def test_a_cadre_sees_quota_and_groups_and_gets_a_picture(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.groups.set_members(place.group.id, 40)
        await tx.cadres.count_declined(place.line.id)
        await tx.activity.add(said(place.group.id, place.young.id, YESTERDAY, times=3, blocks=0b11))
        await tx.activity.add(said(place.group.id, ANONYMOUS, LAST_WEEK))
        (stats,) = await services(tx, NOW).stats.ask_of_cadre(place.cadre)
        assert stats.quota == Quota(asked=2, take_part=1, owed=100)
        (group,) = stats.groups
        assert (group.consenting, group.group.members) == (1, 40)
        today, week, month, quarter = (group.spans[span] for span in Span)
        assert (today[Figure.MESSAGES], today[Figure.PEOPLE]) == (0, 0)
        assert (week[Figure.MESSAGES], week[Figure.BLOCKS], week[Figure.PEOPLE]) == (3, 2, 1)
        assert (quarter[Figure.MESSAGES], quarter[Figure.PEOPLE]) == (4, 1)
        assert month == quarter
        assert (week[Figure.VOICE], quarter[Figure.VOICE]) == (1, 2)
        assert await told(tx) == [("StatsPicture", place.cadre.id)]


async def test_a_deputy_sees_the_groups_they_help_with(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        (stats,) = await services(tx, NOW).stats.ask_of_cadre(place.deputy)
        assert [one.group.id for one in stats.groups] == [place.group.id]


async def test_figures_of_many_groups_cost_no_more_questions_than_those_of_one(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        stats = services(tx, NOW).stats
        with statements(storage) as for_one:
            await stats.ask_of_cadre(place.cadre)
        for number in range(1, 4):
            group = await counting_group(tx, place.line, -200 - number)
            await tx.activity.add(said(group.id, ANONYMOUS, YESTERDAY, times=number))
    async with storage.read_write() as tx:
        with statements(storage) as for_four:
            (told_of,) = await services(tx, NOW).stats.ask_of_cadre(place.cadre)
    said_there = [one.spans[Span.WEEK][Figure.MESSAGES] for one in told_of.groups]
    assert said_there == [0, 1, 2, 3]
    assert len(for_one) == len(for_four) <= 11


async def test_a_week_may_begin_before_its_quarter(storage: Storage) -> None:
    monday, wednesday = date(2026, 3, 30), date(2026, 4, 1)
    async with storage.read_write() as tx:
        place = await founded(tx)
        for day in (monday, wednesday):
            await tx.activity.add(said(place.group.id, place.young.id, day))
        stats = services(tx, datetime.combine(wednesday, NOON.time(), NOON.tzinfo)).stats
        figures, _ = await stats.of_group(place.cadre, place.group.id)
        own = await stats.own(place.young)
    assert [figures.spans[span][Figure.MESSAGES] for span in Span] == [1, 2, 1, 1]
    assert [figures.spans[span][Figure.VOICE] for span in Span] == [1, 2, 1, 1]
    assert own is not None
    assert [own.spans[span]["messages"] for span in Span] == [1, 2, 1, 1]


async def test_what_is_over_is_the_whole_stretch_before(storage: Storage) -> None:
    """On 8 April: yesterday, the week of 30 March, March, the first quarter."""
    now = datetime(2026, 4, 8, 12, tzinfo=NOON.tzinfo)
    days = [date(2026, 4, 7), date(2026, 4, 1), date(2026, 3, 31), date(2026, 3, 4)]
    async with storage.read_write() as tx:
        place = await founded(tx)
        for day in days:
            await tx.activity.add(said(place.group.id, place.young.id, day))
        stats = services(tx, now).stats
        (told_of,) = [await stats.of_line(place.cadre, place.line.id, Which.BEFORE)]
        own = await stats.own(place.young, Which.BEFORE)
    [group] = told_of.groups
    assert [group.spans[span][Figure.MESSAGES] for span in Span] == [1, 2, 2, 2]
    assert own is not None
    assert [own.spans[span]["messages"] for span in Span] == [1, 2, 2, 2]


async def test_of_a_frozen_quarter_different_people_stay_when_somebody_goes(
    storage: Storage,
) -> None:
    now = datetime(2026, 4, 10, 12, tzinfo=NOON.tzinfo)
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.groups.set_members(place.group.id, 40)
        await tx.activity.add(said(place.group.id, place.young.id))
        await tx.frozen.freeze(quarter_of(TODAY), [place.group.id], now)
        await services(tx, now).people.forget(place.young.telegram_id)
        stats = services(tx, now).stats
        before, _ = await stats.of_group(place.cadre, place.group.id, Which.BEFORE)
    assert before.spans[Span.QUARTER][Figure.PEOPLE] == 1
    assert before.spans[Span.MONTH][Figure.PEOPLE] == 0
    assert before.spans[Span.QUARTER][Figure.MESSAGES] == 1
    assert before.frozen == FrozenFigures(1, 0, 1, 40)


async def test_nobody_looks_at_the_position_of_somebody_else(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        stats = services(tx, NOW).stats
        for somebody in (place.deputy, place.administrator, place.young, None):
            with pytest.raises(StatsNotYours):
                await stats.of_line(somebody, place.line.id, Which.NOW)


async def test_without_a_group_no_picture_is_drawn(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        alone = await county.cadre(tx, "Sun", place.office)
        await tx.cadres.take_up(alone.id, place.administrator.id)
        (stats,) = await services(tx, NOW).stats.ask_of_cadre(place.administrator)
        assert stats.groups == ()
        assert await told(tx) == []


async def test_a_day_with_a_gap_has_no_figure(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.activity.add(said(place.group.id, ANONYMOUS, NOW.date()))
        await tx.gaps.record(place.group.id, NOW - timedelta(hours=2), NOW - timedelta(hours=1))
        figures, _ = await services(tx, NOW).stats.of_group(place.cadre, place.group.id)
        assert figures.spans[Span.TODAY] == UNKNOWN
        assert figures.spans[Span.WEEK][Figure.MESSAGES] == 1
        today = NOW.date()
        assert figures.unseen == [Days(today, today + timedelta(days=1))]


async def test_before_counting_nothing_is_known(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        met = await county.group(tx, place.line, -200)
        figures, _ = await services(tx, NOW).stats.of_group(place.cadre, met.id)
        assert met.state is GroupState.NEW
        assert figures.since is None
        assert all(spans == UNKNOWN for spans in figures.spans.values())


async def test_a_groups_figures_are_for_those_who_run_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        other = await counting_group(tx, await county.cadre(tx, "Sun", place.office), -300)
        stats = services(tx, NOW).stats
        for somebody, group in (
            (place.young, place.group),
            (place.administrator, place.group),
            (None, place.group),
            (place.cadre, other),
        ):
            with pytest.raises(StatsNotYours):
                await stats.of_group(somebody, group.id)
        assert await stats.ask_of_cadre(place.young) == []


async def test_a_person_sees_their_own_numbers_over_all_groups(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        second = await counting_group(tx, place.line, -200)
        for group in (place.group, second):
            await tx.activity.add(said(group.id, place.young.id, NOW.date(), blocks=0b1))
        await tx.activity.add(said(place.group.id, ANONYMOUS, NOW.date()))
        own = await services(tx, NOW).stats.own(place.young)
        assert own is not None
        assert (own.spans[Span.TODAY]["messages"], own.spans[Span.TODAY]["blocks"]) == (2, 2)


async def test_without_consent_there_are_no_own_numbers(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await without(tx, place.young, Purpose.ACTIVITY)
        assert await services(tx, NOW).stats.own(place.young) is None


async def test_before_somebody_agreed_nothing_is_known_of_them(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        own = await services(tx, NOW).stats.own(place.young, Which.BEFORE)
        assert own is not None
        assert [own.spans[span]["messages"] for span in Span] == [0, 0, None, None]
        assert own.since == NOON


async def test_a_day_on_which_the_bot_was_away_from_one_of_their_groups_is_unknown(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        second = await counting_group(tx, place.line, -200)
        elsewhere = await counting_group(tx, place.line, -300)
        await tx.memberships.join(second.id, place.young.id, NOON)
        await tx.activity.add(said(place.group.id, place.young.id, NOW.date()))
        hour = timedelta(hours=1)
        await tx.gaps.record(elsewhere.id, NOW - hour, NOW)
        own = await services(tx, NOW).stats.own(place.young)
        assert own is not None
        assert own.spans[Span.TODAY]["messages"] == 1
        await tx.gaps.record(second.id, NOW - hour, NOW)
        own = await services(tx, NOW).stats.own(place.young)
        assert own is not None
        assert [own.spans[span]["messages"] for span in Span] == [None, 1, 1, 1]
        assert own.unseen == [only(NOW.date())]


SAID = {date(2026, 3, 29): 1, date(2026, 3, 30): 2, date(2026, 3, 31): 4, date(2026, 4, 1): 8}
"""Sunday, Monday, the quarter's last day, the next one's first: every sum tells its days."""


@pytest.mark.parametrize(
    ("local", "now", "before"),
    [
        ("2026-03-29 23:59:59.999999", [1, 1, 1, 1], [0, 0, None, None]),
        ("2026-03-30 00:00", [2, 2, 3, 3], [1, 1, None, None]),
        ("2026-03-31 23:59:59.999999", [4, 6, 7, 7], [2, 1, None, None]),
        ("2026-04-01 00:00", [8, 14, 8, 8], [4, 1, 7, 7]),
    ],
)
async def test_midnight_parts_days_weeks_months_and_quarters_alike_for_everybody(
    storage: Storage, local: str, now: list[int], before: list[int | None]
) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=SHANGHAI)
    async with storage.read_write() as tx:
        place = await founded(tx)
        for day, times in SAID.items():
            await tx.activity.add(said(place.group.id, place.young.id, day, times=times))
        for which, wanted in ((Which.NOW, now), (Which.BEFORE, before)):
            line = await services(tx, moment).stats.of_line(place.cadre, place.line.id, which)
            own = await services(tx, moment).stats.own(place.young, which)
            assert own is not None
            sums = {
                span: await branch_stats(tx, place.office, moment, span, which) for span in Span
            }
            assert [line.groups[0].spans[span][Figure.MESSAGES] for span in Span] == wanted
            assert [own.spans[span]["messages"] for span in Span] == wanted
            assert [sums[span].whole.figures[Figure.MESSAGES] for span in Span] == wanted
            agree(line, own, moment, which)


def agree(line: CadreStats, own: OwnStats, moment: datetime, which: Which) -> None:
    """Whatever stands in a picture stands in the text of its span."""
    say, today = Say("en"), day_of(moment, SHANGHAI)
    pictures = (
        say.stats.picture(line, which, today),
        say.stats.own_picture(own, which, today, SHANGHAI),
    )
    for column, span in enumerate(Span):
        asked = Asked(span, which, today)
        texts = (
            say.stats.of_cadre(line, asked, moment).text,
            say.stats.own(own, asked, moment, SHANGHAI).text,
        )
        for picture, text in zip(pictures, texts, strict=True):
            for label, values in picture.panels[0].rows:
                value = values[column]
                assert f"{label}: {'—' if value is None else value}\n" in f"{text}\n"
