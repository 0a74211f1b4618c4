"""From a grid of texts to the rows of a roster: the header is found, every cell understood."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from domain.organisations import Position
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
from domain.rosters_merged import across, filled_down
from domain.rosters_words import (
    NOTHING,
    RECKONED,
    day_said,
    key_of,
    name_of,
    position_said,
    said_of,
    shortened,
)

Value = TypeVar("Value")

SEARCHED_ROWS = 20


def read_book(grids: Sequence[Grid], words: Vocabulary) -> Read:
    """The first sheet that has a header; others that have one are named, and not read."""
    rosters = [one for one in grids if is_roster(one, words)]
    if not rosters:
        return read_rows(max(grids, key=lambda one: len(best_columns(one, words))), words)
    others = tuple(one.name for one in rosters[1:])
    return replace(read_rows(rosters[0], words), sheets=others)


def read_rows(grid: Grid, words: Vocabulary) -> Read:
    """UnreadableRoster if there is no header, or if the sheet is too long."""
    header, columns = header_of(grid, words)
    if grid.cut:
        raise UnreadableRoster(Unreadable.TOO_MANY_ROWS)
    places = columns.values()
    merged = across(grid, header.number, places)
    entries: list[Entry] = []
    faults: list[Fault] = []
    for line in filled_down(grid, header.number, places):
        if not any(has(line, place) for place in places):
            continue
        if line.number in merged:
            faults.append(Fault(line.number, Reason.MERGED, merged[line.number]))
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
    for line in grid.lines[:SEARCHED_ROWS]:
        if is_header(line, words):
            return line, columns_of(line, words)
    best = best_columns(grid, words)
    missing = [one.value for one in REQUIRED if one not in best]
    raise UnreadableRoster(Unreadable.NO_HEADER, " ".join(missing))


def is_roster(grid: Grid, words: Vocabulary) -> bool:
    return any(is_header(line, words) for line in grid.lines[:SEARCHED_ROWS])


def is_header(line: Line, words: Vocabulary) -> bool:
    return named_in(line, words) >= set(REQUIRED)


def best_columns(grid: Grid, words: Vocabulary) -> set[Column]:
    """What the row names that is most like a header."""
    named = (named_in(line, words) for line in grid.lines[:SEARCHED_ROWS])
    return max(named, key=len, default=set())


def named_in(line: Line, words: Vocabulary) -> set[Column]:
    keys = {key_of(text) for text in line.cells}
    return {words.headers[key][0] for key in keys if key in words.headers}


def columns_of(line: Line, words: Vocabulary) -> dict[Column, int]:
    """Which column of a header stands where."""
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
    if doubled:
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
            self._position(position),
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

    def _position(self, text: str) -> Position | None:
        found = position_said(text, self._words)
        if text and found is None:
            self._wrong(Reason.POSITION_UNKNOWN, text)
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
