"""QR codes by the tables of the standard, and read back by a reader of the tests' own."""

from collections.abc import Callable

import pytest

from exports.qr import BLOCKS, Code, TooLong, checked, padded, qr

# Modules that hold data, and format bits of correction M for each mask, as the standard lists them.
DATA_MODULES = {
    1: 208,
    2: 359,
    3: 567,
    4: 807,
    5: 1079,
    6: 1383,
    7: 1568,
    8: 1936,
    9: 2336,
    10: 2768,
}
FORMATS = (
    *("101010000010010", "101000100100101", "101111001111100", "101101101001011"),
    *("100010111111001", "100000011001110", "100111110010111", "100101010100000"),
)
LINK = "https://t.me/yijiabai_bot?start=iAbCdEfGhIjKlMnOpQrStUv"
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


def test_the_check_bytes_are_those_of_the_standards_example() -> None:
    data = [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, *[0xEC, 0x11] * 5]
    assert checked(data, 10) == [0xA5, 0x24, 0xD4, 0xC1, 0xED, 0x36, 0xC7, 0x87, 0x2C, 0x55]


@pytest.mark.parametrize("version", DATA_MODULES)
def test_each_version_has_room_for_as_many_modules_as_the_standard_says(version: int) -> None:
    assert len(list(Code(version).places())) == DATA_MODULES[version]


@pytest.mark.parametrize(
    "length", [0, 1, 14, 15, 26, 27, 42, 43, 62, 84, 106, 122, 152, 180, 181, 213]
)
def test_every_length_is_read_back(length: int) -> None:
    text = ("https://t.me/yijiabai_bot?start=" + "aZ9_-" * 60)[:length]
    assert read(qr(text)) == text


def test_a_link_needs_a_small_code() -> None:
    square = qr(LINK)
    assert read(square) == LINK
    assert len(square) == 33


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(TooLong):
        qr("x" * 214)


def test_a_code_that_is_not_full_is_padded_as_the_standard_says() -> None:
    assert padded(b"A", 8, 6) == [0x40, 0x14, 0x10, 0xEC, 0x11, 0xEC]
