"""Entities that a sender states instead of writing markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.telegram.entities import Entity, code_point_at, format_text, unit_offsets

TALK = st.text(
    st.sampled_from("@#/.+ \n\r\t\0abcom12你好👍\u200e\u200f\u2028\u202e\u200b\u030a"), max_size=40
)
TYPES = [
    *("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre"),
    *("blockquote", "expandable_blockquote", "text_link", "text_mention", "custom_emoji"),
    *("date_time", "mention", "unknown"),
]
ENTITIES = st.lists(
    st.builds(
        Entity,
        st.sampled_from(TYPES),
        st.integers(-2, 24),
        st.integers(-2, 24),
        url=st.sampled_from([None, "example.com", "tg://user?id=7", "x"]),
        user_id=st.sampled_from([None, 7, 0]),
        language=st.sampled_from([None, "", "py"]),
        custom_emoji_id=st.sampled_from([None, "5", "x"]),
        unix_time=st.sampled_from([None, 5, 0]),
        date_time_format=st.sampled_from([None, "", "r", "tT", "x"]),
    ),
    max_size=6,
)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("ab  ", (2, 2)),
        ("a\rb", (1, 1)),
        ("ab", (2, 1)),
        ("ab", (0, 0)),
        ("ab", (0, -1)),
        ("ab", (-1, 2)),
        ("a👍", (2, 1)),
        ("👍a", (0, 1)),
    ],
)
def test_an_entity_without_whole_characters_of_the_text_is_dropped(
    text: str, entity: tuple[int, int]
) -> None:
    assert format_text(text, None, [Entity("bold", *entity)]).entities == ()


def test_an_entity_is_cut_off_at_the_end_of_the_text() -> None:
    assert format_text("a👍", None, [Entity("bold", 1, 9)]).entities == (Entity("bold", 1, 2),)


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        (Entity("bold", 0, 1, url="x", language="y"), Entity("bold", 0, 1)),
        (Entity("pre", 0, 1, language=""), Entity("pre", 0, 1)),
        (Entity("pre", 0, 1, language="py"), Entity("pre", 0, 1, language="py")),
        (
            Entity("text_link", 0, 1, "example.com"),
            Entity("text_link", 0, 1, "http://example.com/"),
        ),
        (Entity("text_link", 0, 1, "tg://user?id=7"), Entity("text_mention", 0, 1, user_id=7)),
        (Entity("text_link", 0, 1, "nowhere"), None),
        (Entity("text_link", 0, 1), None),
        (Entity("text_mention", 0, 1, user_id=7), Entity("text_mention", 0, 1, user_id=7)),
        (Entity("text_mention", 0, 1, user_id=0), None),
        (Entity("text_mention", 0, 1), None),
        (
            Entity("custom_emoji", 0, 1, custom_emoji_id="5"),
            Entity("custom_emoji", 0, 1, custom_emoji_id="5"),
        ),
        (Entity("custom_emoji", 0, 1, custom_emoji_id="x"), None),
        (Entity("custom_emoji", 0, 1), None),
        (
            Entity("date_time", 0, 1, unix_time=5, date_time_format="tTw"),
            Entity("date_time", 0, 1, unix_time=5, date_time_format="wT"),
        ),
        (
            Entity("date_time", 0, 1, unix_time=5),
            Entity("date_time", 0, 1, unix_time=5, date_time_format=""),
        ),
        (Entity("date_time", 0, 1, unix_time=0), None),
        (Entity("date_time", 0, 1, unix_time=5, date_time_format="x"), None),
        (Entity("mention", 0, 1), None),
        (Entity("bot_command", 0, 1), None),
        (Entity("sparkling", 0, 1), None),
    ],
)
def test_a_given_entity_has_what_its_type_needs_and_no_more(
    given_: Entity, shown: Entity | None
) -> None:
    assert format_text("你", None, [given_]).entities == ((shown,) if shown else ())


@given(TALK, ENTITIES)
def test_entities_lie_inside_the_text_in_order_and_split_no_character(
    text: str, entities: list[Entity]
) -> None:
    shown = format_text(text, None, entities)
    offsets = unit_offsets(shown.text)
    for entity in shown.entities:
        assert entity.length > 0
        assert code_point_at(offsets, entity.offset) is not None
        assert code_point_at(offsets, entity.end) is not None
    order = [(entity.offset, -entity.length) for entity in shown.entities]
    assert order == sorted(order)


@given(TALK, ENTITIES)
def test_given_entities_are_stable(text: str, entities: list[Entity]) -> None:
    shown = format_text(text, None, entities)
    assert format_text(shown.text, None, shown.entities) == shown
