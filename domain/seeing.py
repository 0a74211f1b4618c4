"""What of a text leaves a mark on the screen."""

from unicodedata import category

BLANK = frozenset(map(chr, (0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0)))
UNSEEN_KINDS = frozenset({"Cc", "Cf", "Cn", "Co", "Mn", "Zs", "Zl", "Zp"})


def is_seen(one: str) -> bool:
    """A character that leaves a mark by itself."""
    return one not in BLANK and category(one) not in UNSEEN_KINDS


def says_something(text: str) -> bool:
    """Spaces and what is invisible say nothing, however many they are."""
    return any(map(is_seen, text))
