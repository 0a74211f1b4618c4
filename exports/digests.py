"""The picture of a topic's digest: who said what, and when; PNG, 1080 pixels wide."""

from domain.topic_digests import Bars, DigestPicture
from exports.canvas import ACCENT, CARD, FAINT, LINE, PAPER, Sheet
from exports.charts import LARGE, LEFT, MARGIN, PADDING, PLAIN, RIGHT, SMALL, WIDTH, heading
from exports.fonts import wrapped

BAR, STEP = 34, 104
TALL = 190
GAP = 10


def digest_picture(facts: DigestPicture) -> bytes:
    """The bars of options and phrases one under the other, then the course of the answers, where
    that is known.
    """
    sheet = Sheet(WIDTH)
    y = heading(sheet, facts.title)
    room = WIDTH - 2 * MARGIN
    for line in (*wrapped(facts.subtitle, PLAIN, room), *wrapped(facts.said, PLAIN, room)):
        sheet.text(MARGIN, y - SMALL / 2, line, PLAIN, colour=FAINT)
        y += PLAIN * 1.5
    for bars in facts.bars:
        y = drawn_bars(sheet, y, bars) + MARGIN / 2
    if facts.course:
        y = drawn_course(sheet, y, facts)
    return sheet.png(y + MARGIN)


def drawn_bars(sheet: Sheet, top: float, bars: Bars) -> float:
    """Each with its label above and the number at its end; returns the lower edge."""
    height = PADDING + LARGE * 1.4 + STEP * len(bars.bars) + PADDING / 2
    card(sheet, top, height, bars.heading)
    y = top + PADDING + LARGE * 1.6
    most = max(one.people for one in bars.bars) or 1
    room = RIGHT - LEFT - 110
    for one in bars.bars:
        label, *more = wrapped(one.label, PLAIN, RIGHT - LEFT - PLAIN)
        label += "…" if more else ""
        sheet.text(LEFT, y + PLAIN / 2, label, PLAIN)
        sheet.box(LEFT, y + PLAIN + 12, room, BAR, PAPER, radius=8)
        if one.people:
            sheet.box(
                LEFT, y + PLAIN + 12, max(16, room * one.people / most), BAR, ACCENT, radius=8
            )
        number = y + PLAIN + 12 + BAR / 2
        sheet.text(RIGHT, number, str(one.people), LARGE, align="right", strong=True)
        y += STEP
    return top + height


def drawn_course(sheet: Sheet, top: float, facts: DigestPicture) -> float:
    """A column for each part of its time."""
    height = PADDING + LARGE * 1.6 + PLAIN + TALL + PLAIN * 2.0 + PADDING / 2
    card(sheet, top, height, facts.course_heading)
    floor = top + PADDING + LARGE * 1.6 + PLAIN + TALL
    most = max(facts.course, default=0) or 1
    wide = (RIGHT - LEFT) / max(len(facts.course), 1)
    for number, count in enumerate(facts.course):
        x = LEFT + number * wide
        tall = max(3, TALL * count / most)
        colour = ACCENT if count else LINE
        sheet.box(x + GAP / 2, floor - tall, wide - GAP, tall, colour)
        if count:
            sheet.text(x + wide / 2, floor - tall - PLAIN * 0.6, str(count), PLAIN, align="center")
    sheet.text(LEFT, floor + PLAIN * 1.1, facts.begins, PLAIN, colour=FAINT)
    sheet.text(RIGHT, floor + PLAIN * 1.1, facts.ends, PLAIN, colour=FAINT, align="right")
    return top + height


def card(sheet: Sheet, top: float, height: float, title: str) -> None:
    sheet.box(MARGIN, top, WIDTH - 2 * MARGIN, height, CARD, radius=22, edge=LINE)
    sheet.text(LEFT, top + PADDING + LARGE / 2, title, LARGE, strong=True)
