"""What Telegram recognises in a text by itself."""

import re
from collections.abc import Iterator

from playground.telegram.entities.recognition.tags import find_tags
from playground.telegram.entities.recognition.urls import find_urls
from playground.telegram.entities.spans import Entity, Found, unit_offsets

SIGNS = "@#$/.+"  # without one of them there is nothing to find

_SIGN = re.compile(f"[{SIGNS}]")


def detect(text: str) -> list[Entity]:
    """Mentions, tags, commands, links, e-mail addresses and telephone numbers, in order.

    They never overlap: of two finds the one that begins first stays, then the longer one.
    Ordinary talk has none of the signs and costs one search.
    """
    if not _SIGN.search(text):
        return []
    offsets = unit_offsets(text)
    return [
        Entity(type_, offsets[start], offsets[end] - offsets[start])
        for start, end, type_ in _apart([*find_tags(text), *find_urls(text)])
    ]


def _apart(finds: list[Found]) -> Iterator[Found]:
    last = 0
    for found in sorted(finds, key=lambda found: (found.start, -found.end)):
        if found.start >= last:
            last = found.end
            yield found
