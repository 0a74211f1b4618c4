"""The life of a wish against section 5 of the specification, step by step and day by day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId
from domain.state_tables import page
from domain.wish_clocks import Bell, due, next_bell
from domain.wishes import NEXT, Wish, WishAction, WishHasMovedOn, WishId, WishState
from tests.conventions.tree import TOP

S, A = WishState, WishAction
SHANGHAI = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)  # 12:00 on the wall
DAY = timedelta(days=1)
HELPER, POOL = PersonId(7), OrganisationId(3)
OPEN = Wish(WishId(1), S.OPEN, "A string", PersonId(1), CadreId(1), True, NOON, step_at=NOON)
CLAIMED = OPEN.claimed_by(HELPER, NOON)
OFFERED = CLAIMED.offered("No money", HELPER, NOON)
POOLED = OFFERED.agreed(POOL, NOON)
MATCHED = POOLED.matched_by(HELPER, NOON)
FULFILLED = CLAIMED.fulfilled_by(HELPER, NOON)
CONFIRMED = FULFILLED.confirmed(5, NOON)
UNCONFIRMED = FULFILLED.lapsed(NOON)
EACH = (OPEN, CLAIMED, OFFERED, POOLED, MATCHED, FULFILLED, CONFIRMED, UNCONFIRMED)
ENDS = (CONFIRMED.state, S.DECLINED, S.WITHDRAWN)


def on_the_wall(day: int, hour: int = 8, minute: int = 0) -> datetime:
    """So many calendar days after the second of March."""
    wall = datetime(2026, 3, 2, hour, minute, tzinfo=SHANGHAI)
    return wall + timedelta(days=day)


def test_the_page_of_states_says_what_the_code_says() -> None:
    assert page() in (TOP / "docs" / "states.md").read_text(encoding="utf-8")


def test_whatever_has_not_ended_can_be_withdrawn() -> None:
    for state in S:
        assert ((state, A.WITHDRAW) in NEXT) == (state not in ENDS)


def test_only_the_pool_is_matched_or_declined_and_only_after_a_yes() -> None:
    assert {state for state, action in NEXT if action is A.MATCH} == {S.POOLED}
    assert {state for state, action in NEXT if action is A.DECLINE} == {S.POOLED, S.MATCHED}
    assert {key for key, to in NEXT.items() if to is S.POOLED and key[1] is not A.REPOOL} == {
        (S.OFFERED, A.AGREE)
    }


def test_whoever_lets_go_puts_it_back_where_it_came_from() -> None:
    assert CLAIMED.released(NOON).state is S.OPEN
    for wish in (MATCHED, POOLED.claimed_by(HELPER, NOON)):
        back = wish.released(NOON)
        assert (back.state, back.helper, back.pool) == (S.POOLED, None, POOL)


def test_a_wish_that_was_no_help_begins_anew_on_top() -> None:
    again = CONFIRMED.reopened(NOON + 28 * DAY)
    assert (again.state, again.returned, again.helper, again.rating) == (S.OPEN, True, None, None)
    assert again.opened_at == NOON + 28 * DAY
    assert UNCONFIRMED.not_yet(NOON).state is S.OPEN
    assert FULFILLED.not_yet(NOON).state is S.CLAIMED


@pytest.mark.parametrize("wish", EACH)
def test_what_is_not_in_the_table_is_refused(wish: Wish) -> None:
    for action in A:
        if (wish.state, action) not in NEXT:
            with pytest.raises(WishHasMovedOn):
                wish.after(action)


@pytest.mark.parametrize(
    ("wish", "day", "bell"),
    [
        (OPEN, 3, Bell.NOTE),
        (OPEN, 7, Bell.NOTE),
        (OPEN, 14, Bell.OFFICE),
        (OPEN, 21, Bell.OFFICE),
        (CLAIMED, 3, Bell.NOTE),
        (CLAIMED, 6, Bell.NOTE),
        (CLAIMED, 7, Bell.RETURN),
        (MATCHED, 7, Bell.RETURN),
        (OFFERED, 7, Bell.RETURN),
        (POOLED, 14, Bell.OFFICE),
        (FULFILLED, 14, Bell.LAPSE),
        (CONFIRMED, 28, Bell.ASK),
        (UNCONFIRMED, 28, Bell.ASK),
    ],
)
def test_a_clock_rings_at_eight_of_its_day_and_not_before(wish: Wish, day: int, bell: Bell) -> None:
    before = replace(wish, bell_at=on_the_wall(day - 1, 12))
    assert due(before, SHANGHAI, on_the_wall(day, 7, 59)) == ()
    (ring,) = due(before, SHANGHAI, on_the_wall(day))
    assert (ring.bell, ring.day, ring.at) == (bell, day, on_the_wall(day))
    assert next_bell(wish, SHANGHAI, on_the_wall(day - 1, 12)) == on_the_wall(day)


def test_after_an_outage_the_latest_rings_and_what_moves_overtakes_what_reminds() -> None:
    late = replace(OPEN, bell_at=on_the_wall(3))
    assert [(one.bell, one.day) for one in due(late, SHANGHAI, on_the_wall(30))] == [
        (Bell.NOTE, 7),
        (Bell.OFFICE, 28),
    ]
    held = replace(CLAIMED, bell_at=on_the_wall(3))
    assert [one.bell for one in due(held, SHANGHAI, on_the_wall(9))] == [Bell.RETURN]
    assert next_bell(UNCONFIRMED, SHANGHAI, on_the_wall(99)) == on_the_wall(28)


def test_the_office_hears_of_what_was_released_again_and_again() -> None:
    """Putting it back does not begin its two weeks anew."""
    again = CLAIMED.released(NOON + 13 * DAY)
    assert next_bell(again, SHANGHAI, NOON + 13 * DAY) == on_the_wall(14)


@given(st.sampled_from(EACH), st.lists(st.integers(1, 24 * 40), max_size=12))
def test_however_often_it_is_looked_at_each_ring_comes_once_and_none_early(
    wish: Wish, hours: list[int]
) -> None:
    """Looking does not move it here, so that every bell of its state rings on."""
    bell = next_bell(wish, SHANGHAI, NOON)
    seen = []
    for hour in sorted(hours):
        now = NOON + timedelta(hours=hour)
        rung = due(replace(wish, bell_at=bell), SHANGHAI, now)
        assert all(one.at <= now for one in rung)
        seen += [(one.bell, one.day) for one in rung if one.bell in {Bell.NOTE, Bell.OFFICE}]
        if rung:
            bell = next_bell(wish, SHANGHAI, now)
    assert len(seen) == len(set(seen))
