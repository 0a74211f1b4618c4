"""Links that markup may carry: brought into Telegram's form, and what its own `tg:` links mean."""

import re
import string
from typing import NamedTuple

from playground.telegram.entities.dates import LAST_MOMENT, markup_format
from playground.telegram.entities.spans import Entity

LAST_USER_ID = (1 << 40) - 2
LAST_PORT = 65535

_URL = re.compile(r"(?:([^:/?#@\[\]]*)://)?([^/?#]*)(.*)", re.DOTALL)
_OWN = re.compile(r"(tg|ton|tonsite):(?://)?", re.IGNORECASE | re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9.\-_!$,~*'();&+=]|%[0-9a-f]{2}|[^\0-\x7f])+")
_OWN_HOST = re.compile(r"[a-z0-9_-]+")
_TON_SITE = re.compile(r"[a-z0-9_.-]+")
_BLANK = re.compile(r"[\0-\x20]")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


class _Parts(NamedTuple):
    scheme: str
    user: str
    host: str
    port: int | None
    query: str


def link_entity(link: str, shown: str, offset: int, length: int) -> Entity | None:
    """What a link around the words `shown` becomes; None if nothing.

    A mention of a person by id, or a link to elsewhere. A link to exactly what is shown is
    nothing: the address will be recognised by itself.
    """
    if user_id := mentioned_user(link):
        return Entity("text_mention", offset, length, user_id=user_id)
    url = None if link == shown else checked_link(link)
    return Entity("text_link", offset, length, url=url) if url else None


def checked_link(link: str) -> str | None:
    """`Example.com?a b` as `http://example.com/?a%20b`; None for what is no link to Telegram."""
    if own := _OWN.match(link):
        return _own_link(own[1].lower(), link[own.end() :])
    parts = _parts(link)
    if parts is None or "." not in parts.host:
        return None
    user = f"{parts.user}@" if parts.user else ""
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme or 'http'}://{user}{parts.host}{port}{parts.query}"


def mentioned_user(link: str) -> int | None:
    """The person of `tg://user?id=N`."""
    user_id = canonical_integer(_parameters(link.lower(), "user").get("id", ""))
    return user_id if user_id and 0 < user_id <= LAST_USER_ID else None


def linked_emoji(link: str) -> str | None:
    """The custom emoji of `tg://emoji?id=N`."""
    return emoji_id(_parameters(link, "emoji").get("id", ""))


def linked_moment(link: str) -> tuple[int, str] | None:
    """Unix time and format of `tg://time?unix=N&format=F`."""
    parameters = _parameters(link, "time")
    moment = canonical_integer(parameters.get("unix", ""))
    letters = markup_format(parameters.get("format", ""))
    if moment is None or letters is None or not 0 < moment <= LAST_MOMENT:
        return None
    return moment, letters


def emoji_id(text: str) -> str | None:
    """A custom emoji's id as it is, if it is one: a 64-bit number other than 0."""
    number = canonical_integer(text)
    return text if number and -(2**63) <= number < 2**63 else None


def canonical_integer(text: str) -> int | None:
    """None for anything but the shortest way to write a number: no `+5`, no `05`."""
    return int(text) if re.fullmatch(r"0|-?[1-9][0-9]{0,18}", text) else None


def _own_link(scheme: str, rest: str) -> str | None:
    parts = _parts(rest)
    if parts is None or parts.scheme or parts.user or parts.port:
        return None
    if not (_TON_SITE if scheme == "tonsite" else _OWN_HOST).fullmatch(parts.host):
        return None
    query = parts.query[1:] if parts.query.startswith("/?") else parts.query
    return f"{scheme}://{parts.host}{query}"


def _parts(link: str) -> _Parts | None:
    match = _URL.match(link)
    scheme, authority, query = match.groups() if match else (None, "", "")
    user_and_host, port = _without_port(authority)
    user, _, host = user_and_host.rpartition("@")
    host = host.translate(_LOWER)
    if scheme is not None and scheme.lower() not in {"http", "https"}:
        return None
    if port == 0 or host == "." or not _HOST.fullmatch(host):
        return None
    query = query.rstrip("\0\t\n\v\r ")
    query = _BLANK.sub(lambda blank: f"%{ord(blank[0]):02X}", query)
    slash = "" if query.startswith("/") else "/"
    return _Parts((scheme or "").lower(), user, host, port, slash + query)


def _without_port(authority: str) -> tuple[str, int | None]:
    """The authority up to its port, and the port: None if there is none, 0 if it is wrong."""
    rest, _, digits = authority.rpartition(":")
    if not rest or "@" in digits or "]" in digits:
        return authority, None
    port = canonical_integer(digits.lstrip("0")) or 0
    return rest, port if 0 < port <= LAST_PORT else 0


def _parameters(link: str, host: str) -> dict[str, str]:
    """Parameters of a `tg://host?…` link, the first of each name; empty for any other link."""
    match = re.match(rf"tg:(?://)?{host}/?\?([^#]*)", link, re.IGNORECASE | re.ASCII)
    parameters: dict[str, str] = {}
    for parameter in match[1].split("&") if match else ():
        name, _, value = parameter.partition("=")
        parameters.setdefault(name, value)
    return parameters
