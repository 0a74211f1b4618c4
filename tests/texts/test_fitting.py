"""Long texts are parted at the ends of lines, and every piece is whole by itself."""

import re

import pytest

from playground.telegram.entities import parse_html
from texts.fitting import fitted, parted_html, seen_length
from texts.words import Button, Words

BUTTONS = ((Button("a", data="b"),),)


def plain(html: str) -> str:
    return parse_html(html)[0]


@pytest.mark.parametrize(
    "html",
    [
        "short",
        "\n".join(f"<b>{number}</b> &lt;name&gt; 名" for number in range(40)),
        "<b>head</b>\n<blockquote>" + "\n".join("行" * 9 for _ in range(30)) + "</blockquote>\nend",
        "<blockquote><b>" + "x" * 250 + "</b>&amp;&amp;" + "y" * 130 + "</blockquote>",
        "😀" * 140,
        '<a href="https://t.me/a?b=1&amp;c=2">' + "名 " * 90 + "</a>",
    ],
)
def test_nothing_is_lost_and_every_piece_is_whole(html: str) -> None:
    pieces = parted_html(html, 100)
    assert all(0 < seen_length(one) <= 100 for one in pieces)
    joined = "".join(plain(one) for one in pieces)
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", plain(html))


def test_it_is_parted_at_the_end_of_a_line() -> None:
    assert parted_html("one two\nthree\nfour", 8) == ["one two", "three", "four"]
    assert parted_html("one\ntwo\nthree", 8) == ["one\ntwo", "three"]


def test_a_tag_that_is_open_is_opened_anew() -> None:
    assert parted_html("<b>one\ntwo</b> three", 9) == ["<b>one</b>", "<b>two</b> three"]


def test_the_buttons_stand_under_the_last() -> None:
    words = Words("\n".join("x" * 99 for _ in range(100)), BUTTONS)
    parts = fitted(words)
    assert [one.buttons for one in parts] == [(), (), BUTTONS]
    assert fitted(Words("short", BUTTONS)) == [Words("short", BUTTONS)]
