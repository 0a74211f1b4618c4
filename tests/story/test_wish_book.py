"""The town's list of wishes: on paper they end by themselves after so many days."""

import pytest

from playground.story.calendar import at
from playground.story.wish_book import WishBook


@pytest.mark.parametrize(
    ("state", "days", "then"),
    [
        ("claimed", 7, "open"),
        ("offered", 7, "open"),
        ("matched", 7, "pooled"),
        ("fulfilled", 14, "unconfirmed"),
        ("pooled", 80, "pooled"),
    ],
)
def test_a_state_ends_by_itself_at_eight_of_its_day(state: str, days: int, then: str) -> None:
    book = WishBook()
    one = book.said(7, "A string", at(1, "20:00"))
    one.goes(at(2, "21:00"), state)
    assert one.state(at(2 + days, "07:59")) == state
    assert one.state(at(2 + days, "08:00")) == then


def test_an_erased_wisher_takes_along_what_is_under_way_and_leaves_what_ended() -> None:
    book, now = WishBook(), at(3, "09:00")
    book.said(7, "A string", at(1, "20:00"))
    book.said(7, "A book", at(1, "21:00")).goes(at(2, "20:00"), "confirmed")
    book.said(8, "A ball", at(1, "21:00"))
    book.forgets(7, now)
    assert book.states(now) == {"withdrawn": 1, "confirmed": 1, "open": 1}
    assert list(book.facts(now)) == ["A ball"]
