"""Official documents: every value of GB/T 9704-2012 is read back from the file."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Length, RGBColor

from domain.official_documents import Grid, Heading, OfficialDocument, Passage
from exports import official_layout as layout
from exports.legible import legible, lines_of
from exports.official_documents import official_document, width_of

HOSTILE = (
    "控制\x00\x07\x1b字符\x7f，半个\ud83d，\u202e反\u202c，=HYPERLINK(1)，{{7*7}}，<w:p/>&amp;，"
    "👨‍👩‍👧‍👦🏳️‍🌈\ufffe\uffff\x85"
)
FACTS = OfficialDocument(
    title=("青禾县团委", "关于2026年第一季度“1+100”工作的报告"),
    subtitle="（草稿）",
    to="江南团省委：",
    blocks=(
        Heading("一、做法"),
        Heading("（一）基本情况", 2),
        Passage("第一段\n第二段"),
        Grid(("类别", "算数"), (("团课", "3"), (HOSTILE, "—")), (3, 1)),
        Passage(HOSTILE),
        Passage("字" * 4096),
    ),
    signed="青禾县团委",
    dated="2026年3月31日",
    language="zh",
)


@pytest.fixture(scope="module")
def made() -> Document:
    return docx.Document(BytesIO(official_document(FACTS)))


def mm(length: Length | None) -> float:
    assert length is not None
    return float(round(length.mm, 1))


def test_the_page_and_the_type_area(made: Document) -> None:
    page = made.sections[0]
    assert (mm(page.page_width), mm(page.page_height)) == (210, 297)
    assert abs(mm(page.top_margin) - 37) <= layout.TOLERANCE_MM
    assert abs(mm(page.left_margin) - 28) <= layout.TOLERANCE_MM
    wide = mm(page.page_width) - mm(page.left_margin) - mm(page.right_margin)
    high = mm(page.page_height) - mm(page.top_margin) - mm(page.bottom_margin)
    assert (wide, high) == (156, 225)


def test_twenty_two_lines_of_twenty_eight_characters(made: Document) -> None:
    page = made.sections[0]._sectPr
    grid = page.find(qn("w:docGrid"))
    assert grid is not None
    pitch = int(grid.get(qn("w:linePitch")))
    high, wide = 225 * 1440 / 25.4, 156 * 1440 / 25.4
    assert grid.get(qn("w:type")) == "lines"
    assert int(high / pitch) == 22
    body = made.styles["Normal"]
    assert body.paragraph_format.line_spacing.twips == pitch
    closer = int(body.element.rPr.find(qn("w:spacing")).get(qn("w:val")))
    assert int(wide / (body.font.size.pt * 20 + closer)) == 28
    assert pitch / 20 >= 16 * 15 / 8 - 1.05  # a line is a character and seven eighths of it


@pytest.mark.parametrize(
    ("style", "size", "font"),
    [
        ("Normal", 16, "仿宋_GB2312"),
        ("Heading 1", 16, "黑体"),
        ("Heading 2", 16, "楷体_GB2312"),
        ("Title", 22, "方正小标宋简体"),
        ("Subtitle", 16, "楷体_GB2312"),
        ("Footer", 14, "宋体"),
    ],
)
def test_sizes_and_fonts(made: Document, style: str, size: int, font: str) -> None:
    found = made.styles[style]
    assert found.font.size.pt == size
    assert found.font.bold is False
    fonts = found.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{one}")) for one in ("ascii", "hAnsi", "eastAsia")} == {font}
    assert not [name for name in fonts.attrib if "heme" in name]
    assert found.font.color.rgb == RGBColor(0, 0, 0)


@pytest.mark.parametrize(
    ("style", "line", "gridded"),
    [
        ("Normal", 579, True),
        ("Heading 1", 579, True),
        ("Heading 2", 579, True),
        ("Subtitle", 579, True),
        ("Title", 579, False),
        ("Footer", 280, False),
        ("Table head", 400, False),
        ("Table text", 400, False),
    ],
)
def test_lines_are_as_high_as_they_should_be_whatever_the_font(
    made: Document, style: str, line: int, *, gridded: bool
) -> None:
    """A large font in the grid would take two of its lines for one of the title."""
    shape = made.styles[style].paragraph_format
    assert (shape.line_spacing_rule, shape.line_spacing.twips) == (WD_LINE_SPACING.EXACTLY, line)
    assert (shape.space_before.pt, shape.space_after.pt) == (0, 0)
    off = made.styles[style].element.pPr.find(qn("w:snapToGrid"))
    assert (off is None) is gridded


def test_fonts_are_named_with_others_and_not_embedded() -> None:
    with ZipFile(BytesIO(official_document(FACTS))) as file:
        table = file.read("word/fontTable.xml").decode()
        assert not [name for name in file.namelist() if "fonts/" in name]
    for font in layout.FONTS.values():
        assert f'w:name="{font.name}"' in table
        assert ",".join(font.others) in table


def test_the_title_is_centred_and_paragraphs_begin_two_characters_in(made: Document) -> None:
    by_style = {one.style.name: one for one in made.paragraphs if one.style is not None}
    assert made.styles["Title"].paragraph_format.alignment == 1
    assert by_style["Title"].text == FACTS.title[1]
    for style in ("Normal", "Heading 1", "Heading 2"):
        indent = made.styles[style].element.pPr.ind
        assert indent.get(qn("w:firstLineChars")) == "200"
        assert made.styles[style].paragraph_format.first_line_indent.pt == 32
    texts = [one.text for one in made.paragraphs]
    assert texts[:5] == [*FACTS.title, "（草稿）", "", "江南团省委："]
    assert made.paragraphs[4].paragraph_format.first_line_indent.pt == 0
    assert texts[7:9] == ["第一段", "第二段"]


def test_page_numbers_stand_outside_between_dashes(made: Document) -> None:
    assert made.settings.odd_and_even_pages_header_footer
    page = made.sections[0]
    odd, even = page.footer.paragraphs[0], page.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (2, 0)
    assert odd.paragraph_format.right_indent.pt == even.paragraph_format.left_indent.pt == 14
    for one in (odd, even):
        assert re.fullmatch("— 1 —", one.text)
        assert "PAGE" in one._p.xml
    dash = mm(page.footer_distance) + 14 / 2 / 72 * 25.4
    assert abs(mm(page.bottom_margin) - dash - 7) < 0.1


@pytest.mark.parametrize(
    ("signed", "dated"),
    [
        ("青禾县团委", "2026年3月31日"),
        ("共青团江南省委员会", "2026年3月1日"),
        ("团", "2026-3-1"),
        ("团" * 26, "2026年12月31日"),
    ],
)
def test_the_date_begins_two_characters_after_the_signature(signed: str, dated: str) -> None:
    facts = OfficialDocument(("T",), "", "", (), signed, dated, "zh")
    made = docx.Document(BytesIO(official_document(facts)))
    above, below = made.paragraphs[-2:]
    assert (above.text, below.text) == (signed, dated)
    begins = [one.paragraph_format.left_indent.pt / 15.75 for one in (above, below)]
    assert begins[1] - begins[0] == pytest.approx(2, abs=0.01)
    away = [28 - begins[0] - width_of(signed), 28 - begins[1] - width_of(dated)]
    assert min(away) == pytest.approx(2, abs=0.01)


def test_under_a_signature_of_more_than_a_line_the_date_has_its_own() -> None:
    facts = OfficialDocument(("T",), "", "", (), "团" * 34, "2026年3月31日", "zh")
    above, below = docx.Document(BytesIO(official_document(facts))).paragraphs[-2:]
    begins = [one.paragraph_format.left_indent.pt for one in (above, below)]
    assert begins == [0, 31.5]


def test_signature_and_date_stand_on_the_page_on_which_the_text_ends(made: Document) -> None:
    *before, last = made.paragraphs[-4:]
    assert before[0].text == "字" * 4096
    assert [one.paragraph_format.keep_with_next for one in before] == [True] * 3
    assert not last.paragraph_format.keep_with_next


def test_tables_repeat_their_head_and_tear_no_row(made: Document) -> None:
    [table] = made.tables
    assert [[cell.text for cell in row.cells] for row in table.rows][:2] == [
        ["类别", "算数"],
        ["团课", "3"],
    ]
    assert table.rows[0]._tr.get_or_add_trPr().find(qn("w:tblHeader")) is not None
    rows = [row._tr.get_or_add_trPr() for row in table.rows]
    assert all(one.find(qn("w:cantSplit")) is not None for one in rows)
    widths = [cell.width.mm for cell in table.rows[0].cells]
    assert abs(sum(widths) - 156) < 1
    assert abs(widths[0] - 3 * widths[1]) < 1


def test_hostile_texts_lose_nothing_and_break_nothing(made: Document) -> None:
    shown = (
        "控制␀␇␛字符␡，半个[U+D83D]，\u202e反\u202c，=HYPERLINK(1)，{{7*7}}，<w:p/>&amp;，"
        "👨‍👩‍👧‍👦🏳️‍🌈[U+FFFE][U+FFFF][U+0085]"
    )
    texts = [one.text for one in made.paragraphs]
    assert shown in texts
    assert "字" * 4096 in texts
    assert made.tables[0].rows[2].cells[0].text == shown


@pytest.mark.parametrize("number", [*range(0x20), 0x7F, 0x85, 0xD800, 0xDFFF, 0xFFFE, 0x1F600])
def test_every_sign_is_seen_or_ends_a_line(number: int) -> None:
    one = chr(number)
    lines = lines_of(f"a{one}b")
    if one in "\n\r":
        assert lines == ["a", "b"]
    else:
        assert len(lines) == 1
        assert len(legible(f"a{one}b")) >= 3


def test_the_same_facts_make_the_same_text() -> None:
    first, second = (ZipFile(BytesIO(official_document(FACTS))) for _ in range(2))
    name = "word/document.xml"
    assert first.read(name) == second.read(name)
