"""Who was prompted on which day: the town's own calendar beside what stands on people's screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from playground.story.books import ZONE
from playground.story.duties import FIVE, IN_TWO_MONTHS
from playground.story.staff import Held
from playground.story.staff_kept import Facts, Unlike, unlike
from playground.story.story import Story
from playground.story.wanted import Sort

QUARTER, TWO_MONTHS = "quarter", "two-months"
APRIL, MAY, JULY = date(2026, 4, 1), date(2026, 5, 1), date(2026, 7, 1)
IN_MAY, MIDDLE = date(2026, 5, 29), "05-29"
"""When full-time and seconded cadres are told of nothing but the activities of two months."""
LATE = timedelta(hours=1)
DAYS: dict[str, dict[str, date]] = {
    # The opening of the quarter; of May and June on the first working day after the holiday.
    "04-01 08:30": {QUARTER: APRIL},
    "05-06 08:30": {TWO_MONTHS: MAY},
    # The 16th of May is a Saturday, the 31st a Sunday, the 28th of June a Sunday.
    "05-15 16:00": {QUARTER: APRIL},
    "05-29 16:00": {TWO_MONTHS: MAY},
    "06-17 08:30": {QUARTER: APRIL, TWO_MONTHS: MAY},
    "06-24 08:30": {QUARTER: APRIL, TWO_MONTHS: MAY},
    "06-26 16:00": {QUARTER: APRIL, TWO_MONTHS: MAY},
    "06-30 08:30": {QUARTER: APRIL, TWO_MONTHS: MAY},
    "07-01 08:30": {QUARTER: JULY, TWO_MONTHS: JULY},
}
"""When something is said, and the first day of the periods that it is about. Whoever came in the
last days of March owes nothing before April.
"""
EARLY = frozenset({"04-01 08:30", "05-06 08:30", "05-15 16:00", "05-29 16:00", "07-01 08:30"})
"""Openings and middles, which are another sort than the last reminders."""
HEADINGS = ("📅 ", "🕐 过半了", "⏳ 到", "⏳ 今天")
ENDS = ("要做的：", "还差：")


def prompts_compared(story: Story) -> list[Unlike]:
    """Nobody in the story reaches a hundred contacts, so that something is missing for everybody
    whose position owes so many; of the others nothing is said here.
    """
    named = {
        name: held
        for name, held in story.staff.held.items()
        if held.position != "part-time" and held.person is not None
    }
    books = {name: {"prompted": due(story, name, held)} for name, held in named.items()}
    screens = {name: {"prompted": seen(story, held)} for name, held in named.items()}
    for name, held in named.items():
        owed = story.duties.of_cadre(name, held, IN_MAY)
        if owed is not None and owed.done >= FIVE:  # perhaps by then, perhaps later
            for found in (books, screens):
                found[name]["prompted"] = [one for one in found[name]["prompted"] if one != MIDDLE]
    return list(unlike(facts(books), facts(screens)))


def due(story: Story, name: str, held: Held) -> list[str]:
    until = story.time.now - LATE.total_seconds()
    return [
        when[:5]
        for when, periods in DAYS.items()
        if moment(when).timestamp() <= until
        and owes(held, periods, moment(when).date())
        and (when in EARLY or story.wanted.hears(name, Sort.DEADLINES, moment(when).timestamp()))
    ]


def owes(held: Held, periods: dict[str, date], day: date) -> bool:
    """Whoever held the position on a period's first day, and holds it still."""
    if held.until is not None and held.until <= day:
        return False
    firsts = [
        first
        for length, first in periods.items()
        if length == QUARTER or held.position in IN_TWO_MONTHS
    ]
    return any(held.since <= first for first in firsts)


def seen(story: Story, held: Held) -> list[str]:
    """The days of messages in which a line of a prompt stands; one that came late came that day."""
    return list(reversed([f"{day:%m-%d}" for day in _days(story, held.person or 0)]))


def _days(story: Story, person: int) -> Iterator[date]:
    for message in story.reading.from_bot(story.reading.private(person)):
        if is_prompt(message.formatted.text):
            yield datetime.fromtimestamp(message.date, ZONE).date()


def is_prompt(text: str) -> bool:
    return any(line.startswith(HEADINGS) and line.endswith(ENDS) for line in text.splitlines())


def moment(when: str) -> datetime:
    return datetime.strptime(f"2026-{when}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)


def facts(found: dict[str, dict[str, list[str]]]) -> Facts:
    return {name: dict(one) for name, one in found.items()}
