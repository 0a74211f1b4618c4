"""Texts with markup or entities as every reader gets them."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.telegram.entities import (
    Entity,
    Formatted,
    ParseError,
    UnsupportedParseMode,
    format_text,
)

TALK = st.text(
    st.sampled_from("@#/.+ \n\r\t\0abcom12你好👍\u200e\u200f\u2028\u202e\u200b\u030a&<>'\""),
    max_size=40,
)


@pytest.mark.parametrize("mode", ["HTML", "html", "Html"])
def test_the_parse_mode_may_be_written_in_any_case(mode: str) -> None:
    assert format_text("<b>x</b>", mode) == Formatted("x", (Entity("bold", 0, 1),))


@pytest.mark.parametrize(
    ("mode", "type_"), [("Markdown", "bold"), ("MarkdownV2", "bold"), ("MARKDOWNV2", "bold")]
)
def test_both_markdowns_are_known(mode: str, type_: str) -> None:
    assert format_text("*x*", mode).entities == (Entity(type_, 0, 1),)


@pytest.mark.parametrize("mode", [None, "", "none"])
def test_without_a_parse_mode_marks_are_text(mode: str | None) -> None:
    assert format_text("<b>*x*</b>", mode) == Formatted("<b>*x*</b>", ())


@pytest.mark.parametrize("mode", ["bbcode", "markdown2", " html"])
def test_an_unknown_parse_mode_is_refused(mode: str) -> None:
    with pytest.raises(UnsupportedParseMode, match=r"^unsupported parse_mode$"):
        format_text("x", mode)


def test_wrong_markup_is_refused() -> None:
    with pytest.raises(ParseError):
        format_text("<b>x", "HTML")


def test_a_parse_mode_puts_given_entities_aside() -> None:
    assert format_text("x", "HTML", [Entity("bold", 0, 1)]).entities == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("  你好 \n", "你好"),
        ("a\r\nb", "a\nb"),
        ("a\tb\0c\x1fd", "a b c d"),
        ("a\nb", "a\nb"),
        ("a\u2028b\u202ec", "abc"),
        ("a\u0333b\u030ac\u033f", "abc"),
        ("\u200f你", "\u200f你"),
        ("\u200f\u200e\u200f你", "\u200c\u200c\u200f你"),
        ("你\u200b好", "你\u200b好"),
        ("\u3000你\u3000", "\u3000你\u3000"),
        ("", ""),
        (" \n\t", ""),
        ("\u200b\u200d\ufeff", ""),
        ("\u3000\u2800", ""),
        ("\u3164", "\u3164"),
    ],
)
def test_a_text_is_cleaned_and_trimmed(text: str, shown: str) -> None:
    assert format_text(text).text == shown


@pytest.mark.parametrize(
    ("text", "entity", "shown", "shown_entity"),
    [
        ("  ab", (2, 2), "ab", (0, 2)),
        ("  ab", (1, 3), " ab", (0, 3)),
        ("ab  ", (0, 4), "ab", (0, 2)),
        ("ab  c", (0, 4), "ab  c", (0, 4)),
        ("\r\na\rb\r", (0, 6), "\nab", (0, 3)),
        ("\ra\r", (1, 1), "a", (0, 1)),
        ("👍\r👍", (3, 2), "👍👍", (2, 2)),
        ("👍 \u2028👍", (0, 6), "👍 👍", (0, 5)),
    ],
)
def test_entities_follow_their_text(
    text: str, entity: tuple[int, int], shown: str, shown_entity: tuple[int, int]
) -> None:
    assert format_text(text, None, [Entity("bold", *entity)]) == Formatted(
        shown, (Entity("bold", *shown_entity),)
    )


@pytest.mark.parametrize(
    ("markup", "types"),
    [
        ("<b>@zhang_wei</b>", ["mention", "bold"]),
        ("<code>@zhang_wei</code>", ["code"]),
        ("<pre>see @zhang_wei</pre>", ["pre"]),
        ("<a href='example.com/a'>@zhang_wei</a>", ["text_link"]),
        ("<a href='tg://user?id=7'>@zhang_wei</a>", ["text_mention"]),
        ("<a href='example.com/a'>@zhang</a>_wei", ["text_link"]),
        ("<blockquote>@zhang_wei</blockquote>", ["blockquote", "mention"]),
        ("<blockquote>@zhang</blockquote>_wei", ["blockquote"]),
        ("<i>@zhang</i>_wei", ["mention", "italic"]),
        ("<a href='https://example.com'>https://example.com</a>", ["url"]),
        ("<a>example.com</a>", ["url"]),
    ],
)
def test_what_is_recognised_yields_to_links_and_code(markup: str, types: list[str]) -> None:
    assert [entity.type for entity in format_text(markup, "HTML").entities] == types


def test_a_style_is_cut_at_what_is_recognised_in_it() -> None:
    assert format_text("<b>谢谢 @zhang_wei ！</b>", "HTML") == Formatted(
        "谢谢 @zhang_wei ！",
        (
            Entity("bold", 0, 3),
            Entity("mention", 3, 10),
            Entity("bold", 3, 10),
            Entity("bold", 13, 2),
        ),
    )


def test_recognition_sees_the_cleaned_text() -> None:
    assert format_text("\r\n 👍 @zhang\r_wei") == Formatted(
        "👍 @zhang_wei", (Entity("mention", 3, 10),)
    )


@given(st.text() | TALK)
def test_escaping_for_html_changes_nothing(text: str) -> None:
    assert format_text(html.escape(text), "HTML") == format_text(text)


@given(st.text() | TALK)
def test_formatting_a_formatted_text_changes_nothing(text: str) -> None:
    once = format_text(text)
    assert format_text(once.text) == once
