"""Texts that are too long for one message: parted at the ends of lines, and never cut."""

import re
from collections.abc import Iterator
from html import unescape

from domain.lengths import LONGEST_MESSAGE, length_of
from texts.words import Words

LINE = re.compile(r"[^\n]*\n|[^\n]+")
TOKEN = re.compile(r"<[^>]+>|&[a-zA-Z0-9#]+;|[^<&]|[<&]", re.DOTALL)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z-]+)[^>]*>")


def fitted(words: Words) -> list[Words]:
    """One message or several; the buttons stand under the last."""
    parts = parted_html(words.text)
    return [*(Words(one) for one in parts[:-1]), Words(parts[-1], words.buttons)]


def parted_html(html: str, longest: int = LONGEST_MESSAGE) -> list[str]:
    """Pieces that are whole by themselves: a tag that is open where one ends is opened anew."""
    if length_of(html) <= longest:
        return [html]
    pieces: list[str] = []
    piece, size, still_open = "", 0, list[str]()
    for line in lines_of(html, longest):
        length = seen_length(line)
        if size and size + length > longest:
            pieces.append(closed(piece, still_open))
            piece, size = "".join(still_open), 0
        piece, size = piece + line, size + length
        still_open = open_after(still_open, line)
    pieces.append(closed(piece, still_open))
    return [one for one in pieces if seen_length(one)] or [html]


def lines_of(html: str, longest: int) -> Iterator[str]:
    """With their ends. A line that is too long by itself is broken where it is full."""
    for line in LINE.findall(html):
        part, size = "", 0
        for token in TOKEN.findall(line) if length_of(line) > longest else [line]:
            length = seen_length(token)
            if size and size + length > longest:
                yield part
                part, size = "", 0
            part, size = part + token, size + length
        yield part


def closed(piece: str, still_open: list[str]) -> str:
    ends = [f"</{found['name']}>" for tag in reversed(still_open) if (found := TAG.match(tag))]
    return piece.strip("\n") + "".join(ends)


def open_after(before: list[str], line: str) -> list[str]:
    """The tags that are open at the end of a line, each as it was opened."""
    stack = list(before)
    for found in TAG.finditer(line):
        if found["end"]:
            stack.pop()
        else:
            stack.append(found[0])
    return stack


def seen_length(html: str) -> int:
    """As Telegram counts it: without tags, and an escaped character is one."""
    return length_of(unescape(TAG.sub("", html)))
