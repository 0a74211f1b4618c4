"""Mentions, hashtags, cashtags, commands and telephone numbers in plain text."""

import pytest

from playground.telegram.entities import detect


def found(type_: str, text: str) -> list[str]:
    """The words of one type, cut out of the text as a client does it."""
    units = text.encode("utf-16-le")
    return [
        units[2 * entity.offset : 2 * entity.end].decode("utf-16-le")
        for entity in detect(text)
        if entity.type == type_
    ]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("@zhang_wei", ["@zhang_wei"]),
        ("谢谢 @zhang_wei，辛苦了", ["@zhang_wei"]),
        ("(@zhang_wei)", ["@zhang_wei"]),
        ("👍@zhang_wei👍", ["@zhang_wei"]),
        ("\u200f@zhang_wei\u200f", ["@zhang_wei"]),
        ("שלום @zhang_wei!", ["@zhang_wei"]),
        ("@abc", []),
        ("@abcd", ["@abcd"]),
        ("@pic @GIF @bin", ["@pic", "@GIF"]),
        ("@" + "a" * 32, ["@" + "a" * 32]),
        ("@" + "a" * 33, []),
        ("a@zhang_wei", []),
        ("请问@zhang_wei", []),
        ("@zhang_wei你好", []),
        ("_@zhang_wei", []),
        ("²@zhang_wei", []),
        ("@first@second", ["@first"]),
        ("@", []),
    ],
)
def test_a_mention_is_a_username_that_stands_apart(text: str, mentions: list[str]) -> None:
    assert found("mention", text) == mentions


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("/start", ["/start"]),
        ("/start@yijiabai_bot 12", ["/start@yijiabai_bot"]),
        ("请发 /help 。", ["/help"]),
        ("，/help，", ["/help"]),
        ("/a /b\n/c", ["/a", "/b", "/c"]),
        ("/" + "a" * 64, ["/" + "a" * 64]),
        ("/" + "a" * 65, []),
        ("/a@ab", []),
        ("/a@abc", ["/a@abc"]),
        ("/a@" + "b" * 32, ["/a@" + "b" * 32]),
        ("/a@" + "b" * 33, []),
        ("/usr/bin", []),
        ("and/or", []),
        ("请发/help", []),
        ("/start吧", []),
        ("//start", []),
        ("/start/", []),
        ("</b>", []),
        ("/", []),
        ("/-a", []),
        ("1/2", []),
    ],
)
def test_a_command_is_no_part_of_a_path_or_a_word(text: str, commands: list[str]) -> None:
    assert found("bot_command", text) == commands


@pytest.mark.parametrize(
    ("text", "hashtags"),
    [
        ("#一加百", ["#一加百"]),
        ("今天 #志愿服务_2026！", ["#志愿服务_2026"]),
        ("👍#赞👍", ["#赞"]),
        ("#הודעה", ["#הודעה"]),
        ("#می\u200cخواهم", ["#می\u200cخواهم"]),
        ("#col·lecció", ["#col·lecció"]),
        ("#1", []),
        ("#1a", ["#1a"]),
        ("#_", []),
        ("#a²", ["#a"]),
        ("#a\u20e3", ["#a"]),
        ("话题#一加百", []),
        ("。#一加百。", ["#一加百"]),
        ("#a#b", []),
        ("#a #b", ["#a", "#b"]),
        ("##a", ["#a"]),
        ("#" + "字" * 256, ["#" + "字" * 256]),
        ("#" + "字" * 257, ["#" + "字" * 256]),
        ("#" + "1" * 255 + "a", ["#" + "1" * 255 + "a"]),
        ("#" + "1" * 256 + "a", []),
        ("#话题@abc", ["#话题@abc"]),
        ("#话题@ab", ["#话题"]),
        ("#话题@" + "a" * 33, ["#话题@" + "a" * 32]),
        ("#", []),
    ],
)
def test_a_hashtag_holds_a_letter_of_any_script(text: str, hashtags: list[str]) -> None:
    assert found("hashtag", text) == hashtags


@pytest.mark.parametrize(
    ("text", "cashtags"),
    [
        ("$USD", ["$USD"]),
        ("买 $TON，卖 $BTC", ["$TON", "$BTC"]),
        ("$A", ["$A"]),
        ("$ABCDEFGH", ["$ABCDEFGH"]),
        ("$ABCDEFGHI", []),
        ("$1INCH", ["$1INCH"]),
        ("$USD@abc", ["$USD@abc"]),
        ("$USD@ab", ["$USD"]),
        ("$usd", []),
        ("$100", []),
        ("US$USD", []),
        ("$USD5", []),
        ("$USD元", []),
        ("$$USD", []),
        ("$USD$", []),
        ("$", []),
    ],
)
def test_a_cashtag_is_one_to_eight_capitals(text: str, cashtags: list[str]) -> None:
    assert found("cashtag", text) == cashtags


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("+86 138 0013 8000", ["+86 138 0013 8000"]),
        ("电话：+8613800138000。", ["+8613800138000"]),
        ("+1-212-555-0123", ["+1-212-555-0123"]),
        ("+1 (212) 555-0123", ["+1 (212) 555-0123"]),
        ("+1234567", []),
        ("+12345678", ["+12345678"]),
        ("+123456789012345", ["+123456789012345"]),
        ("+1234567890123456", []),
        ("138 0013 8000", []),
        ("1+12345678", []),
        ("+12345678a", []),
        ("+12345678号", []),
        ("+0 12345678", []),
        ("一加百 +1", []),
    ],
)
def test_a_telephone_number_has_a_country_code(text: str, numbers: list[str]) -> None:
    assert found("phone_number", text) == numbers
