"""The styles of an official document: every paragraph has one, and nothing is set by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor, Twips

from exports import official_layout as layout
from exports.official_layout import Font

if TYPE_CHECKING:
    from docx.document import Document

FONT_TABLE = "/word/fontTable.xml"
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
OF_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_styles(document: Document, language: str) -> None:
    """Body, headings of two levels, title, whom it goes to, tables and the page number."""
    _defaults(document, language)
    styles = document.styles
    body, indent = layout.SIZE_3_PT, layout.INDENT_CHARACTERS
    _style(styles["Normal"], layout.FANG_SONG, body, indent=indent)
    _style(styles["Heading 1"], layout.HEI_TI, body, indent=indent)
    _style(styles["Heading 2"], layout.KAI_TI, body, indent=indent)
    _style(styles["Title"], layout.XIAO_BIAO_SONG, layout.SIZE_2_PT, centred=True, closer=False)
    _style(styles["Subtitle"], layout.KAI_TI, body, centred=True)
    _style(
        styles["Footer"], layout.SONG, layout.SIZE_4_PT, line=layout.SIZE_4_PT * 20, closer=False
    )
    for name, font, centred in (
        ("Table head", layout.HEI_TI, True),
        ("Table text", layout.FANG_SONG, False),
    ):
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles["Normal"]
        line = layout.TABLE_LINE_TWIPS
        _style(made, font, layout.SMALL_4_PT, centred=centred, line=line, closer=False)
    for heading in ("Heading 1", "Heading 2"):
        styles[heading].paragraph_format.keep_with_next = True
    _name_fonts(document)


def _style(
    style: Any,
    font: Font,
    size: int,
    *,
    indent: int = 0,
    centred: bool = False,
    line: int = layout.LINE_TWIPS,
    closer: bool = True,
) -> None:
    """Sizes in points; a line is as high as the grid's, whatever the font. `closer`: of the body,
    so that as many characters as there should be fit into a line. What is not of the body's size
    is not fitted into the grid: a large font would take two of its lines.
    """
    style.font.size = Pt(size)
    style.font.bold = style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _set_font(style.element.get_or_add_rPr(), font)
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(line)
    shape.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    shape.first_line_indent = Pt(size * indent)
    shape.widow_control = False
    properties = style.element.get_or_add_pPr()
    properties.get_or_add_ind().set(qn("w:firstLineChars"), str(indent * 100))
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    _set_closer(style.element.get_or_add_rPr(), layout.CLOSER_TWIPS if closer else 0)
    off = ["autoSpaceDE", "autoSpaceDN", *(["snapToGrid"] if size != layout.SIZE_3_PT else [])]
    for name in off:
        one = OxmlElement(f"w:{name}")
        one.set(qn("w:val"), "0")
        properties.insert_element_before(one, "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def _set_closer(properties: Any, twips: int) -> None:
    for spacing in properties.findall(qn("w:spacing")):
        properties.remove(spacing)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(-twips))
    after = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")
    properties.insert_element_before(spacing, *after)


def _set_font(properties: Any, font: Font) -> None:
    """For every script, and none of the theme's."""
    fonts = properties.get_or_add_rFonts()
    for name in OF_THEMES:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), font.name)


def _defaults(document: Document, language: str) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    fonts = properties.find(qn("w:rFonts"))
    for name in OF_THEMES:
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), layout.FANG_SONG.name)
    spoken = properties.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        properties.append(spoken)
    spoken.set(qn("w:val"), LANGUAGES.get(language, LANGUAGES["zh"]))
    spoken.set(qn("w:eastAsia"), LANGUAGES["zh"])


def _name_fonts(document: Document) -> None:
    """Each font of ours with those that are taken where it is missing."""
    table = next(part for part in document.part.package.iter_parts() if part.partname == FONT_TABLE)
    fonts = parse_xml(f"<w:fonts {nsdecls('w')}/>")
    for font in layout.FONTS.values():
        one = OxmlElement("w:font")
        one.set(qn("w:name"), font.name)
        other = OxmlElement("w:altName")
        other.set(qn("w:val"), ",".join(font.others))
        one.append(other)
        fonts.append(one)
    table._blob = serialize_part_xml(fonts)  # noqa: SLF001 - a part that python-docx keeps as it is
