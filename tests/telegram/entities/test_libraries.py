"""What aiogram and python-telegram-bot write, our parsers read as they meant it."""

import datetime as dt
from collections.abc import Sequence

import aiogram.types
import pytest
import telegram
from aiogram.utils import formatting
from aiogram.utils.text_decorations import TextDecoration, html_decoration, markdown_decoration
from hypothesis import given
from hypothesis import strategies as st

from playground.telegram.entities import (
    Entity,
    ParseError,
    format_text,
    parse_html,
    parse_markdown_v2,
)
from playground.telegram.entities.nesting import nested

WORDS = st.text(
    st.sampled_from("ab<>&\"'*_~`[](){}|\\.!-#+=>你好，👍\u200d\u200f "), min_size=1, max_size=6
)
STYLES = (
    formatting.Bold,
    formatting.Italic,
    formatting.Underline,
    formatting.Strikethrough,
    formatting.Spoiler,
)
LEAVES = st.one_of(
    WORDS,
    WORDS.map(formatting.Code),
    WORDS.map(formatting.Pre),
    WORDS.map(lambda words: formatting.TextLink(words, url="https://example.com/?a=1&b=2")),
    WORDS.map(lambda words: formatting.CustomEmoji(words, custom_emoji_id="5368324170671202286")),
    WORDS.map(
        lambda words: formatting.TextMention(
            words, user=aiogram.types.User(id=7, is_bot=False, first_name="雷锋")
        )
    ),
)


def _styled(children: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """A word first: aiogram nests wrongly what begins where its surroundings begin."""
    return st.builds(
        lambda style, nodes: style("字", *nodes),
        st.sampled_from(STYLES),
        st.lists(children, min_size=1, max_size=3),
    )


TREES = st.lists(
    st.one_of(
        st.recursive(LEAVES, _styled, max_leaves=5),
        WORDS.map(formatting.BlockQuote),
        WORDS.map(formatting.ExpandableBlockQuote),
    ),
    max_size=4,
).map(lambda nodes: formatting.Text(*nodes))


def _each_in_the_next(words: list[str], styles: list[type[formatting.Text]]) -> formatting.Text:
    tree = formatting.Text(words[0])
    for style, word in zip(styles, words[1:], strict=True):
        tree = style("字", tree, word)
    return formatting.Text(tree)


STYLED_TREES = st.builds(
    _each_in_the_next,
    st.lists(WORDS, min_size=1 + len(STYLES), max_size=1 + len(STYLES)),
    st.permutations(STYLES),
)

SPAN = st.tuples(
    st.sampled_from(["bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre"])
    | st.sampled_from(["blockquote", "expandable_blockquote"]),
    st.integers(0, 11),
    st.integers(1, 12),
)
ASTRAL = "👍你<&>好👍🏽吗吧"


def ours(entities: Sequence[aiogram.types.MessageEntity]) -> list[Entity]:
    return [
        Entity(
            entity.type,
            entity.offset,
            entity.length,
            url=entity.url,
            user_id=entity.user.id if entity.user else None,
            language=entity.language,
            custom_emoji_id=entity.custom_emoji_id,
            unix_time=entity.unix_time,
            date_time_format=entity.date_time_format,
        )
        for entity in entities
    ]


def aiograms(entities: Sequence[Entity]) -> list[aiogram.types.MessageEntity]:
    return [
        aiogram.types.MessageEntity(type=entity.type, offset=entity.offset, length=entity.length)
        for entity in entities
    ]


@given(TREES)
def test_html_of_aiograms_formatting_means_the_same(tree: formatting.Text) -> None:
    text, entities = tree.render()
    shown, found = parse_html(tree.as_html())
    assert shown == text
    assert nested(found) == nested(ours(entities))


@given(STYLED_TREES)
def test_markdown_of_aiograms_formatting_means_the_same(tree: formatting.Text) -> None:
    text, entities = tree.render()
    shown = format_text(tree.as_markdown(), "MarkdownV2")
    assert shown == format_text(text, None, ours(entities))


@pytest.mark.parametrize("decoration", [html_decoration, markdown_decoration])
def test_moments_of_aiogram_are_read(decoration: TextDecoration) -> None:
    parse = parse_html if decoration is html_decoration else parse_markdown_v2
    moment = dt.datetime(2022, 3, 17, 15, 45, tzinfo=dt.UTC)
    assert parse(decoration.date_time("晚上", moment, "wDT"))[1] == [
        Entity("date_time", 0, 2, unix_time=1647531900, date_time_format="wDT")
    ]


def test_what_both_libraries_write_wrongly_is_read_as_telegram_reads_it() -> None:
    """A language outside `class="language-…"` is lost, an emoji link without `id` is refused."""
    block = html_decoration.pre_language("x", "python")
    assert parse_html(block)[1] == [Entity("pre", 0, 1), Entity("code", 0, 1)]
    assert parse_html('<pre><code class="python">x</code></pre>') == parse_html(block)
    with pytest.raises(ParseError):
        parse_markdown_v2(markdown_decoration.custom_emoji("👍", "5"))


@given(st.lists(SPAN, max_size=6))
def test_unparsing_with_aiogram_and_parsing_keeps_entities(
    spans: list[tuple[str, int, int]],
) -> None:
    whole = [entity for entity in nested(Entity(*span) for span in spans) if _whole(ASTRAL, entity)]
    shown, found = parse_html(html_decoration.unparse(ASTRAL, aiograms(whole)))
    assert shown == ASTRAL
    assert nested(found) == nested(whole)


@given(st.lists(SPAN, max_size=6))
def test_html_of_python_telegram_bot_keeps_entities(spans: list[tuple[str, int, int]]) -> None:
    """Without languages: python-telegram-bot writes their class without `language-`."""
    whole = [entity for entity in nested(Entity(*span) for span in spans) if _whole(ASTRAL, entity)]
    message = telegram.Message(
        1,
        dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        telegram.Chat(1, "private"),
        text=ASTRAL,
        entities=[telegram.MessageEntity(one.type, one.offset, one.length) for one in whole],
    )
    shown, found = parse_html(message.text_html)
    assert shown == ASTRAL
    assert nested(found) == nested(whole)


def test_links_and_mentions_of_python_telegram_bot_are_read() -> None:
    user = telegram.User(7, "雷锋", is_bot=False)
    message = telegram.Message(
        1,
        dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        telegram.Chat(1, "private"),
        text="雷锋👍a",
        entities=[
            telegram.MessageEntity("text_mention", 0, 2, user=user),
            telegram.MessageEntity("custom_emoji", 2, 2, custom_emoji_id="5"),
            telegram.MessageEntity("text_link", 4, 1, url="https://example.com/a"),
        ],
    )
    expected = [
        Entity("text_mention", 0, 2, user_id=7),
        Entity("custom_emoji", 2, 2, custom_emoji_id="5"),
        Entity("text_link", 4, 1, url="https://example.com/a"),
    ]
    assert parse_html(message.text_html) == (message.text, expected)
    assert parse_markdown_v2(message.text_markdown_v2) == (message.text, expected)


def _whole(text: str, entity: Entity) -> bool:
    units = text.encode("utf-16-le")
    try:
        cut = units[2 * entity.offset : 2 * entity.end].decode("utf-16-le")
    except UnicodeDecodeError:
        return False
    return len(cut.encode("utf-16-le")) == 2 * entity.length
