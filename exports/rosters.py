"""Rosters as Excel sheets: the template, and what is kept, ready to be brought in again."""

import io

import xlsxwriter

from domain.roster_files import Table
from exports.tables import plain

WIDTHS = (44, 14, 18, 20, 16)
CHOOSABLE_ROWS = 2_000


def roster_book(table: Table) -> bytes:
    """The roster on the first sheet, how to fill it in on the second."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        text = book.add_format({"num_format": "@"})
        head = book.add_format({"bold": True, "bg_color": "#F4F1EA", "bottom": 1})
        sheet = book.add_worksheet(table.title)
        sheet.freeze_panes(1, 0)
        for column, (header, width) in enumerate(zip(table.headers, WIDTHS, strict=True)):
            sheet.set_column(column, column, width, text)
            sheet.write_string(0, column, header, head)
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, str(plain(cell)), text)
        last = max(len(table.rows), CHOOSABLE_ROWS)
        for column, choices in table.choices.items():
            sheet.data_validation(
                1,
                column,
                last,
                column,
                {"validate": "list", "source": list(choices), "error_type": "warning"},
            )
        notes = book.add_worksheet(table.notes_title)
        notes.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
        for number, note in enumerate(table.notes):
            notes.write_string(number, 0, note)
    return content.getvalue()
