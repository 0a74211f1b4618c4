"""Groups: the chats of cadres with young people, and what the bot may do there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId

GroupId = NewType("GroupId", int)
TopicId = NewType("TopicId", int)


class GroupState(StrEnum):
    """NEW: the bot is there, nobody has confirmed it. PAUSED: it was removed or lost its rights."""

    NEW = "new"
    COUNTING = "counting"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Group:
    """`chat` is Telegram's id of the chat as it is now; former ids lead to the same group.

    `rights` are the bot's own, by Telegram's names. `members` is Telegram's count as last told,
    None when never told. `counting_since` is None before the first day that is complete.
    """

    id: GroupId
    chat: int
    title: str
    language: str
    state: GroupState
    organisation: OrganisationId | None = None
    cadre: CadreId | None = None
    rights: frozenset[str] = frozenset()
    members: int | None = None
    counting_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Half-open time in which the bot saw nothing; `until` is None while it lasts."""

    group: GroupId
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a message, as far as reactions and replies to it need to know.

    `person` is None for everybody without consent.
    """

    person: PersonId | None
    cadre_side: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """A post that invites an answer; `message` is None until its receipt has come."""

    id: TopicId
    group: GroupId
    text: str
    opened_at: datetime
    closes_at: datetime
    message: int | None = None
    thread: int | None = None
