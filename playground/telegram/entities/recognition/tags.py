"""Words with a sign before them: mentions, hashtags, cashtags, commands, telephone numbers.

A word character is any letter or number of Unicode and `_`, which is what `\\w` means: in
`请看@name` and in `/start吧` Telegram sees nothing.
"""

import re
from collections.abc import Iterator

from playground.telegram.entities.spans import Found

SHORTEST_USERNAME = 4
SHORT_USERNAMES = frozenset({"gif", "vid", "pic"})
LONGEST_HASHTAG = 256

_MENTION = re.compile(r"(?<!\w)@([A-Za-z0-9_]{2,32}+)(?!\w)")
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}+(?:@[A-Za-z0-9_]{3,32}+|(?!@))(?![\w/<>])")
_HASHTAG = re.compile(r"#([\w·\u200c\u0d80-\u0dff]+)")
_CASHTAG = re.compile(r"(?<!\$)\$(?:1INCH|[A-Z]{1,8}+)")
_OF_HASHTAG = re.compile(r"@[A-Za-z0-9_]{3,32}")
_OF_CASHTAG = re.compile(r"@[A-Za-z0-9_]{3,32}(?!\w)")
_PHONE = re.compile(r"(?<![\w+])\+([1-9][0-9]*+(?:[ -]?\([0-9]{1,4}\))?+(?:[ -][0-9]{2,})*+)(?!\w)")
_DIGITS_OF_A_PHONE = range(8, 16)


def find_tags(text: str) -> Iterator[Found]:
    """Every kind by itself: one find may lie within another, and none is in order."""
    if "@" in text:
        yield from _mentions(text)
    if "/" in text:
        yield from (Found(*match.span(), "bot_command") for match in _COMMAND.finditer(text))
    if "#" in text:
        yield from _hashtags(text)
    if "$" in text:
        yield from _cashtags(text)
    if "+" in text:
        yield from _phones(text)


def _mentions(text: str) -> Iterator[Found]:
    for match in _MENTION.finditer(text):
        if len(match[1]) >= SHORTEST_USERNAME or match[1].lower() in SHORT_USERNAMES:
            yield Found(*match.span(), "mention")


def _hashtags(text: str) -> Iterator[Found]:
    """`#tag` and `#tag@channel`. A word too long is cut off; one that runs into a `#` is none."""
    for match in _HASHTAG.finditer(text):
        end = match.start(1) + _tag_length(match[1])
        if _is_tag_letter(text, match.start() - 1) or text.startswith("#", end):
            continue
        end = min(end, match.start(1) + LONGEST_HASHTAG)
        if any(letter.isalpha() for letter in text[match.start(1) : end]):
            channel = _OF_HASHTAG.match(text, end)
            yield Found(match.start(), channel.end() if channel else end, "hashtag")


def _cashtags(text: str) -> Iterator[Found]:
    for match in _CASHTAG.finditer(text):
        end = match.end()
        glued = _is_tag_letter(text, match.start() - 1) or _is_tag_letter(text, end)
        if not glued and not text.startswith("$", end):
            channel = _OF_CASHTAG.match(text, end)
            yield Found(match.start(), channel.end() if channel else end, "cashtag")


def _phones(text: str) -> Iterator[Found]:
    """Only numbers with a country code, as `+86 138 0013 8000`."""
    for match in _PHONE.finditer(text):
        if sum(character.isdecimal() for character in match[1]) in _DIGITS_OF_A_PHONE:
            yield Found(*match.span(), "phone_number")


def _tag_length(word: str) -> int:
    """How much of a run of word characters belongs to a hashtag: all before a `²` or a `Ⅷ`."""
    return next((place for place in range(len(word)) if not _is_tag_letter(word, place)), len(word))


def _is_tag_letter(text: str, index: int) -> bool:
    """Letters, digits and `_`; but no numbers that are no digits."""
    if not 0 <= index < len(text):
        return False
    character = text[index]
    return (
        character.isalpha()
        or character.isdecimal()
        or character in "_·\u200c"
        or "\u0d80" <= character <= "\u0dff"
    )
