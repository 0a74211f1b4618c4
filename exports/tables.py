"""Tables as files: JSON Lines, CSV and Excel, one row at a time however many there are."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, Protocol

from domain.activity import COUNTED

if TYPE_CHECKING:
    import xlsxwriter

# Columns of the export of activity, as programs that read it rely on them.
ACTIVITY = ("group", "person", "day", "messages", "blocks", *COUNTED[1:])
TELEGRAM_ID = "telegram_id"

Cell = int | str | date | None
Row = Mapping[str, Cell]

# A spreadsheet runs a text that begins so.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
# Excel keeps fifteen digits of a number; a longer one is written as text.
EXACT = 10**15


class Format(StrEnum):
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"


class Table(Protocol):
    """Takes rows; a column that a row lacks stays empty."""

    def add(self, row: Row) -> None: ...


@contextmanager
def table(form: Format, columns: Sequence[str], file: BinaryIO) -> Iterator[Table]:
    """Whole only when the block has ended; the file is left open."""
    match form:
        case Format.JSONL:
            yield JsonLines(file)
        case Format.CSV:
            text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
            yield CommaSeparated(text, columns)
            text.flush()
            text.detach()
        case Format.XLSX:
            import xlsxwriter

            book = xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": False})
            yield Workbook(book, columns)
            book.close()


class JsonLines:
    """Keeps texts as they are: no spreadsheet opens it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def add(self, row: Row) -> None:
        line = json.dumps(row, ensure_ascii=False, default=date.isoformat)
        self._file.write(line.encode() + b"\n")


class CommaSeparated:
    def __init__(self, file: io.TextIOWrapper, columns: Sequence[str]) -> None:
        self._columns = columns
        self._writer = csv.writer(file, lineterminator="\r\n")
        self._writer.writerow(columns)

    def add(self, row: Row) -> None:
        self._writer.writerow(plain(row.get(name)) for name in self._columns)


class Workbook:
    """One sheet, its first row held in place."""

    def __init__(self, book: "xlsxwriter.Workbook", columns: Sequence[str]) -> None:
        self._columns = columns
        self._sheet = book.add_worksheet()
        self._days = book.add_format({"num_format": "yyyy-mm-dd"})
        self._next = 1
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_column(0, len(columns) - 1, 14)
        for place, name in enumerate(columns):
            self._sheet.write_string(0, place, name)

    def add(self, row: Row) -> None:
        for place, name in enumerate(self._columns):
            match row.get(name):
                case None:
                    pass
                case int(number) if abs(number) < EXACT:
                    self._sheet.write_number(self._next, place, number)
                case date() as day:
                    self._sheet.write_datetime(self._next, place, day, self._days)
                case other:
                    self._sheet.write_string(self._next, place, str(plain(other)))
        self._next += 1


def plain(cell: Cell) -> int | str:
    """A cell as text, unable to run in a spreadsheet; numbers cannot, so they stay numbers."""
    match cell:
        case None:
            return ""
        case int():
            return cell
        case date():
            return cell.isoformat()
        case _:
            return f"'{cell}" if cell.startswith(DANGEROUS) else cell
