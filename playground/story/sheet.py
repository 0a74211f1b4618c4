"""An office's Excel sheet, as its own program writes it; and the links on a printed page."""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

Rows = Sequence[Sequence[str]]

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
LINK = re.compile(rb"/URI \((https://[^)]*)\)")


def workbook(rows: Rows) -> bytes:
    """One sheet of texts, as .xlsx."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in _parts(rows).items():
            book.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return content.getvalue()


def links_on(page: bytes) -> list[str]:
    """The links of a PDF, card by card, as one taps them on a screen."""
    return [link.decode() for link in LINK.findall(page)]


def _parts(rows: Rows) -> dict[str, str]:
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sheet.xml" ContentType="{KIND}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "sheet.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="花名册" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/sheet.xml": (
            f'<worksheet xmlns="{SHEET}"><sheetData>'
            f"{''.join(map(_row, rows))}</sheetData></worksheet>"
        ),
    }


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _row(cells: Sequence[str]) -> str:
    texts = (f'<c t="inlineStr"><is><t>{escape(one)}</t></is></c>' for one in cells)
    return f"<row>{''.join(texts)}</row>"
