"""Counting in UTF-16 code units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from playground.telegram.entities import code_point_at, unit_offsets, utf16_length


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", 0),
        ("abc", 3),
        ("你好", 2),
        ("\uffff", 1),
        ("\U00010000", 2),
        ("👍", 2),
        ("👍🏽", 4),
        ("👨‍👩‍👧", 8),
        ("𠮷野家", 4),
        ("שלום", 4),
        ("a\u200bb", 3),
    ],
)
def test_a_character_beyond_the_first_plane_counts_twice(text: str, units: int) -> None:
    assert utf16_length(text) == units


def test_a_text_without_such_characters_needs_no_table() -> None:
    assert unit_offsets("你好吗") == range(4)


def test_offsets_step_over_pairs() -> None:
    assert list(unit_offsets("a👍b")) == [0, 1, 3, 4]


@pytest.mark.parametrize(
    ("unit", "index"), [(-1, None), (0, 0), (1, 1), (2, None), (3, 2), (4, 3), (5, None)]
)
def test_no_character_begins_within_a_pair_or_outside(unit: int, index: int | None) -> None:
    assert code_point_at(unit_offsets("a👍b"), unit) == index


@given(st.text(max_size=40), st.data())
def test_offsets_agree_with_python_telegram_bot(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    offsets = unit_offsets(text)
    [theirs] = MessageEntity.adjust_message_entities_to_utf_16(
        text, [MessageEntity("bold", start, end - start)]
    )
    assert (offsets[start], offsets[end] - offsets[start]) == (theirs.offset, theirs.length)


@given(st.text(max_size=40))
def test_every_character_is_found_again(text: str) -> None:
    offsets = unit_offsets(text)
    assert [code_point_at(offsets, unit) for unit in offsets] == [*range(len(text) + 1)]
    assert offsets[-1] == utf16_length(text)
