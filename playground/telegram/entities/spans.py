"""Stretches of text as Telegram counts them: in UTF-16 code units."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class ParseError(ValueError):
    """Markup that Telegram refuses, in its words, without `Bad Request: can't parse entities: `."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of a message's text with a meaning; the optional fields belong to one type each."""

    type: str
    offset: int
    length: int
    url: str | None = None
    user_id: int | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    unix_time: int | None = None
    date_time_format: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length


class Found(NamedTuple):
    """What was recognised in a plain text, in code points: `text[start:end]`."""

    start: int
    end: int
    type: str


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def byte_offset(text: str, index: int) -> int:
    """Where the code point `text[index]` begins in the UTF-8 form: errors count in bytes."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


def unit_offsets(text: str) -> Sequence[int]:
    """The UTF-16 offset of every code point, and as the last item that of the end.

    A text without astral characters costs nothing: its offsets are a `range`.
    """
    if utf16_length(text) == len(text):
        return range(len(text) + 1)
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if character > "\uffff" else 1))
    return offsets


def code_point_at(offsets: Sequence[int], unit: int) -> int | None:
    """The code point that begins at a UTF-16 offset; None outside the text and inside a pair."""
    index = bisect_left(offsets, unit)
    return index if index < len(offsets) and offsets[index] == unit else None
