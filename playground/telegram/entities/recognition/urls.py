"""Addresses: `https://example.com/a?b`, `t.me/name`, `tg://resolve`, `me@example.com`.

The search goes from dot to dot and takes in what stands around each, as Telegram does. Letters
of any script may be part of a domain: Chinese words glued to a bare `example.com` belong to it.
"""

import re
from collections.abc import Iterator

from playground.telegram.entities.recognition.domains import is_email, url_length
from playground.telegram.entities.spans import Found

_PORT = re.compile(r":0*([1-9][0-9]{0,4})(?![0-9])")
_LAST_PORT = 65535
_LOOSE_ENDS = ".:;,('?!`"

# Beyond ASCII an address may hold all but spaces and most of the general punctuation.
_NO_SPACE = r" \u00a0\u1680\u2000-\u200b\u200e\u200f\u2016-\u206f\u3000"
_NOT_IN_DOMAIN = rf"\0-,/:-@\[-\^`{{-}}\x7f-\u00bf{_NO_SPACE}"
_DOMAIN = re.compile(rf"[^{_NOT_IN_DOMAIN}]")
_DOMAIN_OR_AT = re.compile(rf"(?:[^{_NOT_IN_DOMAIN}]|@)*")
_USER = re.compile(rf"[^\n/\[\]{{}}()'`<>\"@«»{_NO_SPACE}]")
_SCHEME = re.compile(rf"[A-Za-z0-9+\-]|[^\0-\x7f{_NO_SPACE}]")
_PATH = re.compile(rf"[^\n<>\"«»{_NO_SPACE}]*")
_SPOILER = re.compile(r"[\w/#@]")
_OWN = re.compile(r"(?:tg|ton)://[a-z0-9_-]{1,253}", re.IGNORECASE | re.ASCII)


def find_urls(text: str) -> Iterator[Found]:
    if "://" in text:
        yield from _own_urls(text)
    for start, end in _candidates(text):
        candidate = text[start:end]
        if is_email(candidate):
            yield Found(start, end, "email")
        elif candidate.startswith("mailto:") and is_email(candidate[7:]):
            yield Found(start + 7, end, "email")
        elif length := url_length(candidate):
            yield Found(start, start + length, "url")


def _own_urls(text: str) -> Iterator[Found]:
    for match in _OWN.finditer(text):
        yield Found(match.start(), _path_end(text, match.end()), "url")


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """What looks like an address. Each is sought behind the one before, never across it."""
    begin = 0
    while 0 <= (dot := text.find(".", begin)) < len(text) - 1:
        if text[dot + 1] == " ":
            begin = dot + 2
            continue
        start, end = _around(text, begin, dot)
        if start is None:
            begin = text.rindex(".", begin, end) + 1
        else:
            if end > dot + 1:
                yield start, end
            begin = _first_not_of(".", text, end)
        begin = max(begin, dot + 1)


def _around(text: str, begin: int, dot: int) -> tuple[int | None, int]:
    """The address around a dot; its start is None if what stands before it spoils it."""
    start = _first_of(_DOMAIN, text, begin, dot)
    domain = _DOMAIN_OR_AT.match(text, dot)
    end = domain.end() if domain else dot
    has_at = "@" in text[dot:end]
    if has_at:
        start = _first_of(_USER, text, begin, start)
    end = _path_end(text, _port_end(text, end))
    end = max(dot + 1, len(text[:end].rstrip(".")))
    if start > begin and text[start - 1] == "@":
        user = _first_of(_USER, text, begin, start - 1)
        if has_at or user == start - 1:
            return None, end
        start = user
    return _with_scheme(text, begin, start), end


def _with_scheme(text: str, begin: int, start: int) -> int | None:
    """Where the address begins, with its `https://`; None if it cannot begin there."""
    if not text.endswith("://", begin, start):
        spoiled = start > begin and _SPOILER.match(text[start - 1])
        return None if spoiled else start
    scheme = text[_first_of(_SCHEME, text, begin, start - 3) : start - 3].lower()
    if scheme.endswith("https"):
        return start - len("https://")
    if scheme.endswith("http") and scheme != "shttp":
        return start - len("http://")
    if scheme.endswith("ftp") and scheme not in {"tftp", "sftp"}:
        return start - len("ftp://")
    return None


def _first_of(kind: re.Pattern[str], text: str, begin: int, end: int) -> int:
    """The start of the run of such characters that ends before `end`."""
    while end > begin and kind.match(text[end - 1]):
        end -= 1
    return end


def _first_not_of(character: str, text: str, start: int) -> int:
    while text.startswith(character, start):
        start += 1
    return start


def _port_end(text: str, end: int) -> int:
    port = _PORT.match(text, end)
    return port.end() if port and int(port[1]) <= _LAST_PORT else end


def _path_end(text: str, end: int) -> int:
    """The end of path, query and fragment, without a sentence's signs behind them."""
    if not text.startswith(("/", "?", "#"), end):
        return end
    path = _PATH.match(text, end + 1)
    last = end + 1 + len(path[0].rstrip(_LOOSE_ENDS)) if path else end + 1
    return last if text[end] == "/" or last > end + 1 else end
