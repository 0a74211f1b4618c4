"""A scene: what must be known about chats and people to count a batch of talk."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from domain.groups import Author, GroupId
from domain.people import PersonId


class Term(NamedTuple):
    """From when to when, half-open, somebody holds a position; None: until further notice."""

    since: date
    until: date | None

    def holds_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Place:
    """A group that is counted. `cadre_side` are Telegram ids of its cadre and deputies, and `terms`
    the days on which they are it; whoever has none there is it always.
    """

    group: GroupId
    zone: str
    cadre_side: frozenset[int] = frozenset()
    terms: Mapping[int, tuple[Term, ...]] = field(default_factory=dict)

    def is_side(self, telegram_id: int, day: date) -> bool:
        """The first day of a position belongs to it, and its end is the first that does not."""
        if telegram_id not in self.cadre_side:
            return False
        terms = self.terms.get(telegram_id)
        return terms is None or any(one.holds_on(day) for one in terms)


class Known(NamedTuple):
    """Somebody the program knows. `counts`: agreed that their activity is counted under their own
    number; everybody else is counted without one.
    """

    person: PersonId
    telegram_id: int
    username: str | None
    counts: bool


class Asked(NamedTuple):
    """What a scene is to show: chats, people by Telegram id or username in small letters, and
    albums and messages by their chat.
    """

    chats: Collection[int] = ()
    people: Collection[int] = ()
    usernames: Collection[str] = ()
    albums: Collection[tuple[int, str]] = ()
    messages: Collection[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """`places` by chat, `people` by Telegram id, `usernames` to Telegram ids, `members` who is
    known in which group, `albums` that were met before, `authors` of messages; all as far as the
    batch needs it.
    """

    places: Mapping[int, Place] = field(default_factory=dict)
    people: Mapping[int, Known] = field(default_factory=dict)
    usernames: Mapping[str, int] = field(default_factory=dict)
    members: frozenset[tuple[GroupId, PersonId]] = frozenset()
    albums: frozenset[tuple[GroupId, str]] = frozenset()
    authors: Mapping[tuple[GroupId, int], Author] = field(default_factory=dict)
