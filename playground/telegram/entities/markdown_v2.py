"""Telegram's second Markdown, with nesting: the parse mode `MarkdownV2`."""

import re
from dataclasses import dataclass, field
from typing import NoReturn

from playground.telegram.entities.kinds import listing_order
from playground.telegram.entities.links import link_entity, linked_emoji, linked_moment
from playground.telegram.entities.markdown import opened_block
from playground.telegram.entities.spans import Entity, ParseError, byte_offset, utf16_length

_END = "\0"
_ESCAPED = re.compile(r"\\([\x01-\x7e])")
_PLAIN = re.compile(r"[^\\_*\[\]()~`>#+\-=|{}.!\n]+|\\")
_PLAIN_IN_CODE = re.compile(r"[^\\`]+|\\")
_ADDRESS = re.compile(r"((?:\\[\x01-\x7e]|[^)\\]|\\)*+)\)")

# The names are those that Telegram's complaints use.
_OPENINGS = (
    ("__", "Underline"),
    ("_", "Italic"),
    ("*", "Bold"),
    ("~", "Strikethrough"),
    ("||", "Spoiler"),
    ("[", "TextUrl"),
    ("![", "CustomEmoji"),
    ("```", "Pre"),
    ("`", "Code"),
)
_CLOSINGS = {
    **{kind: mark for mark, kind in _OPENINGS},
    "TextUrl": "]",
    "CustomEmoji": "]",
    "PreCode": "```",
}
_IN_CODE = frozenset({"Code", "Pre", "PreCode"})


def parse_markdown_v2(text: str) -> tuple[str, list[Entity]]:
    """Raises `ParseError` for a reserved sign that is not escaped and a mark that is not closed."""
    parser = _Parser(text + _END)
    parser.read()
    return "".join(parser.pieces), sorted(parser.entities, key=listing_order)


@dataclass(frozen=True, slots=True)
class _Opened:
    kind: str
    at: int  # where the mark stands in the source
    offset: int  # UTF-16 units of text before it
    pieces: int  # pieces of text before it
    language: str | None = None


@dataclass(slots=True)
class _Parser:
    source: str
    size: int = 0
    pieces: list[str] = field(default_factory=list)
    opened: list[_Opened] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    in_quote: bool = False
    at_line_start: bool = True

    def read(self) -> None:
        at, end = 0, len(self.source) - len(_END)
        while at < end:
            if escaped := _ESCAPED.match(self.source, at, end):
                self._add(escaped[1], begins_line=escaped[1] == "\n")
                at = escaped.end()
            elif plain := self._plain().match(self.source, at, end):
                self._add(plain[0])
                at = plain.end()
            elif self.source[at] == "\n":
                at = self._line_end(at)
            else:
                at = self._close(at) if self._closes(at) else self._open(at)
        self._finish(end)

    def _plain(self) -> re.Pattern[str]:
        in_code = self.opened and self.opened[-1].kind in _IN_CODE
        return _PLAIN_IN_CODE if in_code else _PLAIN

    def _add(self, piece: str, *, begins_line: bool = False) -> None:
        """Behind carriage returns alone a line begins as before them."""
        self.pieces.append(piece)
        self.size += utf16_length(piece)
        if piece.strip("\r"):
            self.at_line_start = begins_line

    def _closes(self, at: int) -> bool:
        if not self.opened:
            return False
        kind = self.opened[-1].kind
        mark = _CLOSINGS.get(kind)
        if mark is None or not self.source.startswith(mark, at):
            return False
        return kind != "Italic" or self.source[at + 1] != "_"

    def _open(self, at: int) -> int:
        if self.source[at] == ">":
            return self._quote(at)
        found = (opening for opening in _OPENINGS if self.source.startswith(opening[0], at))
        mark, kind = next(found, ("", ""))
        if not mark:
            self._reserved(at)
        language, after = "", at + len(mark)
        if kind == "Pre":
            language, after = opened_block(self.source, after)
            kind = "PreCode" if language else kind
        self._push(kind, at, language or None)
        return after

    def _quote(self, at: int) -> int:
        if not self.at_line_start:
            self._reserved(at)
        if not self.in_quote:
            self.in_quote = True
            self._push("BlockQuote", at)
        return at + 1

    def _push(self, kind: str, at: int, language: str | None = None) -> None:
        self.opened.append(_Opened(kind, at, self.size, len(self.pieces), language))

    def _close(self, at: int) -> int:
        opened = self.opened.pop()
        after = at + len(_CLOSINGS[opened.kind])
        if opened.kind in {"TextUrl", "CustomEmoji"}:
            return self._close_brackets(opened, after)
        kind = "pre" if opened.kind == "PreCode" else opened.kind.lower()
        self._found(
            Entity(kind, opened.offset, self.size - opened.offset, language=opened.language)
        )
        return after

    def _close_brackets(self, opened: _Opened, after: int) -> int:
        shown = "".join(self.pieces[opened.pieces :])
        link = shown
        if self.source[after] == "(":
            address = _ADDRESS.match(self.source, after + 1)
            if address is None:
                where = byte_offset(self.source, after + 1)
                raise ParseError(f"Can't find end of a URL at byte offset {where}")
            link, after = _ESCAPED.sub(r"\1", address[1]), address.end()
        elif opened.kind == "CustomEmoji":
            raise ParseError("The entity must contain a tg://emoji or tg://time URL")
        length = self.size - opened.offset
        if opened.kind == "TextUrl":
            self._found(link_entity(link, shown, opened.offset, length))
        else:
            self._found(_emoji_or_moment(link, opened.offset, length))
        return after

    def _found(self, entity: Entity | None) -> None:
        if entity and entity.length:
            self.entities.append(entity)

    def _line_end(self, at: int) -> int:
        """Ends a quotation, and with it its last line, unless the next line belongs to it."""
        last_line = self.in_quote and self.source[at + 1] != ">"
        kind = self._quotation(at, ("", "\r")) if last_line else None
        if kind and self.opened[-1].kind != "BlockQuote":
            self._unclosed()
        self._add("\n", begins_line=True)
        if kind:
            self._end_quote(kind)
        return at + 1

    def _quotation(self, end: int, between: tuple[str, ...]) -> str:
        """The kind of the quotation that ends here: a `||` just opened makes it expandable."""
        last = self.opened[-1]
        if last.kind == "Spoiler" and self.source[last.at + len("||") : end] in between:
            self.opened.pop()
            return "expandable_blockquote"
        return "blockquote"

    def _end_quote(self, kind: str) -> None:
        opened = self.opened.pop()
        self.in_quote = False
        self._found(Entity(kind, opened.offset, self.size - opened.offset))

    def _finish(self, end: int) -> None:
        kind = self._quotation(end, ("",)) if self.in_quote else None
        if kind and self.opened[-1].kind == "BlockQuote":
            self._end_quote(kind)
        if self.opened:
            self._unclosed()

    def _unclosed(self) -> NoReturn:
        opened = self.opened[-1]
        where = byte_offset(self.source, opened.at)
        raise ParseError(f"Can't find end of {opened.kind} entity at byte offset {where}")

    def _reserved(self, at: int) -> NoReturn:
        sign = self.source[at]
        raise ParseError(
            f"Character '{sign}' is reserved and must be escaped with the preceding '\\'"
        )


def _emoji_or_moment(link: str, offset: int, length: int) -> Entity:
    if found := linked_emoji(link):
        return Entity("custom_emoji", offset, length, custom_emoji_id=found)
    if moment := linked_moment(link):
        unix_time, letters = moment
        return Entity("date_time", offset, length, unix_time=unix_time, date_time_format=letters)
    raise ParseError("Invalid tg://emoji or tg://time URL specified")
