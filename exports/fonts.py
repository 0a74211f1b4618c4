"""The font of the pictures: Noto Sans SC comes by pip, so that a bare machine shows Chinese."""

import unicodedata
from functools import cache

import pylopdf_fonts_zh_cn
from matplotlib import font_manager, ft2font
from matplotlib.font_manager import FontProperties

# For letters that Noto Sans SC lacks, such as Arabic ones; matplotlib brings it.
SECOND = "DejaVu Sans"
MEASURE, DOTS_PER_INCH, FIXED_POINT = 100, 72, 1 << 16
CLOSING = frozenset("，。；：、！？）」』》”’ ")
SAMPLE = "一加百：与一百名青年经常联系"


@cache
def families() -> tuple[str, str]:
    """The names under which matplotlib finds the fonts; registers ours when first asked."""
    path = str(pylopdf_fonts_zh_cn.sans_path())
    font_manager.fontManager.addfont(path)
    return FontProperties(fname=path).get_name(), SECOND


@cache
def fonts() -> tuple[ft2font.FT2Font, ...]:
    """The opened fonts, in the order in which they are asked for a letter."""
    found = (font_manager.findfont(FontProperties(family=[name])) for name in families())
    return tuple(ft2font.FT2Font(path) for path in found)


@cache
def letters() -> frozenset[int]:
    """Every code point that one of the fonts can draw."""
    return frozenset(code for font in fonts() for code in font.get_charmap())


def drawable(text: str) -> str:
    """The text without what no font has, such as emoji, on one line."""
    line = " ".join(text.split())
    return "".join(letter for letter in line if is_drawable(letter)).strip() or "…"


def is_drawable(letter: str) -> bool:
    """Invisible marks, such as those that turn the direction of writing, are left out too."""
    return ord(letter) in letters() and unicodedata.category(letter)[0] != "C"


def missing(sample: str = SAMPLE) -> str:
    """The letters of a sample that would be drawn as boxes; empty when all is well."""
    return "".join(letter for letter in sample if ord(letter) not in letters())


def width(text: str, size: float) -> float:
    """How wide a line is at this size, in the same unit."""
    return sum(_advance(ord(letter)) for letter in text) * size


@cache
def _advance(code: int) -> float:
    """Of one letter at size 1; a letter that no font has counts as a Chinese one."""
    for font in fonts():
        if font.get_char_index(code):
            font.set_size(MEASURE, DOTS_PER_INCH)
            drawn = font.load_char(code, flags=ft2font.LoadFlags.NO_HINTING)
            return float(drawn.linearHoriAdvance) / FIXED_POINT / MEASURE
    return 1.0


def wrapped(text: str, size: float, limit: float) -> list[str]:
    """Lines of a text, none wider than `limit`: broken after a space or between Chinese letters."""
    lines = [""]
    for part in _parts(drawable(text)):
        if lines[-1] and width(lines[-1] + part.rstrip(), size) > limit:
            lines.append("")
        lines[-1] += part if lines[-1] else part.lstrip()
    return [line.rstrip() for line in lines]


def _parts(text: str) -> list[str]:
    """Pieces between which a line may be broken; closing marks stay with the letter before them."""
    parts: list[str] = []
    for letter in text:
        glued = (
            bool(parts) and letter.isascii() and parts[-1][-1].isascii() and parts[-1][-1] != " "
        )
        if glued or (parts and letter in CLOSING):
            parts[-1] += letter
        else:
            parts.append(letter)
    return parts
