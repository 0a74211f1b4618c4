"""The parse mode `MarkdownV2`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.helpers import escape_markdown

from playground.telegram.entities import Entity, ParseError, parse_markdown_v2, utf16_length

RESERVED = "_*[]()~`>#+-=|{}.!"
MARKED = st.lists(
    st.sampled_from([*RESERVED, "||", "__", "```", "![", "](", "\\", "\n", "\r", "\n>", "||\n"])
    | st.sampled_from(["a", "你", "👍", "tg://emoji?id=5", "example.com", "\0"]),
    max_size=16,
).map("".join)


@pytest.mark.parametrize(
    ("mark", "type_"),
    [
        ("*", "bold"),
        ("_", "italic"),
        ("__", "underline"),
        ("~", "strikethrough"),
        ("||", "spoiler"),
        ("`", "code"),
        ("```", "pre"),
    ],
)
def test_a_pair_of_marks_is_an_entity(mark: str, type_: str) -> None:
    entity = Entity(type_, 3, 3)
    assert parse_markdown_v2(f"你👍{mark}好👍{mark}吗") == ("你👍好👍吗", [entity])


@pytest.mark.parametrize("mark", ["*", "__", "~", "||", "`", "```"])
def test_marks_around_nothing_are_nothing(mark: str) -> None:
    assert parse_markdown_v2(f"x{mark}{mark}") == ("x", [])


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("*a _b_*", "a b", [Entity("bold", 0, 3), Entity("italic", 2, 1)]),
        ("__u _i_ __", "u i ", [Entity("underline", 0, 4), Entity("italic", 2, 1)]),
        ("_i __u___", "i u", [Entity("italic", 0, 3), Entity("underline", 2, 1)]),
        ("`*_.!`", "*_.!", [Entity("code", 0, 4)]),
        (r"`a\`b\\`", "a`b\\", [Entity("code", 0, 4)]),
        ("```py\nx```", "x", [Entity("pre", 0, 1, language="py")]),
        ("```\nx```", "x", [Entity("pre", 0, 1)]),
        ("```py```", "py", [Entity("pre", 0, 2)]),
        ("```a.b\n```", "", []),
        ("[x](example.com)", "x", [Entity("text_link", 0, 1, url="http://example.com/")]),
        (
            r"[x](example.com/\)a\\)",
            "x",
            [Entity("text_link", 0, 1, url="http://example.com/)a\\")],
        ),
        (
            "[*x*](tg://user?id=7)",
            "x",
            [Entity("text_mention", 0, 1, user_id=7), Entity("bold", 0, 1)],
        ),
        ("[x](nowhere)", "x", []),
        ("[x]", "x", []),
        (r"[example\.com](example.com)", "example.com", []),
        ("![👍](tg://emoji?id=5)", "👍", [Entity("custom_emoji", 0, 2, custom_emoji_id="5")]),
        (
            "![晚上](tg://time?unix=5&format=tD)",
            "晚上",
            [Entity("date_time", 0, 2, unix_time=5, date_time_format="Dt")],
        ),
        ("![](tg://emoji?id=5)", "", []),
        (r"\_\*\.\a\你", "_*.a\\你", []),
        ("a\\", "a\\", []),
        ("a,b;c:d@e", "a,b;c:d@e", []),
    ],
)
def test_marks_nest_and_escapes_are_removed(markup: str, text: str, entities: list[Entity]) -> None:
    assert parse_markdown_v2(markup) == (text, entities)


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        (">a", "a", [Entity("blockquote", 0, 1)]),
        (">a\n>b", "a\nb", [Entity("blockquote", 0, 3)]),
        ("a\n>b\nc", "a\nb\nc", [Entity("blockquote", 2, 2)]),
        (">a\n\n>b", "a\n\nb", [Entity("blockquote", 0, 2), Entity("blockquote", 3, 1)]),
        (">a\n**>b", "a\nb", [Entity("blockquote", 0, 2), Entity("blockquote", 2, 1)]),
        (">a||", "a", [Entity("expandable_blockquote", 0, 1)]),
        (">a||\nb", "a\nb", [Entity("expandable_blockquote", 0, 2)]),
        (">a||\r\nb", "a\r\nb", [Entity("expandable_blockquote", 0, 3)]),
        (">||a||", "a", [Entity("blockquote", 0, 1), Entity("spoiler", 0, 1)]),
        (">||a||||", "a", [Entity("expandable_blockquote", 0, 1), Entity("spoiler", 0, 1)]),
        (">*a\n>b*\nc", "a\nb\nc", [Entity("blockquote", 0, 4), Entity("bold", 0, 3)]),
        (">`a\nb`\n>c", "a\nb\nc", [Entity("blockquote", 0, 5), Entity("code", 0, 3)]),
        ("\\>a", ">a", []),
        ("a\\\n>b", "a\nb", [Entity("blockquote", 2, 1)]),
        ("\r>a", "\ra", [Entity("blockquote", 1, 1)]),
        (">", "", []),
        ("`>`", ">", [Entity("code", 0, 1)]),
    ],
)
def test_a_quotation_goes_on_while_lines_begin_with_its_mark(
    markup: str, text: str, entities: list[Entity]
) -> None:
    assert parse_markdown_v2(markup) == (text, entities)


@pytest.mark.parametrize("sign", [*"](){}#+-=|.!"])
def test_a_reserved_sign_must_be_escaped(sign: str) -> None:
    with pytest.raises(ParseError) as refused:
        parse_markdown_v2(f"你{sign}")
    assert str(refused.value) == (
        f"Character '{sign}' is reserved and must be escaped with the preceding '\\'"
    )
    assert parse_markdown_v2(f"你\\{sign}") == (f"你{sign}", [])


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("a>b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("`a`>", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("你*a", "Can't find end of Bold entity at byte offset 3"),
        ("👍_a", "Can't find end of Italic entity at byte offset 4"),
        ("__a", "Can't find end of Underline entity at byte offset 0"),
        ("__a_", "Can't find end of Italic entity at byte offset 3"),
        ("~a", "Can't find end of Strikethrough entity at byte offset 0"),
        ("||a", "Can't find end of Spoiler entity at byte offset 0"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("```a b", "Can't find end of PreCode entity at byte offset 0"),
        ("```a`b```", "Can't find end of Pre entity at byte offset 0"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("![a", "Can't find end of CustomEmoji entity at byte offset 0"),
        ("*a _b*", "Can't find end of Bold entity at byte offset 5"),
        (">*a\nb*", "Can't find end of Bold entity at byte offset 1"),
        (">a||b\n", "Can't find end of Spoiler entity at byte offset 2"),
        (">*a||\n", "Can't find end of Bold entity at byte offset 1"),
        ("[你](a", "Can't find end of a URL at byte offset 6"),
        (r"[a](b\)", "Can't find end of a URL at byte offset 4"),
        ("![a]", "The entity must contain a tg://emoji or tg://time URL"),
        ("![a](https://example.com)", "Invalid tg://emoji or tg://time URL specified"),
        ("![a](tg://emoji?id=0)", "Invalid tg://emoji or tg://time URL specified"),
        ("![a](tg://time?unix=5&format=x)", "Invalid tg://emoji or tg://time URL specified"),
    ],
)
def test_wrong_markup_is_refused_in_telegrams_words(markup: str, complaint: str) -> None:
    with pytest.raises(ParseError) as refused:
        parse_markdown_v2(markup)
    assert str(refused.value) == complaint


@given(st.text() | MARKED)
def test_nothing_but_a_parse_error_is_ever_raised(markup: str) -> None:
    try:
        text, entities = parse_markdown_v2(markup)
    except ParseError:
        return
    assert all(0 < entity.length <= entity.end <= utf16_length(text) for entity in entities)


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    assert parse_markdown_v2(escape_markdown(text, version=2)) == (text, [])
