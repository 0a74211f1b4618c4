"""Links and e-mail addresses in plain text."""

import pytest

from playground.telegram.entities import Entity, detect


def found(type_: str, text: str) -> list[str]:
    units = text.encode("utf-16-le")
    return [
        units[2 * entity.offset : 2 * entity.end].decode("utf-16-le")
        for entity in detect(text)
        if entity.type == type_
    ]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com",
        "HTTP://EXAMPLE.COM/A",
        "ftp://example.com/file.zip",
        "example.com",
        "t.me/yijiabai",
        "www.gov.cn",
        "中国互联网.中国",
        "пример.рф",
        "xn--fiq228c.xn--fiqs8s",
        "https://example.unknownword",
        "https://user:word@example.com:8080/path?x=1#part",
        "example.com?x=1",
        "example.com#part",
        "example.com:65535",
        "127.0.0.1",
        "255.255.255.255/x",
        "https://zh.wikipedia.org/wiki/雷锋_(士兵)",
        "https://example.com/路径/文件",
        "https://😀.example.com/😀",
        "tg://resolve?domain=yijiabai_bot",
        "ton://transfer/abc",
        "_.example.com",
    ],
)
def test_an_address_is_found_whole(address: str) -> None:
    assert detect(address) == [Entity("url", 0, len(address.encode("utf-16-le")) // 2)]


@pytest.mark.parametrize(
    "text",
    [
        "example",
        "example.unknownword",
        "example.Com",
        "a.b",
        ".example.com",
        "1.5",
        "3.14.15",
        "127.0.0.256",
        "127.0.0.01",
        "127.0.1",
        "v1.2.3",
        "等等...好吧",
        "说完.然后走",
        "https://localhost",
        "https://example-.com",
        "https://exa_mple.com",
        "https://example..com",
        "https://" + "a" * 64 + ".com",
        "sftp://example.com",
        "ssh://example.com",
        "#example.com",
        "/example.com",
        "teiegram.org",
        "tg://",
        "tg:resolve",
        "https://@example.com",
        "例.c",
        "https://example.c",
        "https://example.x_y",
        "https://example.xn--a",
        "mailto:nobody",
    ],
)
def test_these_are_no_addresses(text: str) -> None:
    assert found("url", text) == []


def test_sixty_three_bytes_fit_into_a_label() -> None:
    assert found("url", "https://" + "a" * 63 + ".com")
    assert found("url", "https://" + "字" * 21 + ".com")
    assert not found("url", "https://" + "字" * 22 + ".com")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See example.com.", "example.com"),
        ("Really, example.com/a?", "example.com/a"),
        ("example.com/a...", "example.com/a"),
        ("(example.com/a)", "example.com/a"),
        ("(see example.com/a_(b))", "example.com/a_(b)"),
        ("[example.com/a]", "example.com/a"),
        ("{example.com/a}", "example.com/a"),
        ("example.com/a([)]", "example.com/a([)]"),
        ("<https://example.com/a>", "https://example.com/a"),
        ("“https://example.com”", "https://example.com"),
        ("«example.com/a»", "example.com/a"),
        ('"example.com/a"', "example.com/a"),
        ("example.com/a\nb", "example.com/a"),
        ("example.com/a\u3000b", "example.com/a"),
        ("https://example.com/a…", "https://example.com/a"),
        ("example.com:65536/a", "example.com"),
        ("example.com:0/a", "example.com"),
        ("👉https://example.com", "https://example.com"),
        ("\u200fhttps://example.com\u200f", "https://example.com"),
        ("看https://example.com/a 吧", "https://example.com/a"),
        ("官网：https://example.com", "https://example.com"),
        ("xtg://resolve", "tg://resolve"),
        ("see a@example.com/b", "a@example.com/b"),
    ],
)
def test_signs_around_an_address_do_not_belong_to_it(text: str, address: str) -> None:
    assert found("url", text) == [address]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("看example.com吧", []),
        ("看example.com 吧", ["看example.com"]),
        ("官网：example.com", ["官网：example.com"]),
        ("https://example.com，很好", ["https://example.com，很好"]),
        ("https://example.com/a。很好", ["https://example.com/a。很好"]),
        ("https://example.com 很好", ["https://example.com"]),
    ],
)
def test_chinese_signs_and_words_glued_to_an_address_belong_to_it_as_on_telegram(
    text: str, addresses: list[str]
) -> None:
    assert found("url", text) == addresses


def test_several_addresses_are_found() -> None:
    assert found("url", "a.com, b.com; http://c.com/(d) e.com:1") == [
        "a.com",
        "b.com",
        "http://c.com/(d)",
        "e.com:1",
    ]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("me@example.com", ["me@example.com"]),
        ("写信给 first.last@mail.example.com 吧", ["first.last@mail.example.com"]),
        ("me+tag@example.com", ["me+tag@example.com"]),
        ("mailto:me@example.com", ["me@example.com"]),
        ("(me@example.com)", ["me@example.com"]),
        ("me@example.com.", ["me@example.com"]),
        ("a" * 35 + "@example.com", ["a" * 35 + "@example.com"]),
        ("a" * 36 + "@example.com", []),
        ("me@example.abcdefgh", ["me@example.abcdefgh"]),
        ("me@example.abcdefghi", []),
        ("me@example", []),
        ("me@-example.com", []),
        ("me@you@example.com", []),
        ("@example.com", []),
    ],
)
def test_an_email_address_has_a_name_and_a_domain(text: str, addresses: list[str]) -> None:
    assert found("email", text) == addresses
