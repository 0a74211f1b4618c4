"""The codes on a page of links are read back from the drawn page, by a reader of the tests' own."""

import io
from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import imread
from numpy.typing import NDArray

from domain.roster_files import Card
from exports import link_sheets
from exports.link_sheets import CODE, COLUMNS, HEIGHT, MARGIN, PADDING, QUIET, ROWS, WIDTH

# By version, for correction M as the standard lists them: check bytes of a block, and blocks as
# (how many, data bytes of each); modules that hold data; format bits of each mask.
BLOCKS: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {
    3: (26, ((1, 44),)),
    4: (18, ((2, 32),)),
    5: (24, ((2, 43),)),
    6: (16, ((4, 27),)),
    7: (18, ((4, 31),)),
}
DATA_MODULES = {3: 567, 4: 807, 5: 1079, 6: 1383, 7: 1568}
FORMATS = (
    *("101010000010010", "101000100100101", "101111001111100", "101101101001011"),
    *("100010111111001", "100000011001110", "100111110010111", "100101010100000"),
)
START = "https://t.me/yijiabai_bot?start=i"
TOKEN = "aZ9_-bCd3EfGhIjKlMnOpQ"
EXPONENTS = [1]
while len(EXPONENTS) < 255:
    double = EXPONENTS[-1] << 1
    EXPONENTS.append(double ^ 0x11D if double > 255 else double)


def syndromes(block: list[int], checks: int) -> set[int]:
    """All 0 for a block without an error."""
    found = set()
    for power in range(checks):
        total = 0
        for byte in block:
            shifted = 0 if total == 0 else EXPONENTS[(EXPONENTS.index(total) + power) % 255]
            total = shifted ^ byte
        found.add(total)
    return found


MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, j: i % 2 == 0,
    lambda i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: (i * j) % 2 + (i * j) % 3 == 0,
    lambda i, j: ((i * j) % 2 + (i * j) % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + (i * j) % 3) % 2 == 0,
)


def function_modules(size: int, version: int) -> set[tuple[int, int]]:
    """(row, column) of everything that is no data."""
    found = {(6, n) for n in range(size)} | {(n, 6) for n in range(size)}
    for top, left in ((0, 0), (0, size - 8), (size - 8, 0)):
        found |= {(top + r, left + c) for r in range(8) for c in range(8)}
    found |= {(8, n) for n in (*range(9), *range(size - 8, size))}
    found |= {(n, 8) for n in (*range(9), *range(size - 8, size))}
    if version >= 2:
        count = version // 7 + 2
        first, last = 6, size - 7
        step = -(-(last - first) // (2 * (count - 1))) * 2
        middles = [first, *sorted(last - step * n for n in range(count - 1))]
        for r in middles:
            for c in middles:
                if (r, c) not in {(first, first), (first, last), (last, first)}:
                    found |= {(r + a, c + b) for a in range(-2, 3) for b in range(-2, 3)}
    if version >= 7:
        found |= {(r, c) for r in range(6) for c in range(size - 11, size - 8)}
        found |= {(c, r) for r in range(6) for c in range(size - 11, size - 8)}
    return found


def read(square: list[list[bool]]) -> str:
    size = len(square)
    version = (size - 17) // 4
    bits = [square[8][c] for c in (0, 1, 2, 3, 4, 5, 7, 8)]
    bits += [square[r][8] for r in (7, 5, 4, 3, 2, 1, 0)]
    told = "".join("1" if bit else "0" for bit in bits)
    other = [square[r][8] for r in range(size - 1, size - 8, -1)]
    other += [square[8][c] for c in range(size - 8, size)]
    assert told == "".join("1" if bit else "0" for bit in other)
    mask = MASKS[FORMATS.index(told)]
    fixed = function_modules(size, version)
    stream, up = [], True
    column = size - 1
    while column > 0:
        column -= column == 6
        for row in range(size - 1, -1, -1) if up else range(size):
            pair = ((row, column), (row, column - 1))
            stream += [square[r][c] != mask(r, c) for r, c in pair if (r, c) not in fixed]
        column, up = column - 2, not up
    assert len(stream) == DATA_MODULES[version]
    data = [
        int("".join("1" if bit else "0" for bit in stream[n : n + 8]), 2)
        for n in range(0, len(stream) // 8 * 8, 8)
    ]
    checks, kinds = BLOCKS[version]
    sizes = [size for count, size in kinds for _ in range(count)]
    parts: list[list[int]] = [[] for _ in sizes]
    rest = iter(data)
    for n in range(max(sizes)):
        for part, length in zip(parts, sizes, strict=True):
            if n < length:
                part.append(next(rest))
    for _ in range(checks):
        for part in parts:
            part.append(next(rest))
    assert all(syndromes(part, checks) == {0} for part in parts)
    whole = "".join(
        f"{byte:08b}" for part, size in zip(parts, sizes, strict=True) for byte in part[:size]
    )
    assert whole[:4] == "0100"
    width = 16 if version > 9 else 8
    count = int(whole[4 : 4 + width], 2)
    start = 4 + width
    return bytes(int(whole[start + 8 * n : start + 8 * n + 8], 2) for n in range(count)).decode()


def printed(page: Figure) -> NDArray[np.float32]:
    FigureCanvasAgg(page)
    content = io.BytesIO()
    page.savefig(content, format="png", dpi=300)
    content.seek(0)
    return np.asarray(imread(content, format="png"))


def seen(picture: NDArray[np.float32], place: int, size: int) -> list[list[bool]]:
    """The modules of the code on one of the eight cards, each as its middle is coloured."""
    scale = picture.shape[1] / WIDTH
    left = MARGIN + place % COLUMNS * (WIDTH - 2 * MARGIN) / COLUMNS + PADDING
    top = MARGIN + place // COLUMNS * (HEIGHT - 2 * MARGIN) / ROWS + PADDING
    step = CODE / (size + 2 * QUIET)

    def dark(row: int, column: int) -> bool:
        x, y = left + (QUIET + column + 0.5) * step, top + (QUIET + row + 0.5) * step
        return bool(picture[int(y * scale), int(x * scale), :3].mean() < 0.5)

    square = [[dark(row, column) for column in range(size)] for row in range(size)]
    edge = [dark(row, column) for row, column in product((-1, size), range(-1, size + 1))]
    assert not any(edge)
    return square


def card(link: str) -> Card:
    return Card("张三", ("某县 · 专职",), link, ("打开链接", "按“开始”"), "30 天内有效")


@pytest.mark.parametrize(
    ("more", "size"), [("", 33), ("-_" * 9, 37), ("x" * 40, 41), ("y" * 60, 45)]
)
def test_every_code_on_a_page_leads_where_its_card_says(more: str, size: int) -> None:
    links = [f"{START}{TOKEN}{more}{number}" for number in range(COLUMNS * ROWS)]
    [page] = link_sheets.pages([card(link) for link in links])
    picture = printed(page)
    assert [read(seen(picture, place, size)) for place in range(len(links))] == links


def test_a_ninth_card_begins_another_page() -> None:
    assert len(list(link_sheets.pages([card(START + TOKEN)] * (COLUMNS * ROWS + 1)))) == 2
