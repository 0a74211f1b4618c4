"""Links that markup carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.telegram.entities import Entity
from playground.telegram.entities.links import (
    canonical_integer,
    checked_link,
    emoji_id,
    link_entity,
    linked_emoji,
    linked_moment,
    mentioned_user,
)


@pytest.mark.parametrize(
    ("link", "checked"),
    [
        ("https://example.com/a", "https://example.com/a"),
        ("https://example.com", "https://example.com/"),
        ("example.com", "http://example.com/"),
        ("Example.COM/A", "http://example.com/A"),
        ("HTTPS://例子.中国?问", "https://例子.中国/?问"),
        ("example.com/a b", "http://example.com/a%20b"),
        ("example.com/a ", "http://example.com/a"),
        ("example.com#a", "http://example.com/#a"),
        ("example.com:080", "http://example.com:80/"),
        ("example.com:65535", "http://example.com:65535/"),
        ("https://me:word@example.com", "https://me:word@example.com/"),
        ("http://ex%41mple.com", "http://ex%41mple.com/"),
        ("tg:resolve?domain=x", "tg://resolve?domain=x"),
        ("TG://resolve/?domain=x", "tg://resolve?domain=x"),
        ("ton://transfer", "ton://transfer/"),
        ("tonsite://example.ton/a", "tonsite://example.ton/a"),
    ],
)
def test_a_link_is_brought_into_one_form(link: str, checked: str) -> None:
    assert checked_link(link) == checked


@pytest.mark.parametrize(
    "link",
    [
        "",
        "example",
        "https://localhost",
        "javascript:alert(1)",
        "ftp://example.com",
        "https://",
        "https://.",
        "example.com:0",
        "example.com:65536",
        "example.com:",
        "example.com:a",
        "exa mple.com",
        "ex%4mple.com",
        "http://[2001:db8::1]",
        "tg://",
        "tg://example.com",
        "tg://http://example.com",
        "tg://me@resolve",
        "tg://resolve:80",
    ],
)
def test_these_are_no_links(link: str) -> None:
    assert checked_link(link) is None


@given(st.text())
def test_a_checked_link_stays_as_it_is(link: str) -> None:
    checked = checked_link(link)
    assert checked is None or checked_link(checked) == checked


@pytest.mark.parametrize(
    ("link", "user_id"),
    [
        ("tg://user?id=7", 7),
        ("tg:user?id=7", 7),
        ("TG://USER/?x=1&ID=7#8", 7),
        ("tg://user?id=9007199254740991", None),
        ("tg://user?id=1099511627774", 1099511627774),
        ("tg://user?id=1099511627775", None),
        ("tg://user?id=0", None),
        ("tg://user?id=-7", None),
        ("tg://user?id=07", None),
        ("tg://user?id=", None),
        ("tg://user", None),
        ("tg://users?id=7", None),
        ("https://user?id=7", None),
    ],
)
def test_a_user_link_mentions_the_person(link: str, user_id: int | None) -> None:
    assert mentioned_user(link) == user_id


@pytest.mark.parametrize(
    ("link", "emoji"),
    [
        ("tg://emoji?id=5368324170671202286", "5368324170671202286"),
        ("TG:Emoji/?a=b&id=5#id=6", "5"),
        ("tg://emoji?id=0", None),
        ("tg://emoji?id=05", None),
        ("tg://emoji?id=9223372036854775808", None),
        ("tg://emoji", None),
    ],
)
def test_an_emoji_link_names_the_emoji(link: str, emoji: str | None) -> None:
    assert linked_emoji(link) == emoji


@pytest.mark.parametrize(
    ("link", "moment"),
    [
        ("tg://time?unix=1647531900", (1647531900, "")),
        ("tg://time?unix=1647531900&format=Tw", (1647531900, "wT")),
        ("tg://time?format=R&unix=2147483647", (2147483647, "r")),
        ("tg://time?unix=2147483648", None),
        ("tg://time?unix=0", None),
        ("tg://time?format=t", None),
        ("tg://time?unix=1&format=rt", None),
        ("tg://time?unix=1&format=x", None),
    ],
)
def test_a_time_link_names_the_moment_and_its_format(
    link: str, moment: tuple[int, str] | None
) -> None:
    assert linked_moment(link) == moment


def test_a_link_to_what_is_shown_is_nothing_by_itself() -> None:
    assert link_entity("https://example.com", "https://example.com", 0, 19) is None
    assert link_entity("https://example.com", "example.com", 0, 11) == Entity(
        "text_link", 0, 11, url="https://example.com/"
    )


@given(st.text("0123456789+- .", max_size=4) | st.integers().map(str))
def test_only_the_shortest_writing_of_a_number_counts(text: str) -> None:
    number = canonical_integer(text)
    assert number is None or str(number) == text
    assert emoji_id(text) in {None, text}
