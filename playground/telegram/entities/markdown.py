"""Telegram's first Markdown, without nesting: the parse mode `Markdown`."""

import re

from playground.telegram.entities.links import link_entity
from playground.telegram.entities.spans import Entity, ParseError, byte_offset, utf16_length

_PIECE = re.compile(r"\\([_*`\[])|([^_*`\[\\]+|\\)")
_LANGUAGE = re.compile(r"[^ \t\r\n\v\0`]++(?=[^`\0])")
_LINE_END = re.compile(r"\r\n|\n\r|\n|\r")
_STYLES = {"_": "italic", "*": "bold", "`": "code"}


def parse_markdown(text: str) -> tuple[str, list[Entity]]:
    """Raises `ParseError` for a mark that is never closed."""
    pieces: list[str] = []
    entities: list[Entity] = []
    at = size = 0
    while at < len(text):
        if piece := _PIECE.match(text, at):
            shown, at = piece[1] or piece[2], piece.end()
        else:
            shown, entity, at = _marked(text, at, size)
            entities += [entity] if entity else []
        pieces.append(shown)
        size += utf16_length(shown)
    return "".join(pieces), entities


def opened_block(text: str, at: int) -> tuple[str, int]:
    """What follows on ```` ``` ````: the language, and where the block's text begins.

    A word directly behind the mark is a language if it does not end the block; one line end
    before the text is left out.
    """
    match = _LANGUAGE.match(text, at)
    language = match[0] if match else ""
    line_end = _LINE_END.match(text, at + len(language))
    return language, line_end.end() if line_end else at + len(language)


def _marked(text: str, at: int, offset: int) -> tuple[str, Entity | None, int]:
    """The words between two marks, what they are, and where the text goes on."""
    language = None
    mark = "```" if text.startswith("```", at) else text[at]
    start = at + len(mark)
    if mark == "```":
        language, start = opened_block(text, start)
    closing = "]" if mark == "[" else mark
    end = text.find(closing, start)
    if end < 0:
        where = byte_offset(text, at)
        raise ParseError(f"Can't find end of the entity starting at byte offset {where}")
    shown, after = text[start:end], end + len(closing)
    if not shown:
        return shown, None, after
    length = utf16_length(shown)
    if mark == "[":
        link, after = _link(text, after) or (shown, after)
        return shown, link_entity(link, shown, offset, length), after
    if mark == "```":
        return shown, Entity("pre", offset, length, language=language or None), after
    return shown, Entity(_STYLES[mark], offset, length), after


def _link(text: str, at: int) -> tuple[str, int] | None:
    if not text.startswith("(", at):
        return None
    end = text.find(")", at)
    end = end if end >= 0 else len(text)
    return text[at + 1 : end], end + 1
