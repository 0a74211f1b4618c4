"""A scene: what must be known about chats and people to count a batch of talk."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.groups import GroupId
from domain.people import PersonId


@dataclass(frozen=True, slots=True)
class Place:
    """A group that is counted. `cadre_side` are Telegram ids of its cadre and deputies."""

    group: GroupId
    zone: str
    cadre_side: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the program knows. `counts`: agreed that their activity is counted under their own
    number; everybody else is counted without one.
    """

    person: PersonId
    telegram_id: int
    username: str | None
    counts: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """`places` by chat, `people` by Telegram id, `usernames` to Telegram ids, `members` who is
    known in which group; all as far as the batch needs it.
    """

    places: Mapping[int, Place] = field(default_factory=dict)
    people: Mapping[int, Known] = field(default_factory=dict)
    usernames: Mapping[str, int] = field(default_factory=dict)
    members: frozenset[tuple[GroupId, PersonId]] = frozenset()
