"""Text that a Word document can hold: what its format forbids is shown as a sign, never dropped."""

import re

# XML 1.0 knows no other control characters than tab and the ends of lines, no halves of pairs, and
# no noncharacters.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LINES = re.compile("\r\n|\r|\n|\u2028|\u2029")
PICTURES, DELETED = 0x2400, 0x2421
LAST_CONTROL, DELETE = 0x1F, 0x7F


def legible(text: str) -> str:
    """A control character by its picture (␇), anything else that is forbidden by its number."""
    return FORBIDDEN.sub(lambda found: shown(ord(found[0])), text)


def lines_of(text: str) -> list[str]:
    """Each legible; at least one."""
    return [legible(one) for one in LINES.split(text)]


def shown(number: int) -> str:
    if number <= LAST_CONTROL:
        return chr(PICTURES + number)
    return chr(DELETED) if number == DELETE else f"[U+{number:04X}]"
