"""Single tags and character references of Telegram's HTML, read as strictly as Telegram does.

Every source ends with `END`, so that the character behind the last one can be looked at.
"""

import re
from dataclasses import dataclass

from playground.telegram.entities.spans import ParseError, byte_offset

END = "\0"
STYLES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
}
TAGS = frozenset({*STYLES, "a", "blockquote", "code", "pre", "tg-emoji", "tg-time"})

_NAME = re.compile(r"[^ \t\r\n\v\0>]*")
_SPACES = re.compile(r"[ \t\r\n\v]*")
_ATTRIBUTE = re.compile(r"[^ \t\r\n\v\0=>/\"']*")
_BEHIND_A_TOKEN = frozenset(" \t\r\n\v\0>")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_QUOTED = {'"': re.compile(r'"([^"\0]*)"?'), "'": re.compile(r"'([^'\0]*)'?")}
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LONGEST_REFERENCE = 9  # characters, without the semicolon
_PAST_THE_LAST_CHARACTER = 0x10FFFF


@dataclass(frozen=True, slots=True)
class StartTag:
    """`attributes` hold an empty text where there is no value."""

    name: str
    attributes: dict[str, str]
    end: int


def decode(text: str) -> str:
    """`&lt;` as `<`; what is no reference to a character stays as it is."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def read_start_tag(source: str, at: int) -> StartTag:
    """The tag whose `<` stands at `at`."""
    name_end = _end(_NAME, source, at + 1)
    if source[name_end] == END:
        raise ParseError(f"Unclosed start tag at byte offset {byte_offset(source, at)}")
    name = source[at + 1 : name_end].lower()
    if name not in TAGS:
        where = byte_offset(source, at)
        raise ParseError(f'Unsupported start tag "{name}" at byte offset {where}')
    attributes: dict[str, str] = {}
    place = _end(_SPACES, source, name_end)
    while source[place] != ">":
        attribute, value, place = _read_attribute(source, place, name, at)
        attributes[attribute] = value
        place = _end(_SPACES, source, place)
    if name == "span" and attributes.get("class") != "tg-spoiler":
        where = byte_offset(source, at)
        raise ParseError(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
    return StartTag(name, attributes, place + 1)


def read_end_tag(source: str, at: int) -> tuple[str, int]:
    """The name in the tag whose `</` stands at `at`, perhaps empty, and where the tag ends."""
    name_end = _end(_NAME, source, at + 2)
    end = _end(_SPACES, source, name_end)
    if source[end] != ">":
        raise ParseError(f"Unclosed end tag at byte offset {byte_offset(source, at)}")
    return source[at + 2 : name_end].lower(), end + 1


def _read_attribute(source: str, place: int, tag: str, at: int) -> tuple[str, str, int]:
    name_end = _end(_ATTRIBUTE, source, place)
    name = source[place:name_end]
    if not name:
        where = byte_offset(source, at)
        raise ParseError(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
    place = _end(_SPACES, source, name_end)
    value = ""
    if has_value := source[place] == "=":
        place = _end(_SPACES, source, place + 1)
    if source[place] == END:
        where = byte_offset(source, at)
        raise ParseError(f'Unclosed start tag "{tag}" at byte offset {where}')
    if has_value:
        value, place = _read_value(source, place)
    if source[place] == END:
        raise ParseError(f"Unclosed start tag at byte offset {byte_offset(source, at)}")
    return name, value, place


def _read_value(source: str, place: int) -> tuple[str, int]:
    """A value in quotes, or else a token, in small letters."""
    quoted = _QUOTED.get(source[place])
    if quoted and (match := quoted.match(source, place)):
        return decode(match[1]), match.end()
    end = _end(_TOKEN, source, place)
    if source[end] in _BEHIND_A_TOKEN:
        return source[place:end].lower(), end
    raise ParseError(f"Unexpected end of name token at byte offset {byte_offset(source, place)}")


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal, name = reference.groups()
    if name:
        return _NAMED.get(name, reference[0])
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    too_long = len(reference[0].removesuffix(";")) > _LONGEST_REFERENCE
    return reference[0] if too_long or not 0 < code < _PAST_THE_LAST_CHARACTER else chr(code)


def _end(pattern: re.Pattern[str], source: str, at: int) -> int:
    """Where a pattern that may match nothing ends."""
    match = pattern.match(source, at)
    return match.end() if match else at
