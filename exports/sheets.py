"""Sheets as offices bring them: .xlsx and .csv read into texts, row by row.

A workbook is taken for what it may be, somebody's trap: nothing in it is unfolded beyond a limit,
and no name in it leads anywhere.
"""

import csv
import io
from collections.abc import Iterable, Iterator

from domain.rosters import MOST_BYTES, MOST_ROWS, Grid, Line, Unreadable, UnreadableRoster

ZIP = b"PK\x03\x04"
# Of .xls and of workbooks that need a password.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_WORD = "EncryptedPackage".encode("utf-16-le")
ENCODINGS = ("utf-8-sig", "gb18030")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
SEPARATORS = ",\t;，|"
MOST_CELLS = 200


def grid_of(content: bytes) -> Grid:
    """UnreadableRoster says what is wrong with the file as a whole."""
    if not content.strip():
        raise UnreadableRoster(Unreadable.EMPTY)
    if len(content) > MOST_BYTES:
        raise UnreadableRoster(Unreadable.TOO_BIG)
    if content.startswith(COMPOUND):
        locked = LOCKED_WORD in content
        raise UnreadableRoster(Unreadable.LOCKED if locked else Unreadable.OLD_EXCEL)
    if content.startswith(ZIP):
        from exports.workbooks import workbook

        return workbook(content)
    return Grid(tuple(filled(separated(text_of(content)))))


def text_of(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with one, or GB18030, as Chinese Excel saves it."""
    encodings = ("utf-16",) if content.startswith(UTF_16) else ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise UnreadableRoster(Unreadable.OTHER_KIND)
        return text
    raise UnreadableRoster(Unreadable.ENCODING)


def separated(text: str) -> Iterator[Line]:
    """Numbered as lines of the file that are rows, since a quoted cell may hold several lines."""
    separator = separator_of(text)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for number, row in enumerate(rows, 1):
            yield Line(number, tuple(row[:MOST_CELLS]))
    except csv.Error:
        raise UnreadableRoster(Unreadable.BROKEN) from None


def separator_of(text: str) -> str:
    """The one that stands most often in the first line that has any; Excel itself says `sep=;`."""
    for line in text.splitlines()[:20]:
        if line.lower().startswith("sep=") and len(line) == len("sep=;"):
            return line[-1]
        counts = {one: line.count(one) for one in SEPARATORS}
        if max(counts.values()):
            return max(counts, key=lambda one: counts[one])
    return ","


def filled(lines: Iterable[Line]) -> Iterator[Line]:
    """Without empty rows. UnreadableRoster when there are too many."""
    count = 0
    for line in lines:
        if not line.formulas and not any(map(str.strip, line.cells)):
            continue
        count += 1
        if count > MOST_ROWS:
            raise UnreadableRoster(Unreadable.TOO_MANY_ROWS)
        yield line
