"""The parse mode `HTML`."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.telegram.entities import Entity, ParseError, parse_html, utf16_length

HALF_A_CHARACTER = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)
TAGS = (
    *("<b>", "</b>", "<i>", "</i>", "</>", "<a href='example.com'>", "</a>", "<pre>", "</pre>"),
    *('<code class="language-x">', "</code>", '<span class="tg-spoiler">', "</span>"),
    *("<blockquote expandable>", "</blockquote>", '<tg-emoji emoji-id="5">', "</tg-emoji>"),
    *('<tg-time unix="5">', "</tg-time>"),
)
SCRAPS = ("<", ">", "</", "<a href=", '"', "'", "=", " ", "&", "&#", "&lt;", "&#xd83d;", "&#xdc4d;")
TAGGED = st.lists(st.sampled_from([*TAGS, *SCRAPS, "你", "👍", "\0"]), max_size=16).map("".join)


@pytest.mark.parametrize(
    ("tag", "type_"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
        ("B", "bold"),
    ],
)
def test_a_tag_is_an_entity_around_its_text(tag: str, type_: str) -> None:
    assert parse_html(f"你👍<{tag}>好👍</{tag}>吗") == ("你👍好👍吗", [Entity(type_, 3, 3)])


@pytest.mark.parametrize(
    ("markup", "entity"),
    [
        ('<span class="tg-spoiler">x</span>', Entity("spoiler", 0, 1)),
        ("<blockquote expandable>x</blockquote>", Entity("expandable_blockquote", 0, 1)),
        ('<blockquote expandable="">x</blockquote>', Entity("expandable_blockquote", 0, 1)),
        (
            "<a href='https://example.com/a'>x</a>",
            Entity("text_link", 0, 1, "https://example.com/a"),
        ),
        ("<a href=example.com>x</a>", Entity("text_link", 0, 1, "http://example.com/")),
        ('<a href="tg://user?id=7">x</a>', Entity("text_mention", 0, 1, user_id=7)),
        ('<tg-emoji emoji-id="5">x</tg-emoji>', Entity("custom_emoji", 0, 1, custom_emoji_id="5")),
        (
            '<tg-time unix="1647531900" format="wDT">x</tg-time>',
            Entity("date_time", 0, 1, unix_time=1647531900, date_time_format="wDT"),
        ),
        (
            '<tg-time unix="1647531900">x</tg-time>',
            Entity("date_time", 0, 1, unix_time=1647531900, date_time_format=""),
        ),
        (
            '<pre><code class="language-python">x</code></pre>',
            Entity("pre", 0, 1, language="python"),
        ),
        (
            '<code class="language-python"><pre>x</pre></code>',
            Entity("pre", 0, 1, language="python"),
        ),
        ('<code class="language-python">x</code>', Entity("code", 0, 1)),
    ],
)
def test_attributes_say_more(markup: str, entity: Entity) -> None:
    assert parse_html(markup) == ("x", [entity])


def test_a_language_counts_only_if_the_code_fills_the_block() -> None:
    block = [Entity("pre", 0, 2), Entity("code", 0, 1)]
    assert parse_html('<pre><code class="language-x">a</code>b</pre>') == ("ab", block)
    assert parse_html("<pre><code>ab</code></pre>")[1] == [
        Entity("pre", 0, 2),
        Entity("code", 0, 2),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<a>x</a>",
        '<a href="">x</a>',
        "<a name='x'>x</a>",
        "<a href='x'>x</a>",
        "<a href='javascript:alert(1)'>x</a>",
        "<tg-time>x</tg-time>",
        '<tg-time unix="0">x</tg-time>',
        '<tg-time unix="2147483648">x</tg-time>',
        '<tg-time unix="soon">x</tg-time>',
        "<b></b>x",
        '<tg-emoji emoji-id="bad"></tg-emoji>x',
    ],
)
def test_a_tag_that_says_nothing_leaves_only_its_text(markup: str) -> None:
    assert parse_html(markup) == ("x", [])


@pytest.mark.parametrize(
    "markup",
    [
        "<a href='https://example.com'>https://example.com</a>",
        "<a href='https://example.com'><b>https://</b>example.com</a>",
        "<a>https://example.com</a>",
    ],
)
def test_a_link_to_its_own_text_is_left_to_be_recognised(markup: str) -> None:
    text, entities = parse_html(markup)
    assert text == "https://example.com"
    assert not [entity for entity in entities if entity.type == "text_link"]


def test_tags_nest_and_the_outer_one_comes_first() -> None:
    assert parse_html("<u>a<i>b<b>c</b></i></u><s>d</s>") == (
        "abcd",
        [
            Entity("underline", 0, 3),
            Entity("italic", 1, 2),
            Entity("bold", 2, 1),
            Entity("strikethrough", 3, 1),
        ],
    )
    assert parse_html("<b><blockquote>x</blockquote></b>")[1] == [
        Entity("blockquote", 0, 1),
        Entity("bold", 0, 1),
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&lt&gt", "<>"),
        ("&amp;lt;", "&lt;"),
        ("&#20320;&#x597d;&#x1F44D;", "你好👍"),
        ("&#xd83d;&#xdc4d;", "👍"),
        ("&#1234567;", "&#1234567;"),
        ("&#12345678;", "&#12345678;"),
        ("&#0;", "&#0;"),
        ("&#x10fffe;", "\U0010fffe"),
        ("&#x10ffff;", "&#x10ffff;"),
        ("&nbsp;&apos;&LT;", "&nbsp;&apos;&LT;"),
        ("a & b &; &# &#x;", "a & b &; &# &#x;"),
        ("1 > 0", "1 > 0"),
    ],
)
def test_only_a_few_references_are_known(markup: str, text: str) -> None:
    assert parse_html(markup) == (text, [])


@pytest.mark.parametrize(
    "attributes",
    [
        "href='https://example.com/?a=1&amp;b=&quot;'",
        'href="https://example.com/?a=1&amp;b=&#34;"',
        "  class  =  big  href  =  'https://example.com/?a=1&b=\"'  ",
        "disabled\nhref\n=\n'https://example.com/?a=1&b=\"'",
        "href=x href='https://example.com/?a=1&b=\"'",
    ],
)
def test_attributes_may_be_quoted_spaced_and_repeated(attributes: str) -> None:
    assert parse_html(f"<a {attributes}>x</a >")[1] == [
        Entity("text_link", 0, 1, url='https://example.com/?a=1&b="')
    ]


def test_a_value_without_quotes_is_read_in_small_letters() -> None:
    assert parse_html("<a href=EXAMPLE.com>x</a>")[1] == [
        Entity("text_link", 0, 1, url="http://example.com/")
    ]


def test_an_end_tag_may_leave_out_the_name() -> None:
    assert parse_html("<b>x</>") == ("x", [Entity("bold", 0, 1)])


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("你好<x>", 'Unsupported start tag "x" at byte offset 6'),
        ("👍<br/>", 'Unsupported start tag "br/" at byte offset 4'),
        ("a < b >", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("1 <", "Unclosed start tag at byte offset 2"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a href='x'", "Unclosed start tag at byte offset 0"),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<b =x>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<b />", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("你</b>", "Unexpected end tag at byte offset 3"),
        ("<b>你</i>", 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>x</b x>", "Unclosed end tag at byte offset 4"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</i>", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<span class="big">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ('<tg-emoji emoji-id="05">x</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="1" format="rt">x</tg-time>', "Invalid date format used"),
        ('<tg-time unix="1" format="s">x</tg-time>', "Invalid date format used"),
        ("&#xd83d;x", HALF_A_CHARACTER),
        ("&#xdc4d;&#xd83d;", HALF_A_CHARACTER),
    ],
)
def test_wrong_markup_is_refused_in_telegrams_words(markup: str, complaint: str) -> None:
    with pytest.raises(ParseError) as refused:
        parse_html(markup)
    assert str(refused.value) == complaint


@given(st.text() | TAGGED)
def test_nothing_but_a_parse_error_is_ever_raised(markup: str) -> None:
    try:
        text, entities = parse_html(markup)
    except ParseError:
        return
    assert all(0 < entity.length <= entity.end <= utf16_length(text) for entity in entities)


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])
    assert parse_html(html.escape(text, quote=False)) == (text, [])
