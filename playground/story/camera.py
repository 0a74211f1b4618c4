"""A telephone's camera: what a QR picture on somebody's screen says.

Only pictures as a program draws them: straight, sharp, black on white, of level M.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator, Sequence

Squares = Sequence[Sequence[bool]]
"""True is dark; without the light edge."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"
FINDER, TIMING = 7, 6
"""Squares along a finder pattern; the row and column that tell squares apart."""
FORMAT_MASK = 0b10101
"""What the first bits of the format are crossed with: the level, then the number of the mask."""
BYTES = 0b0100

# By version, for level M: how many blocks of how many data bytes.
BLOCKS: Sequence[Sequence[int]] = (
    (),
    (16,),
    (28,),
    (44,),
    (32,) * 2,
    (43,) * 2,
    (27,) * 4,
    (31,) * 4,
    (38, 38, 39, 39),
    (36, 36, 36, 37, 37),
)
# By version, where the centres of the small patterns lie.
CENTRES: Sequence[Sequence[int]] = (
    (),
    (),
    (6, 18),
    (6, 22),
    (6, 26),
    (6, 30),
    (6, 34),
    (6, 22, 38),
    (6, 24, 42),
    (6, 26, 46),
)
MASKS: Sequence[Callable[[int, int], bool]] = (
    lambda row, column: (row + column) % 2 == 0,
    lambda row, _: row % 2 == 0,
    lambda _, column: column % 3 == 0,
    lambda row, column: (row + column) % 3 == 0,
    lambda row, column: (row // 2 + column // 3) % 2 == 0,
    lambda row, column: row * column % 2 + row * column % 3 == 0,
    lambda row, column: (row * column % 2 + row * column % 3) % 2 == 0,
    lambda row, column: ((row + column) % 2 + row * column % 3) % 2 == 0,
)


class Blurred(Exception):
    """No code of this kind is to be seen."""


def read(png: bytes) -> str:
    """The text of the code. Blurred if there is none."""
    squares = squares_of(dots_of(png))
    version = (len(squares) - 17) // 4
    if not 1 <= version < len(BLOCKS):
        raise Blurred(f"{len(squares)} squares")
    words = list(_bytes(_bits(squares, version)))
    data = b"".join(_blocks(words, BLOCKS[version]))
    bits = "".join(f"{one:08b}" for one in data)
    if int(bits[:4], 2) != BYTES:
        raise Blurred("not written in bytes")
    length = int(bits[4:12], 2)
    text = bits[12 : 12 + 8 * length]
    return bytes(int(text[at : at + 8], 2) for at in range(0, len(text), 8)).decode()


def dots_of(png: bytes) -> list[list[bool]]:
    """The dark dots of a picture with one bit for each."""
    if not png.startswith(SIGNATURE):
        raise Blurred("no PNG")
    chunks = dict(_chunks(png))
    width, height, depth = struct.unpack(">IIB", chunks[b"IHDR"][:9])
    if depth != 1:
        raise Blurred("more than two colours")
    packed, stride = zlib.decompress(chunks[b"IDAT"]), (width + 7) // 8
    lines = [bytes(stride)]
    for at in range(0, height * (stride + 1), stride + 1):
        lines.append(_unpacked(packed[at : at + stride + 1], lines[-1]))
    return [[not line[x // 8] >> (7 - x % 8) & 1 for x in range(width)] for line in lines[1:]]


def _unpacked(line: bytes, above: bytes) -> bytes:
    """Written as it is, or as what differs from the line above."""
    match line[0]:
        case 0:
            return line[1:]
        case 2:
            return bytes((one + other) % 256 for one, other in zip(line[1:], above, strict=True))
        case _:
            raise Blurred("packed otherwise")


def squares_of(dots: Squares) -> list[list[bool]]:
    """One dot of each square, from the corner of the first finder pattern on."""
    top = next((number for number, line in enumerate(dots) if any(line)), None)
    if top is None:
        raise Blurred("nothing dark")
    left = dots[top].index(True)
    run = dots[top].index(False, left) - left
    side, middle = run // FINDER, run // FINDER // 2
    across = len(dots[top]) - 2 * left
    return [
        [dots[y][x] for x in range(left + middle, left + across, side)]
        for y in range(top + middle, top + across, side)
    ]


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12


def _bits(squares: Squares, version: int) -> Iterator[bool]:
    """In pairs of columns from the right, up and down in turn, with the mask taken off."""
    first = sum(squares[8][number] << (4 - number) for number in range(5))
    mask, size = MASKS[(first ^ FORMAT_MASK) & 0b111], len(squares)
    rights = [*range(size - 1, TIMING, -2), 5, 3, 1]
    for number, right in enumerate(rights):
        rows = range(size) if number % 2 else range(size - 1, -1, -1)
        for row in rows:
            for column in (right, right - 1):
                if not _is_fixed(row, column, size, version):
                    yield squares[row][column] != mask(row, column)


def _is_fixed(row: int, column: int, size: int, version: int) -> bool:
    """Part of a pattern, of the format or of the version, and no data."""
    edge = size - 8
    if TIMING in (row, column):
        return True
    if (row < 9 and (column < 9 or column >= edge)) or (row >= edge and column < 9):
        return True
    if version >= 7 and ((row < 6 and column >= size - 11) or (column < 6 and row >= size - 11)):
        return True
    centres = CENTRES[version]
    return any(
        abs(row - y) <= 2 and abs(column - x) <= 2
        for y in centres
        for x in centres
        if (y, x) not in {(6, 6), (6, centres[-1]), (centres[-1], 6)}
    )


def _bytes(bits: Iterator[bool]) -> Iterator[int]:
    for taken in zip(*[bits] * 8, strict=False):
        yield int("".join("01"[one] for one in taken), 2)


def _blocks(words: Sequence[int], lengths: Sequence[int]) -> list[bytes]:
    """The data, which stands in turn of one block and of the next."""
    blocks: list[list[int]] = [[] for _ in lengths]
    taken = iter(words)
    for place in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if place < length:
                block.append(next(taken))
    return [bytes(block) for block in blocks]
