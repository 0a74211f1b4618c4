"""Which candidates are addresses: the form of e-mail addresses, domains and paths."""

import re

from playground.telegram.entities.recognition.tlds import TOP_LEVEL_DOMAINS

_EMAIL = re.compile(
    r"(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}"
    r"@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9]\.){1,6}[a-z]{2,8}",
    re.IGNORECASE | re.ASCII,
)
_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE | re.ASCII)
_PATH = re.compile(r"[/?#]")
_IPV4_PART = re.compile(r"0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]")
_PUNYCODE = re.compile(r"xn--[A-Za-z0-9]{2,}")
_LOOSE_ENDS = ".:;,('?!`"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_LOOKALIKE = "teiegram.org"
_LONGEST_LABEL = 63  # bytes


def is_email(candidate: str) -> bool:
    return _EMAIL.fullmatch(candidate) is not None


def url_length(candidate: str) -> int:
    """How much of a candidate is an address: less if a bracket closes too often, 0 if none is."""
    scheme = _SCHEME.match(candidate)
    begin = scheme.end() if scheme else 0
    path = _PATH.search(candidate, begin)
    end = path.start() if path else len(candidate)
    if not _is_domain(_host(candidate[begin:end]), any_tld=scheme is not None):
        return 0
    return end + _balanced_length(candidate[end:])


def _host(authority: str) -> str:
    """Without `user:password@` and `:port`."""
    host = authority.partition("@")[2] or authority
    return host.rpartition(":")[0] or host


def _is_domain(domain: str, *, any_tld: bool) -> bool:
    labels = domain.split(".")
    if len(labels) == 1 or domain.lower() == _LOOKALIKE:
        return False
    if any(not _is_label(label) for label in labels):
        return False
    if all(label.isascii() and label.isdigit() for label in labels):
        return len(labels) == 4 and all(_IPV4_PART.fullmatch(label) for label in labels)
    return "_" not in labels[-2] and _is_tld(labels[-1], any_tld=any_tld)


def _is_label(label: str) -> bool:
    size = len(label.encode("utf-8", "surrogatepass"))
    return 0 < size <= _LONGEST_LABEL and not label.endswith("-")


def _is_tld(tld: str, *, any_tld: bool) -> bool:
    """An address with a scheme may end in any word; a bare one only in a known domain.

    `example.COM` is one, `example.Com` is the next sentence.
    """
    if tld.startswith("xn--"):
        return _PUNYCODE.fullmatch(tld) is not None
    if len(tld) < 2 or "_" in tld or "-" in tld:
        return False
    if any_tld:
        return True
    small = tld.lower()
    capitalised = small != tld and small[1:] == tld[1:]
    return not capitalised and small in TOP_LEVEL_DOMAINS


def _balanced_length(path: str) -> int:
    """The path up to the first bracket that closes what was not opened, and no loose end."""
    open_brackets = dict.fromkeys(_BRACKETS.values(), 0)
    end = len(path)
    for place, character in enumerate(path):
        if character in open_brackets:
            open_brackets[character] += 1
        elif opening := _BRACKETS.get(character):
            open_brackets[opening] -= 1
            if open_brackets[opening] < 0:
                end = place
                break
    return len(path[:end].rstrip(_LOOSE_ENDS))
