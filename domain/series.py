"""Series: issues under one name, with numbers, for whoever wants them in private."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType
from unicodedata import category

from domain.lengths import LONGEST_CAPTION, LONGEST_HANDED_OVER, length_of
from domain.people import PersonId
from domain.refusals import Refusal

SeriesId = NewType("SeriesId", int)
IssueId = NewType("IssueId", int)

PAYLOAD = "s"
LONGEST_NAME = 24
LONGEST_UNDER_PHOTO = LONGEST_CAPTION - 64
"""Under a picture stand the name and the number of the issue as well."""
RUNNING_AT_MOST = 5
"""Of one person at a time."""
MARKS = frozenset({"Ps", "Pe", "Pi", "Pf"})  # opening and closing ones
SHOWN_FROM = 3
"""Fewer people than this are not shown as a number: with two it is easy to guess who."""


class SeriesUnnamed(Refusal):
    """Nothing was written, or only blanks."""


class SeriesNameTooLong(Refusal):
    """More than `limit` characters."""


class SeriesNameTaken(Refusal):
    """They run one of this name already."""


class SeriesEnough(Refusal):
    """`most` of theirs run already."""


class SeriesNotYours(Refusal):
    """It is run by somebody else, or there is none of this number."""


class SeriesEnded(Refusal):
    """It has ended: nothing new comes, and nobody can subscribe any more."""


class IssueEmpty(Refusal):
    """Nothing was written, and there is no picture."""


class IssueTooLong(Refusal):
    """More than `limit` characters, which fit into one message."""


class IssueTooLongUnderPhoto(Refusal):
    """More than `limit` characters, which fit under a picture."""


@dataclass(frozen=True, slots=True)
class Series:
    """`person` runs it; None once they were erased. `latest` is the number of the newest issue, 0
    before the first.
    """

    id: SeriesId
    person: PersonId | None
    name: str
    started_at: datetime
    ended_at: datetime | None = None
    latest: int = 0

    @property
    def is_running(self) -> bool:
        return self.ended_at is None and self.person is not None

    def ended(self, now: datetime) -> "Series":
        """SeriesEnded if it has ended already."""
        if not self.is_running:
            raise SeriesEnded
        return replace(self, ended_at=now)


@dataclass(frozen=True, slots=True)
class Issue:
    """`photo` is Telegram's id of its picture, which is not kept here. Of an erased writer there
    are neither words nor picture. `deliveries`: to how many subscribers it was sent; `reads`: how
    many of them have tapped. Both are counted by the program, as sums, and stay when somebody
    leaves.
    """

    id: IssueId
    series: SeriesId
    number: int
    text: str
    sent_at: datetime
    photo: str | None = None
    deliveries: int = 0
    reads: int = 0

    @property
    def is_blank(self) -> bool:
        return not self.text and self.photo is None


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one series, as its cadre sees it."""

    series: Series
    subscribers: int
    issues: tuple[Issue, ...]


def named(text: str) -> str:
    """On one line, and without the marks around a title. SeriesUnnamed or SeriesNameTooLong."""
    name = " ".join(text.split())
    name = name.strip("".join(one for one in name if category(one) in MARKS) + " ")
    if not name:
        raise SeriesUnnamed
    if length_of(name) > LONGEST_NAME:
        raise SeriesNameTooLong(limit=LONGEST_NAME)
    return name


def written(text: str, photo: str | None = None) -> str:
    """IssueEmpty or IssueTooLong; with a picture IssueTooLongUnderPhoto, and it needs no words."""
    said = text.strip()
    if photo is not None and length_of(said) > LONGEST_UNDER_PHOTO:
        raise IssueTooLongUnderPhoto(limit=LONGEST_UNDER_PHOTO)
    if not said and photo is None:
        raise IssueEmpty
    if length_of(said) > LONGEST_HANDED_OVER:
        raise IssueTooLong(limit=LONGEST_HANDED_OVER)
    return said


def payload_of(id: SeriesId) -> str:
    """Of the link by which somebody comes to subscribe."""
    return f"{PAYLOAD}{id}"


def shown(people: int) -> int | None:
    """None: too few to be shown."""
    return people if people == 0 or people >= SHOWN_FROM else None
