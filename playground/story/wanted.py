"""The town's own list of what cadres want to be reminded of, and of what they want to hear no more;
and beside it what they were sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from playground.story.sent import minute, sent_to
from playground.story.staff_kept import Unlike, unlike

if TYPE_CHECKING:
    from playground.story.story import Story

WEEK, LATE = 7 * 86_400.0, 3600.0
SIGN = "⏰ "


class Sort(Enum):
    """By how a line of it begins and ends."""

    MORNING = ("☀️ 早上好",), ""
    DEADLINES = ("⏳ 到", "⏳ 今天"), "还差："

    def has(self, line: str) -> bool:
        begins, ends = self.value
        return line.startswith(begins) and line.endswith(ends)


@dataclass(frozen=True, slots=True)
class Asked:
    """Said at `first`, and `weekly` again and again; `group` is the town's name for one, None: to
    themselves.
    """

    name: str
    text: str
    first: float
    weekly: bool = False
    group: str | None = None

    def moments(self, until: float) -> Iterator[float]:
        moment = self.first
        while moment <= until:
            yield moment
            if not self.weekly:
                return
            moment += WEEK


@dataclass(slots=True)
class Wanted:
    """`muted` is since when somebody does not want to hear of a sort."""

    reminders: list[Asked] = field(default_factory=list)
    muted: dict[tuple[str, Sort], float] = field(default_factory=dict)

    def hears(self, name: str, sort: Sort, moment: float) -> bool:
        return moment < self.muted.get((name, sort), moment + 1)


def wanted_compared(story: Story) -> list[Unlike]:
    """Each reminder at its moments and where it was wanted; nothing of a muted sort."""
    until = story.time.now - LATE
    books: dict[str, dict[str, object]] = {}
    sent: dict[str, dict[str, object]] = {}
    for one in story.wanted.reminders:
        label = f"{one.name} {SIGN}{one.text}"
        books[label] = {"said": [minute(moment) for moment in one.moments(until)]}
        sent[label] = {"said": list(said(story, one))}
    for (name, sort), since in story.wanted.muted.items():
        label = f"{name}, {sort.name} muted"
        books[label] = {"heard since": []}
        sent[label] = {"heard since": list(heard(story, name, sort, since))}
    return list(unlike(books, sent))


def said(story: Story, one: Asked) -> Iterator[str]:
    """In the one place where it is wanted, and in no other."""
    person = story.staff.held[one.name].person or 0
    group = next((room.chat.id for room in story.county.rooms if room.name == one.group), None)
    for chat in (person, *(room.chat.id for room in story.county.rooms)):
        for sent in sent_to(story.town, chat):
            if sent.text == f"{SIGN}{one.text}":
                right = chat == (person if group is None else group)
                yield sent.minute if right else f"{sent.minute} elsewhere"


def heard(story: Story, name: str, sort: Sort, since: float) -> Iterator[str]:
    for sent in sent_to(story.town, story.staff.held[name].person or 0):
        if sent.at > since and any(sort.has(line) for line in sent.text.splitlines()):
            yield sent.minute
