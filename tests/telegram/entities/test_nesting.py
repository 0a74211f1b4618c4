"""How entities are ordered, joined, cut and dropped so that they nest."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.telegram.entities import Entity, format_text
from playground.telegram.entities.kinds import QUOTES, STYLES, VERBATIM
from playground.telegram.entities.nesting import MOST_GIVEN, limited, nested

Span = tuple[str, int, int]

BOLD, ITALIC, UNDERLINE, STRIKE, SPOILER = STYLES
GIVEN = st.builds(
    Entity,
    st.sampled_from([*STYLES, "pre", "code", "blockquote", "expandable_blockquote", "text_link"]),
    st.integers(0, 12),
    st.integers(1, 8),
)


def spans(entities: list[Entity]) -> list[Span]:
    return [(entity.type, entity.offset, entity.length) for entity in entities]


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        pytest.param([(BOLD, 1, 1), (BOLD, 0, 1)], [(BOLD, 0, 2)], id="touching"),
        pytest.param([(BOLD, 0, 2), (BOLD, 1, 2)], [(BOLD, 0, 3)], id="overlapping"),
        pytest.param([(BOLD, 0, 3), (BOLD, 1, 1)], [(BOLD, 0, 3)], id="within"),
        pytest.param([(BOLD, 0, 1), (BOLD, 2, 1)], [(BOLD, 0, 1), (BOLD, 2, 1)], id="apart"),
        pytest.param([("code", 0, 1), ("code", 1, 1)], [("code", 0, 1), ("code", 1, 1)], id="code"),
    ],
)
def test_stretches_of_one_style_are_joined(given_: list[Span], shown: list[Span]) -> None:
    assert spans(nested(Entity(*span) for span in given_)) == shown


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ([(ITALIC, 0, 2), (BOLD, 1, 2)], [(ITALIC, 0, 1), (BOLD, 1, 2), (ITALIC, 1, 1)]),
        ([(ITALIC, 0, 3), (BOLD, 0, 2)], [(ITALIC, 0, 3), (BOLD, 0, 2)]),
        ([(ITALIC, 0, 3), (BOLD, 1, 1)], [(ITALIC, 0, 1), (ITALIC, 1, 2), (BOLD, 1, 1)]),
        ([(ITALIC, 0, 2), (BOLD, 0, 2)], [(BOLD, 0, 2), (ITALIC, 0, 2)]),
        (
            [(BOLD, 0, 6), ("text_link", 2, 2)],
            [(BOLD, 0, 2), ("text_link", 2, 2), (BOLD, 2, 2), (BOLD, 4, 2)],
        ),
        ([("text_link", 0, 4), (BOLD, 1, 2)], [("text_link", 0, 4), (BOLD, 1, 2)]),
        ([(BOLD, 0, 4), ("code", 1, 2)], [(BOLD, 0, 1), ("code", 1, 2), (BOLD, 3, 1)]),
        ([(BOLD, 0, 2), ("pre", 0, 2)], [("pre", 0, 2)]),
    ],
)
def test_a_style_is_cut_where_something_else_begins_or_a_solid_entity_ends(
    given_: list[Span], shown: list[Span]
) -> None:
    assert spans(nested(Entity(*span) for span in given_)) == shown


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ([("text_link", 0, 3), ("code", 2, 2)], [("text_link", 0, 3)]),
        ([("code", 2, 2), ("text_link", 0, 3)], [("text_link", 0, 3)]),
        ([("code", 0, 2), ("text_link", 0, 3)], [("text_link", 0, 3)]),
        ([("pre", 0, 2), ("text_link", 0, 2)], [("pre", 0, 2)]),
        ([("blockquote", 0, 4), ("expandable_blockquote", 1, 2)], [("blockquote", 0, 4)]),
        ([("blockquote", 0, 4), ("code", 1, 2)], [("blockquote", 0, 4), ("code", 1, 2)]),
        ([("blockquote", 0, 4), ("code", 3, 2)], [("blockquote", 0, 4)]),
        ([("code", 0, 4), ("blockquote", 1, 1)], [("blockquote", 1, 1)]),
    ],
)
def test_solid_entities_never_share_text_and_fit_into_quotations(
    given_: list[Span], shown: list[Span]
) -> None:
    assert spans(nested(Entity(*span) for span in given_)) == shown


def test_what_was_recognised_gives_way_to_what_was_given() -> None:
    link = Entity("text_link", 2, 3, url="http://example.com/")
    mentions = [Entity("mention", 0, 2), Entity("mention", 4, 5), Entity("mention", 9, 2)]
    assert nested([link], mentions) == [mentions[0], link, mentions[2]]


@given(st.lists(GIVEN, max_size=10))
def test_entities_nest_and_keep_every_style_outside_code(given_: list[Entity]) -> None:
    shown = nested(given_)
    assert nested(shown) == shown
    for outer, inner in combinations(shown, 2):
        if inner.offset >= outer.end:
            continue
        assert inner.end <= outer.end
        assert inner.type != outer.type
        assert outer.type not in VERBATIM
        assert outer.type in STYLES or outer.type in QUOTES or inner.type in STYLES
    code = _places(shown, "pre") | _places(shown, "code")
    for style in STYLES:
        assert _places(shown, style) == _places(given_, style) - code


@pytest.mark.parametrize("number", [MOST_GIVEN - 1, MOST_GIVEN, MOST_GIVEN + 1])
def test_a_hundred_given_entities_are_taken_over(number: int) -> None:
    bold = [Entity("bold", 2 * place, 1) for place in range(number)]
    assert len(format_text("x " * number, None, bold).entities) == min(number, MOST_GIVEN)


def test_styles_are_forgotten_first_and_emoji_are_not_counted() -> None:
    links = [Entity("text_link", 4 * n, 1, url="http://a.b/") for n in range(MOST_GIVEN - 1)]
    emoji = [Entity("custom_emoji", 4 * n + 1, 1, custom_emoji_id="5") for n in range(30)]
    bold = [Entity("bold", 4 * n + 2, 1) for n in range(30)]
    assert [*limited([*bold, *emoji, *links])] == [*emoji, *links, bold[0]]


def _places(entities: list[Entity], type_: str) -> set[int]:
    return {
        place
        for entity in entities
        if entity.type == type_
        for place in range(entity.offset, entity.end)
    }
