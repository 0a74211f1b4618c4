"""Telegram's HTML markup: https://core.telegram.org/bots/api#html-style."""

import re
from dataclasses import dataclass, field, replace

from playground.telegram.entities.dates import LAST_MOMENT, markup_format
from playground.telegram.entities.html_tags import (
    END,
    STYLES,
    StartTag,
    decode,
    read_end_tag,
    read_start_tag,
)
from playground.telegram.entities.kinds import listing_order
from playground.telegram.entities.links import emoji_id, link_entity
from playground.telegram.entities.spans import Entity, ParseError, byte_offset, utf16_length

_LEADING_NUMBER = re.compile(r"[0-9]{1,10}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_html(text: str) -> tuple[str, list[Entity]]:
    """The text without its tags, and what the tags say about it.

    Raises `ParseError` for unknown, unbalanced or malformed tags.
    """
    document = _Document(text + END)
    document.read()
    return document.text(), document.found()


@dataclass(frozen=True, slots=True)
class _Opened:
    tag: StartTag
    offset: int  # UTF-16 units of text before the tag
    pieces: int  # pieces of text before the tag


@dataclass(slots=True)
class _Document:
    source: str
    size: int = 0
    pieces: list[str] = field(default_factory=list)
    opened: list[_Opened] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> None:
        at, last = 0, len(self.source) - len(END)
        while (tag := self.source.find("<", at, last)) >= 0:
            self._add(self.source[at:tag])
            at = self._end(tag) if self.source[tag + 1] == "/" else self._start(tag)
        self._add(self.source[at:last])
        if self.opened:
            name = self.opened[-1].tag.name
            raise ParseError(f'Can\'t find end tag corresponding to start tag "{name}"')

    def text(self) -> str:
        """References may have named the two halves of one character: they are joined."""
        text = "".join(self.pieces)
        if not _SURROGATE.search(text):
            return text
        try:
            return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError as error:
            raise ParseError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from error

    def found(self) -> list[Entity]:
        plain = (
            replace(entity, language=None) if entity.type == "code" else entity
            for entity in self.entities
        )
        return sorted(plain, key=listing_order)

    def _add(self, piece: str) -> None:
        if piece:
            piece = decode(piece)
            self.pieces.append(piece)
            self.size += utf16_length(piece)

    def _start(self, at: int) -> int:
        tag = read_start_tag(self.source, at)
        self.opened.append(_Opened(tag, self.size, len(self.pieces)))
        return tag.end

    def _end(self, at: int) -> int:
        if not self.opened:
            where = byte_offset(self.source, at)
            raise ParseError(f"Unexpected end tag at byte offset {where}")
        name, end = read_end_tag(self.source, at)
        expected = self.opened[-1].tag.name
        if name and name != expected:
            where = byte_offset(self.source, at)
            raise ParseError(
                f"Unmatched end tag at byte offset {where}, "
                f'expected "</{expected}>", found "</{name}>"'
            )
        self._close(self.opened.pop())
        return end

    def _close(self, opened: _Opened) -> None:
        """An empty tag is nothing, whatever its attributes say."""
        tag, offset, length = opened.tag, opened.offset, self.size - opened.offset
        if not length:
            return
        entity: Entity | None = None
        if style := STYLES.get(tag.name):
            entity = Entity(style, offset, length)
        elif tag.name == "a":
            shown = "".join(self.pieces[opened.pieces :])
            entity = link_entity(tag.attributes.get("href") or shown, shown, offset, length)
        elif tag.name == "blockquote":
            expandable = "expandable_" if "expandable" in tag.attributes else ""
            entity = Entity(f"{expandable}blockquote", offset, length)
        elif tag.name == "tg-emoji":
            entity = _emoji(tag, offset, length)
        elif tag.name == "tg-time":
            entity = _moment(tag, offset, length)
        else:
            entity = self._verbatim(tag, offset, length)
        if entity:
            self.entities.append(entity)

    def _verbatim(self, tag: StartTag, offset: int, length: int) -> Entity:
        """`<pre>` around just a `<code class="language-x">`, or within one, is one block."""
        language = tag.attributes.get("class", "")
        language = language.removeprefix("language-") if language.startswith("language-") else ""
        outer = Entity(tag.name, offset, length, language=language or None)
        inner = self.entities[-1] if self.entities else None
        if inner is None or (inner.offset, inner.length) != (offset, length):
            return outer
        if (outer.type, inner.type) == ("pre", "code") and inner.language:
            return replace(self.entities.pop(), type="pre")
        if (outer.type, inner.type) == ("code", "pre") and outer.language and not inner.language:
            return replace(self.entities.pop(), language=outer.language)
        return outer


def _emoji(tag: StartTag, offset: int, length: int) -> Entity:
    found = emoji_id(tag.attributes.get("emoji-id", ""))
    if not found:
        raise ParseError("Invalid custom emoji identifier specified")
    return Entity("custom_emoji", offset, length, custom_emoji_id=found)


def _moment(tag: StartTag, offset: int, length: int) -> Entity | None:
    letters = markup_format(tag.attributes.get("format", ""))
    if letters is None:
        raise ParseError("Invalid date format used")
    number = _LEADING_NUMBER.match(tag.attributes.get("unix", ""))
    moment = int(number[0]) if number else 0
    if not 0 < moment <= LAST_MOMENT:
        return None
    return Entity("date_time", offset, length, unix_time=moment, date_time_format=letters)
