"""Pictures of figures, for a telephone: PNG, 1080 pixels wide, words in any language."""

from collections.abc import Iterator, Sequence

from domain.stats import Panel, Picture
from exports.canvas import ACCENT, CARD, FAINT, INK, LINE, PAPER, Sheet
from exports.fonts import wrapped

WIDTH, MARGIN, PADDING = 1080, 44, 40
LEFT, RIGHT = MARGIN + PADDING, WIDTH - MARGIN - PADDING
# A taller picture is refused by Telegram: width and height together may be 10,000.
MOST_PANELS = 8
# Of three columns or fewer, and of more.
WIDE, NARROW = 180, 154
TIGHT, SMALL, PLAIN, LARGE, TITLE = 24, 27, 33, 40, 52
ROW = 72


def stats_picture(facts: Picture) -> bytes:
    """Groups one under the other; what is unknown is a hatched field with a dash, and never 0."""
    sheet = Sheet(WIDTH)
    y = heading(sheet, facts.title)
    if facts.subtitle:
        sheet.text(MARGIN, y - SMALL / 2, facts.subtitle, SMALL, colour=FAINT)
        y += SMALL * 1.5
    for panel in facts.panels[:MOST_PANELS]:
        y = drawn_panel(sheet, y, panel, facts) + MARGIN / 2
    more = len(facts.panels) - MOST_PANELS
    if more > 0:
        sheet.text(WIDTH / 2, y + ROW / 2, f"+ {more} …", PLAIN, colour=FAINT, align="center")
        y += ROW
    return sheet.png(y + MARGIN / 2)


def heading(sheet: Sheet, title: str) -> float:
    """The title in as many lines as it needs; returns where the next thing may stand."""
    y = MARGIN + TITLE / 2
    for line in wrapped(title, TITLE, sheet.width - 2 * MARGIN):
        sheet.text(MARGIN, y, line, TITLE, strong=True)
        y += TITLE * 1.35
    sheet.box(MARGIN, y - TITLE * 0.6, 96, 8, ACCENT, radius=4)
    return y + MARGIN / 2


def drawn_panel(sheet: Sheet, top: float, panel: Panel, facts: Picture) -> float:
    """A white card with the group's name, the notes and the table; returns its lower edge."""
    title = wrapped(panel.title, LARGE, RIGHT - LEFT)
    notes = [line for note in panel.notes for line in wrapped(note, SMALL, RIGHT - LEFT)]
    head = len(title) * LARGE * 1.4 + len(notes) * SMALL * 1.55 + SMALL / 4
    height = PADDING + head + ROW * (len(panel.rows) + 1) + PADDING / 2
    sheet.box(MARGIN, top, WIDTH - 2 * MARGIN, height, CARD, radius=22, edge=LINE)
    y = top + PADDING + LARGE / 2
    for line in title:
        sheet.text(LEFT, y, line, LARGE, strong=True)
        y += LARGE * 1.4
    for line in notes:
        sheet.text(LEFT, y - SMALL / 5, line, SMALL, colour=FAINT)
        y += SMALL * 1.55
    y += ROW / 4 + SMALL / 4
    size = SMALL if len(facts.columns) <= 3 else TIGHT
    for x, column in zip(middles(len(facts.columns)), facts.columns, strict=True):
        sheet.text(x, y, column, size, colour=FAINT, align="center")
    for number, (label, values) in enumerate(panel.rows, start=1):
        drawn_row(sheet, y + number * ROW, label, values, facts)
    return top + height


def drawn_row(
    sheet: Sheet, y: float, label: str, values: Sequence[int | None], facts: Picture
) -> None:
    sheet.box(LEFT, y - ROW / 2, RIGHT - LEFT, 1.5, LINE)
    room = RIGHT - LEFT - width_of(len(facts.columns)) * len(facts.columns)
    size = PLAIN if len(wrapped(label, PLAIN, room)) == 1 else SMALL
    sheet.text(LEFT, y, wrapped(label, size, room)[0], size)
    for x, value in zip(middles(len(facts.columns)), values, strict=True):
        if value is None:
            unknown(sheet, x, y, facts.unknown)
        else:
            colour = INK if value else FAINT
            sheet.text(x, y, grouped(value), LARGE, colour=colour, align="center", strong=value > 0)


def unknown(sheet: Sheet, x: float, y: float, word: str) -> None:
    """Hatched: nothing is known here, which is not nothing."""
    sheet.box(x - 54, y - 23, 108, 46, PAPER, edge="#CFC8B8", hatched=True)
    sheet.box(x - 24, y - 15, 48, 30, PAPER, radius=8)
    sheet.text(x, y, word, PLAIN, colour=FAINT, align="center")


def middles(columns: int) -> Iterator[float]:
    """The middle of each column, the last one at the right edge."""
    return (RIGHT - width_of(columns) * (columns - number - 0.5) for number in range(columns))


def width_of(columns: int) -> int:
    return WIDE if columns <= 3 else NARROW


def grouped(number: int) -> str:
    """12 345: read at a glance, and the same in every language."""
    return f"{number:,}".replace(",", "\u2009")
