"""Tables as files: the same rows in three forms, and no cell that a spreadsheet would run."""

import csv
import io
import json
import re
import zipfile
from datetime import date
from xml.sax.saxutils import unescape

import pytest

from domain.activity import COUNTED
from exports.tables import ACTIVITY, Cell, Format, table

COLUMNS = ("group", "person", "day", "name")
ROWS: list[dict[str, Cell]] = [
    {"group": -1002000000001, "person": None, "day": date(2017, 7, 3), "name": "一加百"},
    {"group": -100, "person": 7, "day": date(2017, 7, 4), "name": "=1+1"},
]
RUNS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", '=cmd|"/c calc"!A0']


def written(form: Format, rows: list[dict[str, Cell]]) -> bytes:
    file = io.BytesIO()
    with table(form, COLUMNS, file) as opened:
        for row in rows:
            opened.add(row)
    return file.getvalue()


def sheet(content: bytes) -> str:
    """The first sheet of a workbook as XML, and its texts after it."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def test_activity_has_the_columns_that_others_rely_on() -> None:
    assert ",".join(ACTIVITY) == (
        "group,person,day,messages,blocks,replies,to_cadre,from_cadre,reactions,"
        "topic_answers,poll_votes,wishes,voices,check_ins"
    )
    assert {*COUNTED, "blocks", "group", "person", "day"} == set(ACTIVITY)


def test_json_lines_hold_a_row_each_and_null_for_nobody() -> None:
    lines = written(Format.JSONL, ROWS).decode().splitlines()
    assert [json.loads(line) for line in lines] == [
        {"group": -1002000000001, "person": None, "day": "2017-07-03", "name": "一加百"},
        {"group": -100, "person": 7, "day": "2017-07-04", "name": "=1+1"},
    ]


def test_csv_holds_a_heading_and_an_empty_cell_for_nobody() -> None:
    rows = list(csv.reader(io.StringIO(written(Format.CSV, ROWS).decode(), newline="")))
    assert rows == [
        ["group", "person", "day", "name"],
        ["-1002000000001", "", "2017-07-03", "一加百"],
        ["-100", "7", "2017-07-04", "'=1+1"],
    ]


def test_a_workbook_holds_numbers_as_numbers_and_days_as_days() -> None:
    xml = sheet(written(Format.XLSX, ROWS))
    assert re.search(r'<c r="A2"><v>-1002000000001</v></c>', xml)
    assert re.search(r'<c r="C2" s="\d+"><v>42919</v></c>', xml)
    assert 'r="B2"' not in xml


def test_a_number_longer_than_excel_can_hold_becomes_text() -> None:
    long = 1234567890123456
    xml = sheet(written(Format.XLSX, [{"group": long, "person": 1, "day": None, "name": ""}]))
    assert f"<v>{long}</v>" not in xml
    assert f">{long}</t>" in xml


@pytest.mark.parametrize("text", RUNS)
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    row: dict[str, Cell] = {"group": 1, "person": 1, "day": None, "name": text}
    read = list(csv.reader(io.StringIO(written(Format.CSV, [row]).decode(), newline="")))
    assert read[1][3] == f"'{text}"
    xml = sheet(written(Format.XLSX, [row]))
    assert "<f>" not in xml
    shown = [unescape(found) for found in re.findall(r"<t[^>]*>([^<]*)</t>", xml)]
    # Excel's own spelling of a carriage return.
    assert shown[-1].replace("_x000D_", "\r") == f"'{text}"


@pytest.mark.parametrize("form", Format)
def test_a_table_without_rows_is_a_whole_file(form: Format) -> None:
    content = written(form, [])
    assert (content == b"") is (form is Format.JSONL)


@pytest.mark.parametrize("form", Format)
def test_the_file_is_left_open(form: Format) -> None:
    file = io.BytesIO()
    with table(form, COLUMNS, file):
        pass
    assert not file.closed
