"""Lengths as Telegram counts them."""

import pytest

from domain.lengths import LEFT_OUT, beginning, length_of, on_one_line, shortened


@pytest.mark.parametrize(("text", "length"), [("", 0), ("abc", 3), ("心愿", 2), ("😀a", 3)])
def test_an_emoji_counts_two(text: str, length: int) -> None:
    assert length_of(text) == length


@pytest.mark.parametrize("text", ["字" * 100, "😀" * 50])
def test_a_text_that_fits_stays_as_it_is(text: str) -> None:
    assert shortened(text, 100) == text


@pytest.mark.parametrize("text", ["a" + "字" * 200 + "z", "a" + "😀" * 60 + "z"])
def test_of_a_text_that_does_not_fit_the_beginning_and_the_end_stay(text: str) -> None:
    short = shortened(text, 100)
    assert length_of(short) <= 100
    assert LEFT_OUT in short
    assert (short[0], short[-1]) == ("a", "z")


@pytest.mark.parametrize(
    ("text", "said"),
    [(" a\nb ", "a b"), ("abcde", "abcde"), ("abcdef", "abcd…"), ("abc def", "abc…")],
)
def test_a_beginning_stands_on_one_line_and_says_that_more_follows(text: str, said: str) -> None:
    assert beginning(text, 5) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [(" a\nb ", "a b"), ("a\n" + "字" * 40 + "\nz", "a 字字字 … 字字字 z"), ("a" * 20, "a" * 20)],
)
def test_a_glimpse_has_both_ends_on_one_line(text: str, said: str) -> None:
    assert on_one_line(text, 23) == said
