"""A chart of a county's quarter: each group's people and blocks by week, and its lights."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.canvas import CARD, FAINT, INK, LINE, PAPER, Sheet
from exports.charts import LARGE, LEFT, MARGIN, PADDING, RIGHT, SMALL, WIDTH, grouped, heading
from exports.fonts import width, wrapped

PEOPLE, BLOCKS = "#2F6DB5", "#8FB3DB"
LIGHTS = ("#C8372D", "#1F8A8A", "#DFA226")
TINY = 21
STRIP, GAP = 104, 46
LIGHT, LIGHT_GAP = 74, 28


@dataclass(frozen=True, slots=True)
class Week:
    """`label` is its first day. None: of this week something is unknown."""

    label: str
    people: int | None
    blocks: int | None


@dataclass(frozen=True, slots=True)
class GroupWeeks:
    """`lights` are the days with a voice, interaction, a topic, of so many `days`."""

    title: str
    weeks: tuple[Week, ...]
    lights: tuple[int, int, int]
    days: int


@dataclass(frozen=True, slots=True)
class County:
    """`people`, `blocks` and `lights` are the words for them."""

    title: str
    note: str
    groups: tuple[GroupWeeks, ...]
    people: str
    blocks: str
    lights: tuple[str, str, str]
    unknown: str = "—"


def county_chart(facts: County) -> bytes:
    """Each group by its own scale: groups of a hundred and of ten stand in one picture."""
    sheet = Sheet(WIDTH)
    y = heading(sheet, facts.title)
    for line in wrapped(facts.note, SMALL, WIDTH - 2 * MARGIN):
        sheet.text(MARGIN, y - SMALL / 2, line, SMALL, colour=FAINT)
        y += SMALL * 1.5
    for group in facts.groups:
        y = drawn_group(sheet, y, group, facts) + MARGIN / 2
    return sheet.png(y + MARGIN / 2)


def drawn_group(sheet: Sheet, top: float, group: GroupWeeks, facts: County) -> float:
    height = PADDING + LARGE * 1.15 + 2 * (STRIP + GAP) + TINY * 2 + LIGHT + PADDING / 2
    sheet.box(MARGIN, top, WIDTH - 2 * MARGIN, height, CARD, radius=22, edge=LINE)
    y = top + PADDING + LARGE / 2
    sheet.text(LEFT, y, wrapped(group.title, LARGE, RIGHT - LEFT)[0], LARGE, strong=True)
    y += LARGE * 1.15
    for word, values, colour in (
        (facts.people, [week.people for week in group.weeks], PEOPLE),
        (facts.blocks, [week.blocks for week in group.weeks], BLOCKS),
    ):
        sheet.text(LEFT, y, word, TINY, colour=FAINT)
        drawn_bars(sheet, y + GAP + STRIP - TINY, values, colour, facts.unknown)
        y += STRIP + GAP
    for x, week in zip(middles(len(group.weeks)), group.weeks, strict=True):
        sheet.text(x, y, week.label, TINY * 0.85, colour=FAINT, align="center")
    drawn_lights(sheet, y + TINY * 2 + LIGHT / 2, group, facts.lights)
    return top + height


def drawn_bars(
    sheet: Sheet, base: float, values: Sequence[int | None], colour: str, unknown: str
) -> None:
    """Bars on one line, each with its number above; a hatched one with a dash is unknown."""
    most = max((value for value in values if value is not None), default=0)
    room = STRIP - 2 * TINY
    wide = (RIGHT - LEFT) / max(len(values), 1) * 0.62
    for x, value in zip(middles(len(values)), values, strict=True):
        tall = room * 0.45 if value is None else max(room * value / max(most, 1), 2)
        left, upper = x - wide / 2, base - tall
        if value is None:
            sheet.box(left, upper, wide, tall, PAPER, edge="#CFC8B8", hatched=True)
        else:
            sheet.box(left, upper, wide, tall, colour)
        shown = unknown if value is None else grouped(value)
        ink = INK if value else FAINT
        sheet.text(x, upper - TINY * 0.8, shown, TINY, colour=ink, align="center")
    sheet.box(LEFT, base, RIGHT - LEFT, 1.5, LINE)


def drawn_lights(sheet: Sheet, y: float, group: GroupWeeks, words: tuple[str, str, str]) -> None:
    """Three bars side by side, each as full as the share of its days."""
    part = (RIGHT - LEFT + LIGHT_GAP) / len(LIGHTS)
    for number, (word, days, colour) in enumerate(zip(words, group.lights, LIGHTS, strict=True)):
        x, wide = LEFT + number * part, part - LIGHT_GAP
        sheet.dot(x + 9, y - 18, 18, colour)
        sheet.text(x + 28, y - 18, word, TINY)
        shown = f"{days} / {group.days}"
        sheet.text(x + wide - width(shown, TINY), y - 18, shown, TINY, colour=FAINT)
        sheet.box(x, y + 2, wide, 10, PAPER, radius=5)
        full = wide * days / max(group.days, 1)
        if days:
            sheet.box(x, y + 2, max(full, 10), 10, colour, radius=5)


def middles(columns: int) -> list[float]:
    wide = (RIGHT - LEFT) / max(columns, 1)
    return [LEFT + (number + 0.5) * wide for number in range(columns)]
