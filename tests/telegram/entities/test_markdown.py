"""The parse mode `Markdown`, the first one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.helpers import escape_markdown

from playground.telegram.entities import Entity, ParseError, parse_markdown, utf16_length

MARKED = st.text(st.sampled_from("*_`[]()\\ \n\rab你👍\0"), max_size=24)


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("你👍*好*", "你👍好", [Entity("bold", 3, 1)]),
        ("_x_", "x", [Entity("italic", 0, 1)]),
        ("`x`", "x", [Entity("code", 0, 1)]),
        ("```x```", "x", [Entity("pre", 0, 1)]),
        ("```\nx```", "x", [Entity("pre", 0, 1)]),
        ("```\r\nx```", "x", [Entity("pre", 0, 1)]),
        ("```\n\nx```", "\nx", [Entity("pre", 0, 2)]),
        ("```py\nx```", "x", [Entity("pre", 0, 1, language="py")]),
        ("```py x```", " x", [Entity("pre", 0, 2, language="py")]),
        ("```a`b```", "a`b", [Entity("pre", 0, 3)]),
        ("[x](example.com)", "x", [Entity("text_link", 0, 1, url="http://example.com/")]),
        ("[x](tg://user?id=7)", "x", [Entity("text_mention", 0, 1, user_id=7)]),
        ("[x](nowhere)", "x", []),
        ("[x]", "x", []),
        ("[x] (y)", "x (y)", []),
        ("[x](example.com", "x", [Entity("text_link", 0, 1, url="http://example.com/")]),
        ("[example.com]", "example.com", []),
        ("[](example.com)", "(example.com)", []),
        ("*_x_*", "_x_", [Entity("bold", 0, 3)]),
        ("**", "", []),
        ("*a**b*", "ab", [Entity("bold", 0, 1), Entity("bold", 1, 1)]),
        (r"\*x\_\`\[", "*x_`[", []),
        (r"\a\\", r"\a\\", []),
        (r"*\*", "\\", [Entity("bold", 0, 1)]),
        ("a]b)", "a]b)", []),
    ],
)
def test_marks_are_not_nested(markup: str, text: str, entities: list[Entity]) -> None:
    assert parse_markdown(markup) == (text, entities)


@pytest.mark.parametrize(
    ("markup", "offset"),
    [("*x", 0), ("你_x", 3), ("*x* `y", 4), ("```x``", 0), ("[x", 0), ("👍*", 4), ("```", 0)],
)
def test_an_open_mark_is_refused(markup: str, offset: int) -> None:
    with pytest.raises(ParseError) as refused:
        parse_markdown(markup)
    complaint = f"Can't find end of the entity starting at byte offset {offset}"
    assert str(refused.value) == complaint


@given(st.text() | MARKED)
def test_nothing_but_a_parse_error_is_ever_raised(markup: str) -> None:
    try:
        text, entities = parse_markdown(markup)
    except ParseError:
        return
    assert all(0 < entity.length <= entity.end <= utf16_length(text) for entity in entities)


@given(st.text(st.characters(exclude_characters="\\", exclude_categories=["Cs"])))
def test_escaped_text_comes_back(text: str) -> None:
    assert parse_markdown(escape_markdown(text)) == (text, [])
