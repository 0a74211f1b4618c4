"""Official documents as Word files, in the layout of GB/T 9704-2012 (`official_layout`)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, assert_never
from unicodedata import east_asian_width

import docx
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips

from domain.official_documents import Grid, Heading, OfficialDocument, Passage
from exports import official_layout as layout
from exports.legible import legible, lines_of
from exports.official_styles import set_styles

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

WIDE = frozenset("WFA")


def official_document(facts: OfficialDocument) -> bytes:
    """The file. The same facts make the same text; nothing in it tells when it was made."""
    document = docx.Document()
    set_styles(document, facts.language)
    _page(document.sections[0])
    _numbers(document)
    _head(document, facts)
    for block in facts.blocks:
        match block:
            case Heading():
                document.add_paragraph(legible(block.text), style=f"Heading {block.level}")
            case Passage():
                for line in lines_of(block.text):
                    document.add_paragraph(line)
            case Grid():
                _table(document, block)
            case _:
                assert_never(block)
    _signature(document, facts)
    return _saved(document, facts)


def _page(section: Section) -> None:
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = (
        Mm(layout.PAGE_WIDTH_MM),
        Mm(layout.PAGE_HEIGHT_MM),
    )
    section.top_margin, section.bottom_margin = Mm(layout.TOP_MM), Mm(layout.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(layout.LEFT_MM), Mm(layout.RIGHT_MM)
    section.header_distance = Mm(layout.TOP_MM / 2)
    section.footer_distance = Mm(layout.FOOTER_MM)
    properties = section._sectPr  # noqa: SLF001 - python-docx has no grid of its own
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(layout.LINE_TWIPS))
    properties.append(grid)


def _numbers(document: Document) -> None:
    """Outside: on odd pages at the right, on even ones at the left, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    away = Pt(layout.SIZE_4_PT * layout.NUMBER_FROM_EDGE)
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    odd.alignment, odd.paragraph_format.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, away
    even.alignment, even.paragraph_format.left_indent = WD_ALIGN_PARAGRAPH.LEFT, away
    for paragraph in (odd, even):
        paragraph.style = document.styles["Footer"]
        paragraph.add_run(f"{layout.DASH} ")
        _field(paragraph, "PAGE")
        paragraph.add_run(f" {layout.DASH}")


def _field(paragraph: Paragraph, instruction: str) -> None:
    for kind in ("begin", "separate", "end"):
        if kind == "separate":
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = instruction
            paragraph.add_run()._r.append(text)  # noqa: SLF001 - fields are no part of its API
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(mark)  # noqa: SLF001 - as above
        if kind == "separate":
            paragraph.add_run("1")


def _head(document: Document, facts: OfficialDocument) -> None:
    """The title, an empty line, and whom it is sent to."""
    for line in facts.title:
        document.add_paragraph(legible(line), style="Title")
    if facts.subtitle:
        document.add_paragraph(legible(facts.subtitle), style="Subtitle")
    empty = document.add_paragraph()
    if facts.to:
        to = document.add_paragraph(legible(facts.to))
        for paragraph in (empty, to):
            paragraph.paragraph_format.first_line_indent = Pt(0)
            _characters(paragraph, first=0)


def _table(document: Document, grid: Grid) -> None:
    """Its head is repeated on every page, and no row is torn apart."""
    table = document.add_table(rows=1, cols=len(grid.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    whole = layout.TYPE_WIDTH_MM * layout.TWIPS_OF_MM
    widths = [Twips(int(whole * share / sum(grid.shares))) for share in grid.shares]
    rows = [grid.columns, *grid.rows]
    for _ in grid.rows:
        table.add_row()
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - both are no part of its API
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        style = "Table head" if number == 0 else "Table text"
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles[style]
            paragraph.add_run(legible(text))
            if number:
                centred = text.isdecimal()
                where = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
                paragraph.alignment = where
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _signature(document: Document, facts: OfficialDocument) -> None:
    """On the page on which the text ends. The date begins two characters after the signature, and
    the longer of the two ends two characters from the right. A signature that fills more than a
    line begins at the left.
    """
    for paragraph in (document.paragraphs[-1], document.add_paragraph()):
        paragraph.paragraph_format.keep_with_next = True
    most = layout.CHARACTERS - layout.SIGNATURE_FROM_RIGHT
    signed = most - width_of(facts.signed)
    dated = most - width_of(facts.dated)
    begins = max(0.0, min(signed, dated - layout.DATE_AFTER_SIGNATURE))
    for text, before in (
        (facts.signed, begins),
        (facts.dated, begins + layout.DATE_AFTER_SIGNATURE),
    ):
        paragraph = document.add_paragraph(legible(text))
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        _characters(paragraph, first=0)
        shape = paragraph.paragraph_format
        shape.first_line_indent = Pt(0)
        shape.left_indent = Twips(int(before * layout.CHARACTER_TWIPS))
        shape.keep_together = True
        shape.keep_with_next = text is facts.signed


def width_of(text: str) -> float:
    """In characters of the body: letters and numerals are half as wide."""
    return sum(1.0 if east_asian_width(one) in WIDE else 0.5 for one in text)


def _characters(paragraph: Paragraph, *, first: int) -> None:
    """Word prefers indents in characters over those in points: both say the same."""
    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001 - as above
    indent.set(qn("w:firstLineChars"), str(first * 100))


def _saved(document: Document, facts: OfficialDocument) -> bytes:
    about: Any = document.core_properties
    about.author = about.last_modified_by = legible(facts.signed)
    about.title = legible("".join(facts.title))
    about.comments = ""
    file = BytesIO()
    document.save(file)
    return file.getvalue()
