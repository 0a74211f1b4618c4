"""Excel workbooks, read as a stream: the texts of the visible sheets that hold anything."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import IO
from xml.etree import ElementTree as ET

from domain.rosters import Grid, Line, Merged, Unreadable, UnreadableRoster
from exports.sheets import MOST_CELLS, MOST_LETTERS, grid_of

# What a workbook may unfold to: a roster of twenty thousand rows needs a fifth. Empty elements are
# small, and take longer to read than to write.
MOST_UNFOLDED = 64 << 20
MOST_ENTRIES = 2_000
MOST_SHEETS = 20
MOST_STRINGS = 500_000
MOST_ROWS_SEEN = 100_000
MOST_CELLS_SEEN = 16_384
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
ID = re.compile(r"\{.*\}id$")
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
WHOLE = re.compile(r"(-?\d+)\.0+")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
BROKEN = (zipfile.BadZipFile, zlib.error, ET.ParseError, LookupError, ValueError, EOFError)
# Encrypted entries and ways of packing that Python does not know.
FOREIGN = (NotImplementedError, RuntimeError)


def workbook(content: bytes) -> list[Grid]:
    """UnreadableRoster for whatever is no workbook, or one that unfolds to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            check_size(book)
            names = set(book.namelist())
            if BOOK not in names:
                raise UnreadableRoster(Unreadable.OTHER_KIND)
            strings = shared_strings(book) if STRINGS in names else []
            tabs = islice(sheets(book), MOST_SHEETS)
            grids = [Sheet(strings, name).read(book, file) for name, file in tabs]
    except FOREIGN:
        raise UnreadableRoster(Unreadable.LOCKED) from None
    except BROKEN:
        raise UnreadableRoster(Unreadable.BROKEN) from None
    found = [one for one in grids if one.lines]
    if not found:
        raise UnreadableRoster(Unreadable.EMPTY)
    return found


def check_size(book: zipfile.ZipFile) -> None:
    """By what the entries say of themselves; `Limited` sees to it that they do not lie."""
    entries = book.infolist()
    unfolded = sum(one.file_size for one in entries if one.filename.endswith((".xml", ".rels")))
    if len(entries) > MOST_ENTRIES or unfolded > MOST_UNFOLDED:
        raise UnreadableRoster(Unreadable.TOO_BIG)


class Limited:
    """An entry that may unfold so far, and declares no entities of its own."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._left = MOST_UNFOLDED
        self._tail = b""

    def read(self, size: int = -1) -> bytes:
        part = self._source.read(size)
        self._left -= len(part)
        if self._left < 0:
            raise UnreadableRoster(Unreadable.TOO_BIG)
        if any(word in self._tail + part for word in FORBIDDEN):
            raise UnreadableRoster(Unreadable.BROKEN)
        self._tail = part[-16:]
        return part


def elements(book: zipfile.ZipFile, name: str) -> Iterator[tuple[str, str, ET.Element]]:
    """Event, tag without its namespace, element; whoever reads clears."""
    with book.open(name) as source:
        for event, element in ET.iterparse(Limited(source), ("start", "end")):  # noqa: S314  # see `Limited`
            yield event, element.tag.rpartition("}")[2], element


def sheets(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The visible ones in the order of their tabs: what stands there, and the file."""
    targets = {
        element.get("Id"): element.get("Target", "")
        for event, tag, element in elements(book, RELATIONS)
        if event == "end" and tag == "Relationship"
    }
    for event, tag, element in elements(book, BOOK):
        if event == "end" and tag == "sheet" and element.get("state", "visible") == "visible":
            [number] = [value for key, value in element.attrib.items() if ID.match(key)]
            target = targets[number]
            file = posixpath.normpath(posixpath.join("xl", target)).removeprefix("/")
            yield element.get("name", ""), file


def shared_strings(book: zipfile.ZipFile) -> list[str]:
    found = []
    for event, tag, element in elements(book, STRINGS):
        if event == "end" and tag == "si":
            found.append(text_in(element))
            element.clear()
            if len(found) > MOST_STRINGS:
                raise UnreadableRoster(Unreadable.TOO_BIG)
    return found


def text_in(element: ET.Element) -> str:
    """All pieces of a text, whatever their fonts; without what tells how it is pronounced."""
    parts = []
    for child in element:
        match child.tag.rpartition("}")[2]:
            case "t":
                parts.append(child.text or "")
            case "r":
                parts.append(text_in(child))
    text = "".join(parts)
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@dataclass
class Sheet:
    """One sheet; `strings` are those that all of them share."""

    strings: list[str]
    name: str
    merged: list[Merged] = field(default_factory=list)

    def read(self, book: zipfile.ZipFile, file: str) -> Grid:
        found = grid_of(self._lines(book, file), self.name)
        return replace(found, merged=tuple(self.merged))

    def _lines(self, book: zipfile.ZipFile, name: str) -> Iterator[Line]:
        before = seen = cells = 0
        data: ET.Element | None = None
        for event, tag, element in elements(book, name):
            if event == "start":
                data = element if tag == "sheetData" else data
                cells += tag == "c"
                if cells > MOST_CELLS_SEEN:
                    raise UnreadableRoster(Unreadable.TOO_BIG)
            elif tag == "row":
                before, seen, cells = int(element.get("r") or before + 1), seen + 1, 0
                if seen > MOST_ROWS_SEEN:
                    raise UnreadableRoster(Unreadable.TOO_MANY_ROWS)
                yield self._line(element, before)
                if data is not None:
                    data.clear()
            elif tag == "mergeCell":
                self._merge(element.get("ref", ""))

    def _line(self, row: ET.Element, number: int) -> Line:
        cells: dict[int, str] = {}
        formulas = set()
        before = -1
        for cell in row:
            place = place_of(cell.get("r")) if cell.get("r") else before + 1
            before = place
            if place >= MOST_CELLS:
                continue
            parts = {child.tag.rpartition("}")[2]: child for child in cell}
            cells[place] = self._text(cell.get("t", "n"), parts)[:MOST_LETTERS]
            if "f" in parts or cell.get("t") == "e":
                formulas.add(place)
        width = max(cells, default=-1) + 1
        texts = tuple(cells.get(place, "") for place in range(width))
        return Line(number, texts, frozenset(formulas))

    def _text(self, kind: str, parts: Mapping[str, ET.Element]) -> str:
        if kind == "inlineStr":
            return text_in(parts["is"]) if "is" in parts else ""
        value = (parts["v"].text or "") if "v" in parts else ""
        if kind == "s":
            return self.strings[int(value)] if value else ""
        whole = WHOLE.fullmatch(value) if kind == "n" else None
        return value if whole is None else whole[1]

    def _merge(self, reference: str) -> None:
        corners = [REFERENCE.fullmatch(corner) for corner in reference.split(":")]
        first, last = corners[0], corners[-1]
        if first is not None and last is not None:
            rows = int(first[2]), int(last[2])
            self.merged.append(Merged(reference, *rows, place_of(first[0]), place_of(last[0])))


def place_of(reference: str | None) -> int:
    """The column of `AB12`, from 0. ValueError for what is no reference."""
    found = REFERENCE.fullmatch(reference or "")
    if found is None:
        raise ValueError("no cell")
    place = 0
    for letter in found[1]:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
