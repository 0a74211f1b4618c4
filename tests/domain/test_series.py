"""The rules of series: names, lengths, and numbers that are too few to be shown."""

import pytest

from domain.lengths import LONGEST_HANDED_OVER
from domain.people import PersonId
from domain.series import (
    LONGEST_UNDER_PHOTO,
    IssueEmpty,
    IssueTooLong,
    IssueTooLongUnderPhoto,
    Series,
    SeriesEnded,
    SeriesId,
    SeriesNameTooLong,
    SeriesUnnamed,
    named,
    shown,
    written,
)
from tests.storage.county import NOON

ONE = Series(SeriesId(1), PersonId(7), "Night kitchen", NOON)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("夜班食堂", "夜班食堂"),
        (" 夜班\n食堂 ", "夜班 食堂"),
        ("《夜班食堂》", "夜班食堂"),
        ("“夜班食堂”", "夜班食堂"),
        ("N" * 24, "N" * 24),
    ],
)
def test_a_name_stands_on_one_line_without_marks_around_it(text: str, name: str) -> None:
    assert named(text) == name


def test_a_name_is_there_and_is_short() -> None:
    for nothing in ("", " \n", "《》"):
        with pytest.raises(SeriesUnnamed):
            named(nothing)
    with pytest.raises(SeriesNameTooLong) as raised:
        named("N" * 25)
    assert raised.value.facts == {"limit": 24}


def test_an_issue_has_words_and_fits_into_one_message() -> None:
    assert written(" a\nb ") == "a\nb"
    assert written("a" * LONGEST_HANDED_OVER)
    with pytest.raises(IssueEmpty):
        written(" \n")
    with pytest.raises(IssueTooLong):
        written("a" * (LONGEST_HANDED_OVER + 1))


def test_under_a_picture_less_fits_and_no_words_are_needed() -> None:
    assert written(" ", "F1") == ""
    assert written(" a ", "F1") == "a"
    assert written("a" * LONGEST_UNDER_PHOTO, "F1")
    with pytest.raises(IssueTooLongUnderPhoto) as raised:
        written("😀" + "a" * (LONGEST_UNDER_PHOTO - 1), "F1")
    assert raised.value.facts == {"limit": LONGEST_UNDER_PHOTO}


@pytest.mark.parametrize(("people", "number"), [(0, 0), (1, None), (2, None), (3, 3), (99, 99)])
def test_one_or_two_people_are_not_shown(people: int, number: int | None) -> None:
    assert shown(people) == number


def test_it_ends_once_and_for_good() -> None:
    ended = ONE.ended(NOON)
    assert not ended.is_running
    with pytest.raises(SeriesEnded):
        ended.ended(NOON)
