"""The outbox: what must be said, committed together with its cause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NewType

from domain.groups import GroupId
from domain.people import PersonId

OutboxId = NewType("OutboxId", int)


class Kind(StrEnum):
    """A call stands there as it is sent; a notice is a fact, worded when it is sent."""

    CALL = "call"
    NOTICE = "notice"


class State(StrEnum):
    """DEAD: can never succeed; kept for a week, to be sent again or discarded."""

    WAITING = "waiting"
    LEASED = "leased"
    DONE = "done"
    DEAD = "dead"


class Priority(IntEnum):
    """What goes first. A pressed button and a call for help cannot wait; a reminder can, and what
    goes to very many at once waits for everything else.
    """

    AT_ONCE = 0
    ANSWER = 10
    GROUP = 20
    NOTICE = 30
    BROADCAST = 40


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who gets Telegram's answer: a service's name and the number of its thing."""

    name: str
    id: int


@dataclass(frozen=True, slots=True)
class Post:
    """Something to be said, not yet in the outbox.

    `name` is the method of a call or the name of a notice, `fields` what belongs to it as plain
    data. `due` is the first moment it may go. A second post with the same `dedupe_key` is dropped.
    """

    kind: Kind
    name: str
    fields: Mapping[str, object]
    due: datetime
    priority: Priority = Priority.ANSWER
    person: PersonId | None = None
    group: GroupId | None = None
    dedupe_key: str | None = None
    receipt: Receipt | None = None

    @property
    def edits(self) -> str | None:
        """Which message of its chat a call changes, and by which method; None: it says something
        new. Of two posts that edit the same only the newer needs to be sent.
        """
        if self.kind is not Kind.CALL or not self.name.startswith("edit"):
            return None
        message = self.fields.get("message_id")
        return None if message is None else f"{self.name} {message}"


@dataclass(frozen=True, slots=True)
class Address:
    """The chat to which a post goes at present, as Telegram names it, and whether it can be
    written to. `thread`: where a notice to a forum goes that names none itself.
    """

    chat: str
    reachable: bool = True
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Leased:
    """A post that this process may send until its lease ends. `attempts` counts this one too."""

    id: OutboxId
    post: Post
    attempts: int
    lease_until: datetime
