"""Files as offices bring them, and files that nobody should bring."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date

import pytest
import xlsxwriter

from domain.rosters import MOST_BYTES, MOST_ROWS, Merged, Unreadable, UnreadableRoster
from exports import workbooks
from exports.sheets import grids_of

ROWS = (("姓名", "专挂兼"), ("张三", "专职"), ("", ""), ("李四", "挂职"))
READ = [(1, ("姓名", "专挂兼")), (2, ("张三", "专职")), (4, ("李四", "挂职"))]


def csv_text(separator: str = ",", end: str = "\r\n") -> str:
    return end.join(separator.join(row) for row in ROWS) + end


def book(rows: Sequence[Sequence[object]] = ROWS, **how: object) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **how}) as written:
        sheet = written.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def lines(content: bytes) -> list[tuple[int, tuple[str, ...]]]:
    return [(line.number, line.cells) for line in grids_of(content)[0].lines]


def refused(content: bytes) -> Unreadable:
    with pytest.raises(UnreadableRoster) as problem:
        grids_of(content)
    return problem.value.why


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_a_csv_is_read_in_the_encodings_that_offices_have(encoding: str) -> None:
    assert lines(csv_text().encode(encoding)) == READ


@pytest.mark.parametrize("separator", [",", ";", "\t", "，", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_csv_is_read_with_any_separator_and_line_end(separator: str, end: str) -> None:
    assert lines(csv_text(separator, end).encode()) == READ


def test_a_quoted_cell_may_hold_separators_and_several_lines() -> None:
    text = '姓名,专挂兼\n"张三\n（代）","专职,兼"\n李四,挂职\n'
    assert lines(text.encode())[1:] == [(2, ("张三\n（代）", "专职,兼")), (3, ("李四", "挂职"))]


def test_a_workbook_is_read_as_it_is_numbered() -> None:
    assert lines(book()) == READ
    assert lines(book(constant_memory=True)) == READ


def test_numbers_days_formulas_and_merged_cells_are_known() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as written:
        sheet = written.add_worksheet()
        sheet.merge_range("A1:C1", "花名册")
        sheet.write_row(1, 0, [7, 7.5, True])
        sheet.write_datetime(2, 0, date(2024, 3, 1))
        sheet.write_formula(2, 1, "=A2+1", None, 8)
        sheet.write_rich_string(2, 2, "张", written.add_format({"bold": True}), "三")
    [grid] = grids_of(content.getvalue())
    assert grid.merged == (Merged("A1:C1", 1, 1, 0, 2),)
    assert [line.cells for line in grid.lines[1:]] == [("7", "7.5", "1"), ("45352", "8", "张三")]
    assert [line.formulas for line in grid.lines[1:]] == [frozenset(), frozenset({1})]


def test_no_more_rows_are_read_than_a_roster_may_have() -> None:
    [fits] = grids_of(b"a\n" * MOST_ROWS)
    [cut] = grids_of(b"a\n" * (MOST_ROWS + 1))
    assert (len(fits.lines), fits.cut) == (len(cut.lines), False)
    assert cut.cut


def test_a_comma_in_a_title_does_not_part_the_rows_below() -> None:
    assert lines("花名册，2026年\n姓名;专挂兼\n张三;专职\n".encode())[1:] == [
        (2, ("姓名", "专挂兼")),
        (3, ("张三", "专职")),
    ]


def test_the_visible_sheets_that_hold_anything_are_read() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as written:
        written.add_worksheet("空").activate()
        hidden = written.add_worksheet("旧")
        hidden.write(0, 0, "old")
        hidden.hide()
        written.add_worksheet("新").write(0, 0, "new")
        written.add_worksheet("再").write(0, 0, "more")
    assert [(one.name, one.lines[0].cells) for one in grids_of(content.getvalue())] == [
        ("新", ("new",)),
        ("再", ("more",)),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unreadable.EMPTY),
        (b" \r\n\r\n", Unreadable.EMPTY),
        (b"\xef\xbb\xbf", Unreadable.EMPTY),
        (b",,\n,,\n", Unreadable.EMPTY),
        (b"x" * (MOST_BYTES + 1), Unreadable.TOO_BIG),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, Unreadable.OLD_EXCEL),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Unreadable.LOCKED,
        ),
        (b"PK\x03\x04 and then nothing", Unreadable.BROKEN),
        (b"%PDF-1.7\n\0\0", Unreadable.OTHER_KIND),
        (b"\xff\xfe\xff", Unreadable.ENCODING),
        (b"\x89PNG\r\n\x1a\n\xff\xff\xff\xff", Unreadable.ENCODING),
        ('姓名,专挂兼\n"张三,专职\n'.encode(), Unreadable.QUOTES),
        (b"<html><table><tr><td>1</td></tr></table></html>", Unreadable.OTHER_KIND),
        (book(()), Unreadable.EMPTY),
        (book()[:-200], Unreadable.BROKEN),
    ],
)
def test_what_is_no_roster_is_refused_with_its_reason(content: bytes, why: Unreadable) -> None:
    assert refused(content) is why


def zipped(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as written:
        for name, body in files.items():
            written.writestr(name.replace("__", "/"), body)
    return content.getvalue()


def changed(name: str, body: bytes) -> bytes:
    """A workbook with one of its files replaced."""
    before = zipfile.ZipFile(io.BytesIO(book()))
    files = {one: before.read(one) for one in before.namelist()}
    return zipped(**{**files, name: body})


def test_another_kind_of_archive_is_no_workbook() -> None:
    assert refused(zipped(**{"word/document.xml": b"<a/>"})) is Unreadable.OTHER_KIND


def test_entities_are_not_unfolded() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>'
    assert refused(changed("xl/worksheets/sheet1.xml", bomb)) is Unreadable.BROKEN


def test_a_workbook_unfolds_to_a_limit_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_UNFOLDED", 200_000)
    assert refused(changed("xl/sharedStrings.xml", b" " * 300_000)) is Unreadable.TOO_BIG


def test_an_entry_that_lies_about_its_size_is_stopped_as_it_unfolds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbooks, "MOST_UNFOLDED", 200_000)
    monkeypatch.setattr(workbooks, "check_size", lambda _: None)
    body = b"<sst>" + b"<si><t>a</t></si>" * 20_000 + b"</sst>"
    assert refused(changed("xl/sharedStrings.xml", body)) is Unreadable.TOO_BIG


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("worksheets/sheet1", b"<row/>" * 101, Unreadable.TOO_MANY_ROWS),
        ("worksheets/sheet1", b"<row>" + b"<c/>" * 101, Unreadable.TOO_BIG),
        ("sharedStrings", b"<si/>" * 101, Unreadable.TOO_BIG),
    ],
)
def test_what_is_small_and_endless_is_stopped(
    name: str, body: bytes, why: Unreadable, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("MOST_ROWS_SEEN", "MOST_CELLS_SEEN", "MOST_STRINGS"):
        monkeypatch.setattr(workbooks, limit, 100)
    assert refused(changed(f"xl/{name}.xml", b"<a>" + body)) is why


@pytest.mark.parametrize(
    "body",
    [
        b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>",
        b"<worksheet><sheetData><row><c r='!!'/></row></sheetData></worksheet>",
        b"<worksheet><sheetData><row><c t='s'><v>99</v></c></row></sheetData></worksheet>",
        b"<worksheet><sheetData>",
        b"\xff",
    ],
)
def test_a_broken_sheet_is_no_traceback(body: bytes) -> None:
    assert refused(changed("xl/worksheets/sheet1.xml", body)) is Unreadable.BROKEN
