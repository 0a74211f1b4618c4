"""QR codes: a short text as a square of dark and light modules (ISO/IEC 18004).

As much as a link needs: bytes, error correction M (a seventh of the square may be dirty), and the
smallest of versions 1 to 10, up to 213 letters.
"""

from collections.abc import Iterator
from functools import cache

Square = list[list[bool]]

# By version: check bytes of a block, then blocks as (how many, data bytes of each).
BLOCKS: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {
    1: (10, ((1, 16),)),
    2: (16, ((1, 28),)),
    3: (26, ((1, 44),)),
    4: (18, ((2, 32),)),
    5: (24, ((2, 43),)),
    6: (16, ((4, 27),)),
    7: (18, ((4, 31),)),
    8: (22, ((2, 38), (2, 39))),
    9: (22, ((3, 36), (2, 37))),
    10: (26, ((4, 43), (1, 44))),
}
# Middles of the small squares that help a reader to stay straight.
ALIGNED = {
    1: (),
    2: (6, 18),
    3: (6, 22),
    4: (6, 26),
    5: (6, 30),
    6: (6, 34),
    7: (6, 22, 38),
    8: (6, 24, 42),
    9: (6, 26, 46),
    10: (6, 28, 50),
}
BYTES, PADS = 0b0100, (0xEC, 0x11)
LONG_COUNT, WITH_VERSION = 10, 7
FIELD, FORMAT, FORMAT_MASK, VERSION = 0x11D, 0x537, 0x5412, 0x1F25
MASKS = range(8)


class TooLong(ValueError):
    """More than the largest of our codes holds."""


def qr(text: str) -> Square:
    """Rows of modules, True for dark; four light ones belong around them on every side."""
    version, data = coded(text.encode())
    bits = [
        bool(byte >> place & 1) for byte in interleaved(version, data) for place in range(7, -1, -1)
    ]
    return min((Code(version).drawn(bits, mask) for mask in MASKS), key=penalty)


def coded(content: bytes) -> tuple[int, list[int]]:
    """The version, and the data bytes of its code."""
    for version, (_, blocks) in BLOCKS.items():
        room = sum(count * size for count, size in blocks)
        width = 16 if version >= LONG_COUNT else 8
        if len(content) * 8 + width + 4 <= room * 8:
            return version, padded(content, width, room)
    raise TooLong


def padded(content: bytes, width: int, room: int) -> list[int]:
    bits = f"{BYTES:04b}{len(content):0{width}b}" + "".join(f"{byte:08b}" for byte in content)
    bits += "0" * min(4, room * 8 - len(bits))
    bits += "0" * (-len(bits) % 8)
    found = [int(bits[start : start + 8], 2) for start in range(0, len(bits), 8)]
    return [*found, *(PADS[place % 2] for place in range(room - len(found)))]


def interleaved(version: int, data: list[int]) -> Iterator[int]:
    """First bytes of all blocks, then second ones; the check bytes after all data."""
    length, kinds = BLOCKS[version]
    parts, start = [], 0
    for size in (size for count, size in kinds for _ in range(count)):
        parts.append(data[start : start + size])
        start += size
    checks = [checked(part, length) for part in parts]
    for group in (parts, checks):
        for place in range(max(map(len, group))):
            yield from (part[place] for part in group if place < len(part))


def checked(data: list[int], length: int) -> list[int]:
    """The Reed-Solomon check bytes of one block."""
    divisor = generator(length)
    left = [0] * length
    for byte in data:
        factor = byte ^ left.pop(0)
        left.append(0)
        left = [one ^ times(other, factor) for one, other in zip(left, divisor, strict=True)]
    return left


@cache
def generator(length: int) -> tuple[int, ...]:
    """Without its first coefficient, which is 1."""
    found = [*([0] * (length - 1)), 1]
    root = 1
    for _ in range(length):
        for place in range(length):
            found[place] = times(found[place], root)
            if place + 1 < length:
                found[place] ^= found[place + 1]
        root = times(root, 2)
    return tuple(found)


@cache
def times(one: int, other: int) -> int:
    """In the field of 256."""
    found = 0
    for place in range(7, -1, -1):
        found = (found << 1) ^ (found >> 7) * FIELD
        found ^= (other >> place & 1) * one
    return found


class Code:
    """One square; `fixed` are the modules that hold no data."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.size = 17 + 4 * version
        self.dark: Square = [[False] * self.size for _ in range(self.size)]
        self.fixed: Square = [[False] * self.size for _ in range(self.size)]
        self._draw_patterns()

    def drawn(self, bits: list[bool], mask: int) -> Square:
        for (x, y), bit in zip(self.places(), bits, strict=False):
            self.dark[y][x] = bit
        for x, y in self.places():
            self.dark[y][x] ^= masked(mask, x, y)
        self._draw_format(mask)
        return self.dark

    def places(self) -> Iterator[tuple[int, int]]:
        """Where data goes: upwards and downwards in pairs of columns, from the right."""
        for right in (*range(self.size - 1, 6, -2), 5, 3, 1):
            upwards = (right + 1) & 2 == 0
            for step in range(self.size):
                y = self.size - 1 - step if upwards else step
                for x in (right, right - 1):
                    if not self.fixed[y][x]:
                        yield x, y

    def _set(self, x: int, y: int, dark: object) -> None:
        self.dark[y][x] = bool(dark)
        self.fixed[y][x] = True

    def _draw_patterns(self) -> None:
        for place in range(self.size):
            self._set(6, place, place % 2 == 0)
            self._set(place, 6, place % 2 == 0)
        last = self.size - 4
        for x, y in ((3, 3), (last, 3), (3, last)):
            self._draw_finder(x, y)
        steps = ALIGNED[self.version]
        corners = {(6, 6), (6, self.size - 7), (self.size - 7, 6)}
        for x, y in ((x, y) for x in steps for y in steps if (x, y) not in corners):
            for across in range(-2, 3):
                for down in range(-2, 3):
                    self._set(x + across, y + down, max(abs(across), abs(down)) != 1)
        self._draw_format(0)
        self._draw_version()

    def _draw_finder(self, x: int, y: int) -> None:
        for across in range(-4, 5):
            for down in range(-4, 5):
                if 0 <= x + across < self.size and 0 <= y + down < self.size:
                    far = max(abs(across), abs(down))
                    self._set(x + across, y + down, far not in {2, 4})

    def _draw_format(self, mask: int) -> None:
        """Twice; the two bits of correction M are 00."""
        left = mask
        for _ in range(10):
            left = (left << 1) ^ (left >> 9) * FORMAT
        bits = (mask << 10 | left) ^ FORMAT_MASK
        end = self.size - 1
        for place in range(15):
            bit = bits >> place & 1
            if place < 6:
                self._set(8, place, bit)
            elif place < 8:
                self._set(8, place + 1, bit)
            elif place == 8:
                self._set(7, 8, bit)
            else:
                self._set(14 - place, 8, bit)
            if place < 8:
                self._set(end - place, 8, bit)
            else:
                self._set(8, end - 14 + place, bit)
        self._set(8, self.size - 8, dark=True)

    def _draw_version(self) -> None:
        if self.version < WITH_VERSION:
            return
        left = self.version
        for _ in range(12):
            left = (left << 1) ^ (left >> 11) * VERSION
        bits = self.version << 12 | left
        for place in range(18):
            near, far = place // 3, self.size - 11 + place % 3
            self._set(near, far, bits >> place & 1)
            self._set(far, near, bits >> place & 1)


def masked(mask: int, x: int, y: int) -> bool:
    match mask:
        case 0:
            left = (x + y) % 2
        case 1:
            left = y % 2
        case 2:
            left = x % 3
        case 3:
            left = (x + y) % 3
        case 4:
            left = (x // 3 + y // 2) % 2
        case 5:
            left = x * y % 2 + x * y % 3
        case 6:
            left = (x * y % 2 + x * y % 3) % 2
        case _:
            left = ((x + y) % 2 + x * y % 3) % 2
    return left == 0


def penalty(square: Square) -> int:
    """How hard a reader would find it: long runs, blocks, false finders, too dark or too light."""
    size = len(square)
    lines = [*square, *map(list, zip(*square, strict=True))]
    found = 0
    for line in lines:
        text = "".join("1" if dark else "0" for dark in line)
        runs = text.replace("01", "0 1").replace("10", "1 0").split()
        found += sum(len(run) - 2 for run in runs if len(run) >= 5)
        found += 40 * sum(
            text.startswith(pattern, start)
            for pattern in ("10111010000", "00001011101")
            for start in range(size - 10)
        )
    for y in range(size - 1):
        for x in range(size - 1):
            found += 3 * (
                square[y][x] == square[y][x + 1] == square[y + 1][x] == square[y + 1][x + 1]
            )
    dark = sum(map(sum, square))
    return found + 10 * (abs(dark * 20 - size * size * 10) // (size * size))
