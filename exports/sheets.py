"""Sheets as offices bring them: .xlsx and .csv read into texts, row by row.

A workbook is taken for what it may be, somebody's trap: nothing in it is unfolded beyond a limit,
and no name in it leads anywhere.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import islice

from domain.rosters import MOST_BYTES, MOST_ROWS, Grid, Line, Unreadable, UnreadableRoster

ZIP = b"PK\x03\x04"
# Of .xls and of workbooks that need a password.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_WORD = "EncryptedPackage".encode("utf-16-le")
ENCODINGS = ("utf-8-sig", "gb18030")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
SEPARATORS = ",\t;，|"
MOST_CELLS = 200
# Of one cell: no name and no path is as long.
MOST_LETTERS = 1_000
SEARCHED_LINES = 20


def grids_of(content: bytes) -> list[Grid]:
    """The sheets that hold anything. UnreadableRoster says what is wrong with the whole file."""
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
    if content.lstrip().startswith(b"<"):
        raise UnreadableRoster(Unreadable.OTHER_KIND)
    grid = grid_of(separated(text_of(content)))
    if not grid.lines:
        raise UnreadableRoster(Unreadable.EMPTY)
    return [grid]


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
    separator, number = separator_of(text), 0
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for number, row in enumerate(rows, 1):
            yield Line(number, tuple(cell[:MOST_LETTERS] for cell in row[:MOST_CELLS]))
    except csv.Error:
        raise UnreadableRoster(Unreadable.QUOTES, str(number + 1)) from None


def separator_of(text: str) -> str:
    """The one that stands most often in the first lines; Excel itself says `sep=;`."""
    first = text.splitlines()[:SEARCHED_LINES] or [""]
    if first[0].lower().startswith("sep=") and len(first[0]) == len("sep=;"):
        return first[0][-1]
    counts = {one: sum(line.count(one) for line in first) for one in SEPARATORS}
    return max(counts, key=lambda one: counts[one])


def grid_of(lines: Iterable[Line], name: str = "") -> Grid:
    """No more rows are read than a roster can have."""
    found = tuple(islice(filled(lines), MOST_ROWS + 1))
    return Grid(found[:MOST_ROWS], name=name, cut=len(found) > MOST_ROWS)


def filled(lines: Iterable[Line]) -> Iterator[Line]:
    """Without empty rows."""
    return (line for line in lines if line.formulas or any(map(str.strip, line.cells)))
