"""Texts with entities as Telegram makes them: found in plain text, or stated by markup."""

from playground.telegram.entities.detect import detect
from playground.telegram.entities.formatted import Formatted, UnsupportedParseMode, format_text
from playground.telegram.entities.html import parse_html
from playground.telegram.entities.markdown import parse_markdown
from playground.telegram.entities.markdown_v2 import parse_markdown_v2
from playground.telegram.entities.spans import (
    Entity,
    ParseError,
    byte_offset,
    code_point_at,
    unit_offsets,
    utf16_length,
)

__all__ = [
    "Entity",
    "Formatted",
    "ParseError",
    "UnsupportedParseMode",
    "byte_offset",
    "code_point_at",
    "detect",
    "format_text",
    "parse_html",
    "parse_markdown",
    "parse_markdown_v2",
    "unit_offsets",
    "utf16_length",
]
