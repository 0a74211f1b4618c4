"""Digests: what came of a topic, in sums; said to the cadre side once it is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.topics import Answer, Topic

BLOCK = timedelta(minutes=10)
ENOUGH_PEOPLE = 5
"""Of fewer different people no phrase is shown."""
PARTS = 12
"""Of its time, in which answers are counted for the picture."""
SETTLES = timedelta(minutes=15)
"""Whoever was away works off first what was written meanwhile, and tells then."""
ON_TIME = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Bar:
    """A phrase or an option, and how many people are behind it."""

    label: str
    people: int


@dataclass(frozen=True, slots=True)
class Digest:
    """Of consenting people only. `seen` False: part of its time was not seen, so that `people` and
    `answers` are told as unknown. `course`: answers and votes in each part of its time.
    """

    people: int
    answers: int
    blocks: int
    votes: int
    consenting: int
    members: int | None
    seen: bool
    phrases: tuple[Bar, ...] = ()
    options: tuple[Bar, ...] = ()
    course: tuple[int, ...] = ()

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to draw."""
        return self.seen and sum(self.course) >= ENOUGH_PEOPLE


def digest_at(topic: Topic, now: datetime) -> datetime:
    """At once; late, if nobody was there when its time was over."""
    return now if now - topic.closes_at <= ON_TIME else now + SETTLES


def people_in(answers: Sequence[Answer]) -> int:
    return len({one.person for one in answers})


def blocks_in(answers: Sequence[Answer]) -> int:
    """Ten minutes in which somebody answered, however often."""
    return len({(one.person, block_of(one.at)) for one in answers})


def block_of(moment: datetime) -> int:
    return int(moment.timestamp()) // int(BLOCK.total_seconds())


def course_of(topic: Topic, moments: Sequence[datetime]) -> tuple[int, ...]:
    """How many came in each part of its time, from the opening to the end."""
    whole = (topic.closes_at - topic.opened_at) / PARTS
    counted = [0] * PARTS
    for moment in moments:
        part = int((moment - topic.opened_at) / whole) if whole else 0
        counted[min(max(part, 0), PARTS - 1)] += 1
    return tuple(counted)


@dataclass(frozen=True, slots=True)
class Bars:
    heading: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class DigestPicture:
    """What is drawn: plain facts with their words, since a worker process knows no language."""

    title: str
    subtitle: str
    said: str
    bars: tuple[Bars, ...]
    course_heading: str
    course: tuple[int, ...]
    begins: str
    ends: str
