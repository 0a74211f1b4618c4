"""What Telegram removes from a text before it shows it, and how entities follow."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from playground.telegram.entities.spans import Entity, unit_offsets, utf16_length

# All characters that are removed are one UTF-16 unit long.
REMOVED = "\r\u2028-\u202e\u030a\u0333\u033f"
BLANKED = "\0-\t\v\f\x0e-\x1f"
DIRECTIONS = "\u200e\u200f"  # all but the last of several in a row become non-joiners

_REMOVED = re.compile(f"[{REMOVED}]")
_BLANKS = dict.fromkeys({*range(32)} - {ord("\n"), ord("\r")}, " ")
_DIRECTIONS = re.compile(f"[{DIRECTIONS}]+(?=[{DIRECTIONS}])")
_NON_JOINER = "\u200c"
_SPACE = " \n"
_UNSEEN = (
    "\n \u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc"
    "\U000e0000-\U000e007f"
)
_VISIBLE = re.compile(f"[^{_UNSEEN}]")


def cleaned(text: str) -> str:
    """Control characters become spaces; returns, line separators and overlines go."""
    text = _REMOVED.sub("", text).translate(_BLANKS)
    return _DIRECTIONS.sub(lambda run: _NON_JOINER * len(run[0]), text)


def kept(text: str, entities: Sequence[Entity]) -> Sequence[Entity]:
    """The entities of a text as they lie in the cleaned one."""
    if not _REMOVED.search(text):
        return entities
    offsets = unit_offsets(text)
    removed = [offsets[match.start()] for match in _REMOVED.finditer(text)]
    moved = (
        _between(
            entity,
            entity.offset - bisect_left(removed, entity.offset),
            entity.end - bisect_left(removed, entity.end),
        )
        for entity in entities
    )
    return [entity for entity in moved if entity.length > 0]


def trimmed(text: str) -> str:
    """Without spaces and line ends around it; empty if there is nothing to see in it."""
    return text.strip(_SPACE) if _VISIBLE.search(text) else ""


def trimmed_around(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """The same for a text with entities: spaces at its beginning stay if an entity covers them."""
    if not _VISIBLE.search(text):
        return "", []
    text = text.rstrip(_SPACE)
    length = utf16_length(text)
    inside = [entity for entity in entities if entity.offset < length]
    leading = len(text) - len(text.lstrip(_SPACE))
    leading = min([leading, *(entity.offset for entity in inside)])
    return text[leading:], [
        _between(entity, entity.offset - leading, min(entity.end, length) - leading)
        for entity in inside
    ]


def _between(entity: Entity, start: int, end: int) -> Entity:
    if (entity.offset, entity.end) == (start, end):
        return entity
    return replace(entity, offset=start, length=end - start)
