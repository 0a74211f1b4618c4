"""From a grid of texts to the rows of a roster: the header is found, every cell understood."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from domain.rosters import (
    REQUIRED,
    Column,
    Entry,
    Fault,
    Grid,
    Line,
    Read,
    Reason,
    Unreadable,
    UnreadableRoster,
    Vocabulary,
)

Value = TypeVar("Value")

SEARCHED_ROWS = 20
SAID = 30
# Of one roster: the same organisations and positions stand in it again and again.
MOST_WORDS = 5_000
# What an office writes where there is nothing to write.
NOTHING = frozenset("- -- --- — —— / \\ none n/a".split())
# A spreadsheet would reckon a text that begins so.
RECKONED = ("=", "+", "-", "@")
SEPARATORS = re.compile(r"\s*[/\\>|\uff0f\uff1e\uff5c]+\s*")
# Between Chinese letters a space only makes columns even.
EVENED = re.compile(r"(?<=[\u2e80-\u9fff])\s+(?=[\u2e80-\u9fff])")
IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
DAY = re.compile(r"(\d{4})\D{1,2}(\d{1,2})(?:\D{1,2}(\d{1,2}))?\D?(?:0?0:00(?::00)?)?")
EIGHT_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
# How spreadsheets keep days: as their number since this one.
FIRST_DAY = date(1899, 12, 30)
NUMBER_OF_DAY = re.compile(r"(\d{5})(?:\.0+)?")


def read_rows(grid: Grid, words: Vocabulary) -> Read:
    """UnreadableRoster if there is no header, or if cells below it are merged."""
    header, columns = header_of(grid, words)
    for cells, last in grid.merged:
        if last >= header.number:
            raise UnreadableRoster(Unreadable.MERGED, cells)
    entries: list[Entry] = []
    faults: list[Fault] = []
    for line in grid.lines:
        if line.number <= header.number or not any(has(line, place) for place in columns.values()):
            continue
        read = Row(line, columns, words)
        entry = read.entry()
        faults += read.faults
        if entry is not None:
            entries.append(entry)
    if not entries and not faults:
        raise UnreadableRoster(Unreadable.EMPTY)
    read_places = set(columns.values())
    ignored = (text for place, text in enumerate(header.cells) if text and place not in read_places)
    return Read(tuple(entries), tuple(faults), tuple(ignored))


def header_of(grid: Grid, words: Vocabulary) -> tuple[Line, Mapping[Column, int]]:
    """The first row that names all required columns; titles may stand above it."""
    best: set[Column] = set()
    for line in grid.lines[:SEARCHED_ROWS]:
        columns = columns_of(line, words)
        if columns.keys() >= set(REQUIRED):
            return line, columns
        best = max(best, set(columns), key=len)
    missing = [one.value for one in REQUIRED if one not in best]
    raise UnreadableRoster(Unreadable.NO_HEADER, " ".join(missing))


def columns_of(line: Line, words: Vocabulary) -> dict[Column, int]:
    """Which column stands where."""
    found: dict[Column, tuple[int, int]] = {}
    doubled: dict[Column, str] = {}
    for place, text in enumerate(line.cells):
        column, rank = words.headers.get(key_of(text), (None, 0))
        if column is None:
            continue
        before = found.get(column)
        if before is not None and before[0] == rank:
            doubled[column] = text
        if before is None or rank < before[0]:
            found[column] = rank, place
            doubled.pop(column, None)
    if doubled and found.keys() >= set(REQUIRED):
        raise UnreadableRoster(Unreadable.DOUBLED_HEADER, next(iter(doubled.values())))
    return {column: place for column, (_, place) in found.items()}


class Row:
    """One line on its way to an entry; what is wrong is noted."""

    def __init__(self, line: Line, columns: Mapping[Column, int], words: Vocabulary) -> None:
        self.faults: list[Fault] = []
        self._line = line
        self._words = words
        self._texts = {column: self._text(place) for column, place in columns.items()}

    def entry(self) -> Entry | None:
        """None if anything is wrong with it."""
        name, position = self._texts[Column.NAME], self._texts[Column.POSITION]
        organisation = self._texts.get(Column.ORGANISATION)
        level = self._texts.get(Column.LEVEL, "")
        if organisation == "":
            self._wrong(Reason.ORGANISATION_MISSING)
        if name or position or not level:
            if not name:
                self._wrong(Reason.NAME_MISSING)
            if not position:
                self._wrong(Reason.POSITION_MISSING)
        entry = Entry(
            self._line.number,
            organisation,
            self._one_of(level, self._words.levels, Reason.LEVEL_UNKNOWN),
            name,
            self._one_of(position, self._words.positions, Reason.POSITION_UNKNOWN),
            self._since(self._texts.get(Column.SINCE, "")),
        )
        return None if self.faults else entry

    def _text(self, place: int) -> str:
        text = said_of(self._line.cells[place]) if place < len(self._line.cells) else ""
        if text.lower() in NOTHING:
            return ""
        if place in self._line.formulas or text.startswith(RECKONED):
            self._wrong(Reason.FORMULA, text)
        return name_of(text.removeprefix("'"))

    def _one_of(self, text: str, known: Mapping[str, Value], unknown: Reason) -> Value | None:
        found = known.get(key_of(text))
        if text and found is None:
            self._wrong(unknown, text)
        return found

    def _since(self, text: str) -> date | None:
        found = day_said(text)
        if text and found is None:
            self._wrong(Reason.SINCE_UNKNOWN, text)
        return found

    def _wrong(self, reason: Reason, text: str = "") -> None:
        """Of a cell that is reckoned nothing else is said."""
        if all(one.reason is not Reason.FORMULA for one in self.faults):
            self.faults.append(Fault(self._line.number, reason, shortened(text)))


def has(line: Line, place: int) -> bool:
    """Whether anything stands there."""
    text = line.cells[place] if place < len(line.cells) else ""
    return bool(said_of(text)) or place in line.formulas


def day_said(text: str) -> date | None:
    """2024-3-1, 2024/03/01, 2024.3, 2024年3月1日, 20240301, or a spreadsheet's number of a day."""
    if number := NUMBER_OF_DAY.fullmatch(text):
        return FIRST_DAY + timedelta(days=int(number[1]))
    found = DAY.fullmatch(text) or EIGHT_DIGITS.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    try:
        return date(int(year), int(month), int(day or 1))
    except ValueError:
        return None


def said_of(text: str) -> str:
    """On one line, without what nobody sees."""
    if not text.isprintable():
        text = "".join(one if one.isprintable() else " " * one.isspace() for one in text)
    return " ".join(text.split())


def name_of(text: str) -> str:
    """A name as it is kept: offices put spaces into short names, to make columns even."""
    return EVENED.sub("", said_of(text))


@lru_cache(MOST_WORDS)
def path_of(text: str) -> tuple[str, ...]:
    """The names of a path, whatever stands between them."""
    return tuple(part for part in SEPARATORS.split(name_of(text)) if part)


@lru_cache(MOST_WORDS)
def key_of(text: str) -> str:
    """By which words are compared: in any width and case, without signs and what is in brackets."""
    plain = IN_BRACKETS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return "".join(one for one in plain if one.isalnum())


def shortened(text: str) -> str:
    return text if len(text) <= SAID else text[: SAID - 1] + "…"
