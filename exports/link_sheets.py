"""Links to be printed: A4 pages with eight cards to be cut apart, each with a QR code."""

import io
from collections.abc import Iterator, Sequence

import segno
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from domain.roster_files import Card
from exports import fonts

WIDTH, HEIGHT = 210, 297
COLUMNS, ROWS = 2, 4
MARGIN, PADDING = 8, 6
POINTS, MILLIMETRES = 72, 25.4
PICTURE_DPI = 110
CODE, QUIET = 34, 4
INK, FAINT = "black", "#555555"


def link_sheet(cards: Sequence[Card]) -> bytes:
    """A PDF. Nothing of the machine or of this moment stands in it."""
    fonts.families()
    content = io.BytesIO()
    with PdfPages(
        content, metadata={"CreationDate": None, "Creator": None, "Producer": None}
    ) as book:
        for page in pages(cards):
            book.savefig(page)
    return content.getvalue()


def picture(cards: Sequence[Card]) -> bytes:
    """The first page as PNG, as far down as there are cards."""
    fonts.families()
    page = next(pages(cards))
    rows = min(-(-len(cards) // COLUMNS), ROWS)
    used = MARGIN + rows * (HEIGHT - 2 * MARGIN) / ROWS + MARGIN / 2
    shown = Bbox.from_extents(
        0, (HEIGHT - used) / MILLIMETRES, WIDTH / MILLIMETRES, HEIGHT / MILLIMETRES
    )
    content = io.BytesIO()
    page.savefig(
        content, format="png", dpi=PICTURE_DPI, bbox_inches=shown, metadata={"Software": None}
    )
    return content.getvalue()


def pages(cards: Sequence[Card]) -> Iterator[Figure]:
    """Drawn when they are asked for, one at a time."""
    for start in range(0, len(cards), COLUMNS * ROWS):
        page = Figure(figsize=(WIDTH / MILLIMETRES, HEIGHT / MILLIMETRES), facecolor="white")
        axes = page.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(HEIGHT, 0)
        for place, card in enumerate(cards[start : start + COLUMNS * ROWS]):
            draw(axes, place % COLUMNS, place // COLUMNS, card)
        yield page


def draw(axes: Axes, column: int, row: int, card: Card) -> None:
    width, height = (WIDTH - 2 * MARGIN) / COLUMNS, (HEIGHT - 2 * MARGIN) / ROWS
    left, top = MARGIN + column * width, MARGIN + row * height
    outline(axes, left, top, width, height)
    code(axes, left + PADDING, top + PADDING, card.link)
    x = left + PADDING + CODE + 4
    room = width - 2 * PADDING - CODE - 4
    y = top + PADDING + 5.0
    for line in fonts.wrapped(card.name, 6, room)[:2]:
        text(axes, x, y, line, 6)
        y += 7.5
    for line in (part for one in card.lines for part in fonts.wrapped(one, 3.2, room)[:3]):
        text(axes, x, y, line, 3.2, FAINT)
        y += 4.6
    y = top + PADDING + CODE + 5
    for number, step in enumerate(card.steps, 1):
        for line in fonts.wrapped(f"{number}. {step}", 3.1, width - 2 * PADDING):
            text(axes, left + PADDING, y, line, 3.1)
            y += 4.5
    text(axes, left + PADDING, y + 0.8, card.footer, 2.6, FAINT)
    text(axes, left + PADDING, y + 5, card.link, 2.2, FAINT, opens=card.link)


def outline(axes: Axes, left: float, top: float, width: float, height: float) -> None:
    """Where to cut."""
    x, y = (
        [left, left + width, left + width, left, left],
        [top, top, top + height, top + height, top],
    )
    axes.plot(x, y, color="#999999", linewidth=0.5, linestyle=(0, (4, 4)))


def text(
    axes: Axes,
    x: float,
    y: float,
    line: str,
    size: float,
    colour: str = INK,
    opens: str | None = None,
) -> None:
    """One line with its middle at `y`, all in millimetres. On a screen it can be tapped and then
    `opens` an address.
    """
    axes.text(
        x,
        y,
        fonts.drawable(line),
        fontsize=size / MILLIMETRES * POINTS,
        fontfamily=list(fonts.families()),
        color=colour,
        va="center_baseline",
        parse_math=False,
        url=opens,
    )


def code(axes: Axes, left: float, top: float, link: str) -> None:
    """The square with the light edge that readers need."""
    square = segno.make_qr(link, error="m", boost_error=False).matrix
    step = CODE / (len(square) + 2 * QUIET)
    corners: list[tuple[float, float]] = []
    for y, line in enumerate(square):
        for start, end in runs(line):
            x0, x1 = left + (QUIET + start) * step, left + (QUIET + end) * step
            y0, y1 = top + (QUIET + y) * step, top + (QUIET + y + 1) * step
            corners += [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    strokes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    shape = Path(corners, strokes * (len(corners) // 5))
    axes.add_patch(PathPatch(shape, facecolor=INK, edgecolor="none", antialiased=False))


def runs(line: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Dark stretches, as the first module and the one after the last."""
    start = None
    for place, dark in enumerate([*line, False]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            yield start, place
            start = None
