"""How an official document is laid out: the values of GB/T 9704-2012, by name.

GB/T 9704-2012, layout of official documents of Party and government organs, in force since
2012-07-01; where the values stand in it:

- 5.1: A4, 210 x 297 mm.
- 5.2.1: white above the type area 37 mm +- 1, white at the binding side 28 mm +- 1, type area
  156 x 225 mm. What is left is white at the other side (26 mm) and below (35 mm).
- 5.2.2: if nothing else is said, body type of size 3 (16 pt) in FangSong.
- 5.2.3: 22 lines on a page and 28 characters in a line, which fill the type area.
- 3.2: a line is as high as a character of size 3 and 7/8 of that.
- 5.2.4: black.
- 7.3.1: the title in XiaoBiaoSong of size 2 (22 pt), centred, on one line or several.
- 7.3.2: whom it is sent to, one line below, from the left margin, ending in a colon.
- 7.3.3: paragraphs begin two characters in; the first level of headings in HeiTi, the second in
  KaiTi, the third and fourth in FangSong.
- 7.3.5.2: without a seal the signature stands one line below the text, two characters from the
  right; the date on the next line, its beginning two characters right of the signature's; if it is
  longer, it stands two characters from the right and the signature moves to the left.
- 7.3.5.4: signature and date need room where the text ends; here its end moves on with them.
- 7.5: the page number in half-width Arabic numerals of Song, size 4 (14 pt), with a dash of one
  character on either side, its upper edge 7 mm below the type area; on odd pages one character from
  the right, on even pages one character from the left.

Word works in twentieths of a point; the type area is 8,844 x 12,756 of them, so that 22 lines are
579 high (580 would leave room for 21), and 28 characters of 16 pt are a quarter of a point too wide
each: so much closer do they stand. That is said of the characters and not of a grid: LibreOffice
gives a character that is wider than its field of the grid two of them.

Fonts are named and not embedded: the usual ones belong to their makers. A machine without them
shows the next of `FONTS` that it has, or its own default Chinese font: then lines still stand where
they should (their height is fixed), and only the shapes of the characters are others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297
TOP_MM, LEFT_MM = 37, 28
TYPE_WIDTH_MM, TYPE_HEIGHT_MM = 156, 225
RIGHT_MM = PAGE_WIDTH_MM - LEFT_MM - TYPE_WIDTH_MM
BOTTOM_MM = PAGE_HEIGHT_MM - TOP_MM - TYPE_HEIGHT_MM
TOLERANCE_MM = 1

LINES, CHARACTERS = 22, 28
SIZE_2_PT, SIZE_3_PT, SIZE_4_PT, SMALL_4_PT = 22, 16, 14, 12
"""二号, 三号, 四号, 小四; the last is for tables, which 5.2.2 lets differ."""

TWIPS_OF_POINT = 20
TWIPS_OF_MM = 1440 / 25.4
LINE_TWIPS = int(TYPE_HEIGHT_MM * TWIPS_OF_MM / LINES)
"""Of the grid and of every line of text."""

CLOSER_TWIPS = ceil(SIZE_3_PT * TWIPS_OF_POINT - TYPE_WIDTH_MM * TWIPS_OF_MM / CHARACTERS)
"""By so much characters of the body stand closer than they are wide: then 28 fit into a line."""
CHARACTER_TWIPS = SIZE_3_PT * TWIPS_OF_POINT - CLOSER_TWIPS

INDENT_CHARACTERS = 2
SIGNATURE_FROM_RIGHT, DATE_AFTER_SIGNATURE = 2, 2
NUMBER_FROM_EDGE = 1
DASH = "\u2014"
DASH_BELOW_MM = 7
FOOTER_MM = BOTTOM_MM - DASH_BELOW_MM - SIZE_4_PT / 2 / 72 * 25.4
"""From the lower edge of the paper to the line with the number: a dash stands in its middle."""

TABLE_LINE_TWIPS = 400


@dataclass(frozen=True, slots=True)
class Font:
    """`others`: what is taken where the first is missing, in this order."""

    name: str
    others: tuple[str, ...]


FANG_SONG = Font("仿宋_GB2312", ("仿宋", "FangSong", "STFangsong", "华文仿宋"))
HEI_TI = Font("黑体", ("SimHei", "STHeiti", "华文黑体", "文泉驿正黑"))
KAI_TI = Font("楷体_GB2312", ("楷体", "KaiTi", "STKaiti", "华文楷体"))
XIAO_BIAO_SONG = Font("方正小标宋简体", ("小标宋", "FZXiaoBiaoSong-B05S", "宋体", "SimSun"))
SONG = Font("宋体", ("SimSun", "STSong", "华文宋体"))
FONTS: Mapping[str, Font] = {
    one.name: one for one in (FANG_SONG, HEI_TI, KAI_TI, XIAO_BIAO_SONG, SONG)
}
