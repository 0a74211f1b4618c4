"""What people compose before they say it, checked as apps check it: texts, files, polls, cards."""

import base64
import binascii

from playground.telegram.acting.someone import Impossible
from playground.telegram.entities import (
    Entity,
    Formatted,
    ParseError,
    UnsupportedParseMode,
    format_text,
)
from playground.telegram.world.messages import Attachment
from playground.telegram.world.rights import PERMISSION_FOR

TEXT_LENGTH = 4096
CAPTION_LENGTH = 1024
MOST_OPTIONS = 12
FILE_KINDS = tuple(kind for kind in PERMISSION_FOR if kind not in ("text", "poll", "dice"))
ALBUM_KINDS = ("photo", "video", "audio", "document")
MIXABLE = {"photo", "video"}
# The fields that the objects of the Bot API cannot do without.
CARDS: dict[str, dict[str, type]] = {
    "location": {"latitude": float, "longitude": float},
    "venue": {"location": dict, "title": str, "address": str},
    "contact": {"phone_number": str, "first_name": str},
    "dice": {"emoji": str, "value": int},
}

# The smallest picture there is: one grey dot, for people who just send "a photo".
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)


def text(
    words: str, parse_mode: str | None = None, entities: list[Entity] | None = None
) -> Formatted:
    """The text of a message: something, and no more than an app lets through."""
    try:
        formatted = format_text(words, parse_mode, entities)
    except (ParseError, UnsupportedParseMode) as error:
        raise Impossible(f"the text cannot be parsed as {parse_mode}: {error}") from error
    if not formatted.text:
        raise Impossible("a message needs some text")
    if len(formatted.text) > TEXT_LENGTH:
        raise Impossible(f"a message has at most {TEXT_LENGTH} characters")
    return formatted


def caption(words: str) -> Formatted:
    formatted = format_text(words) if words else Formatted("", ())
    if len(formatted.text) > CAPTION_LENGTH:
        raise Impossible(f"a caption has at most {CAPTION_LENGTH} characters")
    return formatted


def file_bytes(content: bytes | str) -> bytes:
    """The bytes of a file; text is base64."""
    try:
        return content if isinstance(content, bytes) else base64.b64decode(content, validate=True)
    except binascii.Error:
        raise Impossible("content must be base64") from None


def file_kind(kind: str) -> str:
    if kind not in FILE_KINDS:
        raise Impossible(f"there is no kind of file called {kind}: {', '.join(FILE_KINDS)}")
    return kind


def album(kinds: list[str]) -> list[str]:
    """Two to ten files that Telegram shows together."""
    if not 2 <= len(kinds) <= 10 or not set(kinds) <= set(ALBUM_KINDS):
        raise Impossible(f"an album has two to ten of {', '.join(ALBUM_KINDS)}")
    if len(set(kinds)) > 1 and not set(kinds) <= MIXABLE:
        raise Impossible("documents and audio cannot be mixed with other kinds")
    return kinds


def options(texts: list[str]) -> list[Formatted]:
    """The answers of a poll."""
    if not 1 <= len(texts) <= MOST_OPTIONS:
        raise Impossible(f"a poll has one to {MOST_OPTIONS} options")
    return [text(one) for one in texts]


def card(kind: str, payload: dict[str, object]) -> Attachment:
    """A location, venue, contact or dice, with every field that it needs."""
    if kind not in CARDS:
        raise Impossible(f"{kind} cannot be shared: {', '.join(CARDS)}")
    for name, type_ in CARDS[kind].items():
        value = payload.get(name)
        if not isinstance(value, type_ if type_ is not float else (int, float)):
            raise Impossible(f"a {kind} needs {name} ({type_.__name__})")
    return Attachment(kind, payload)
