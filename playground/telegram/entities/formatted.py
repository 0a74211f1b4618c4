"""Texts as they arrive: without markup, cleaned, and with all their entities."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playground.telegram.entities.cleaning import (
    BLANKED,
    DIRECTIONS,
    REMOVED,
    cleaned,
    kept,
    trimmed,
    trimmed_around,
)
from playground.telegram.entities.detect import SIGNS, detect
from playground.telegram.entities.given import accepted
from playground.telegram.entities.html import parse_html
from playground.telegram.entities.markdown import parse_markdown
from playground.telegram.entities.markdown_v2 import parse_markdown_v2
from playground.telegram.entities.nesting import limited, nested
from playground.telegram.entities.spans import Entity

PARSERS: dict[str, Callable[[str], tuple[str, list[Entity]]]] = {
    "html": parse_html,
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
NO_MARKUP = frozenset({"", "none"})

_NOTABLE = re.compile(f"[{SIGNS}{BLANKED}{REMOVED}{DIRECTIONS}]")


class UnsupportedParseMode(ValueError):
    """Telegram knows no such parse mode; the message is what it answers."""


@dataclass(frozen=True, slots=True)
class Formatted:
    text: str
    entities: tuple[Entity, ...]


def format_text(
    text: str, parse_mode: str | None = None, entities: Sequence[Entity] | None = None
) -> Formatted:
    """The text as every reader gets it; it is empty if there is nothing to see in it.

    Entities count only without a parse mode. Raises `ParseError` for wrong markup and
    `UnsupportedParseMode`.
    """
    given: Sequence[Entity] = ()
    if parse_mode and (mode := parse_mode.lower()) not in NO_MARKUP:
        if mode not in PARSERS:
            raise UnsupportedParseMode("unsupported parse_mode")
        text, given = PARSERS[mode](text)
    elif entities:
        given = accepted(text, entities)
    if given:
        return _with_given(text, given)
    if _NOTABLE.search(text):
        text = trimmed(cleaned(text))
        return Formatted(text, tuple(detect(text)))
    return Formatted(trimmed(text), ())


def _with_given(text: str, given: Sequence[Entity]) -> Formatted:
    if _NOTABLE.search(text):
        text, given = cleaned(text), kept(text, given)
    text, given = trimmed_around(text, given)
    return Formatted(text, tuple(nested(limited(given), detect(text))))
