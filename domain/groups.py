"""Groups: the chats of cadres with young people, and what the bot may do there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, NewType

from domain.organisations import Cadre, CadreId, OrganisationId
from domain.people import PersonId

GroupId = NewType("GroupId", int)

MEMBER, ADMINISTRATOR = "member", "administrator"
RUNNING = ("creator", "administrator")
THERE = (*RUNNING, "member")


class GroupState(StrEnum):
    """NEW: the bot is there, nobody has confirmed it. PAUSED: it was removed or lost its rights, or
    whoever runs the group wants it so.
    """

    NEW = "new"
    COUNTING = "counting"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Group:
    """`chat` is Telegram's id of the chat as it is now; former ids lead to the same group.

    `rights` are the bot's own: Telegram's names, with "member" as long as the bot is in the chat
    and "administrator" while it is one. `members` is Telegram's count as last told, without the
    bot; None when never told. `counting_since` is None before the first day that is complete.
    `welcome` is the message that stands in the chat to welcome people, and `greets` whether one is
    posted when the bot comes. `held`: whoever runs the group has paused counting. `cards_thread`:
    in a forum, the thread in which cards and the welcome stand; None for General.
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
    welcome: int | None = None
    greets: bool = True
    held: bool = False
    cards_thread: int | None = None

    @property
    def has_bot(self) -> bool:
        return MEMBER in self.rights

    def left_behind(self, message: object) -> bool:
        """Whether a message, as Telegram tells it, stands in the chat that the group had before it
        migrated: its number may be another one's here.
        """
        match message:
            case {"chat": {"id": int(chat)}}:
                return chat != self.chat
            case _:
                return False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody, or the bot itself, stands in a chat."""

    runs_chat: bool
    rights: frozenset[str]

    @classmethod
    def told(cls, facts: Mapping[str, object]) -> "Standing":
        """From Telegram's `ChatMember`; what it does not say is no right."""
        status = facts.get("status")
        there = status in THERE or (status == "restricted" and facts.get("is_member") is True)
        if not there:
            return cls(runs_chat=False, rights=frozenset())
        rights = {name for name, value in facts.items() if name[:4] == "can_" and value is True}
        runs = status in RUNNING
        return cls(runs, frozenset(rights | {MEMBER} | ({ADMINISTRATOR} if runs else set())))

    @property
    def there(self) -> bool:
        return MEMBER in self.rights


@dataclass(frozen=True, slots=True)
class BotMoved:
    """Telegram's word that the bot's own standing in a chat has changed, and who changed it."""

    chat: int
    title: str
    before: Standing
    after: Standing
    by: int
    at: datetime

    @property
    def arrived(self) -> bool:
        return self.after.there and not self.before.there


def sees_everything(rights: frozenset[str], sees_all: bool) -> bool:
    """Whether plain talk reaches the bot: as administrator, or with privacy mode off (`sees_all`).

    Otherwise it sees commands and replies to itself alone, and would count almost nothing.
    """
    return ADMINISTRATOR in rights or (MEMBER in rights and sees_all)


def state_of(*, bound: bool, sees: bool, held: bool = False) -> GroupState:
    """A group without a cadre waits for one; one with a cadre is counted while the bot sees it and
    nobody holds it.
    """
    if not bound:
        return GroupState.NEW
    return GroupState.COUNTING if sees and not held else GroupState.PAUSED


@dataclass(frozen=True, slots=True)
class Thread:
    """One of a forum's threads, as far as the bot has heard of it; General is none of them. In a
    closed one only administrators can write.
    """

    group: GroupId
    id: int
    name: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class GroupPanel:
    """What somebody who runs a group can see and set of it. `responsible`: not as a deputy.
    `threads` are those that are open.
    """

    group: Group
    responsible: bool
    deputies: tuple[Cadre, ...] = ()
    threads: tuple[Thread, ...] = ()

    @property
    def cards(self) -> Thread | None:
        """Where cards stand; None for General."""
        return next((one for one in self.threads if one.id == self.group.cards_thread), None)


@dataclass(frozen=True, slots=True)
class Heirs:
    """To whom a group could be handed: `now` is responsible, if anybody still is, `able` could be
    next.
    """

    group: Group
    now: Cadre | None
    able: tuple[Cadre, ...]


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A contact of the cadre before: do they want to be one of `cadre`, who has got the group?"""

    person: PersonId
    cadre: CadreId
    group: GroupId


@dataclass(frozen=True, slots=True)
class Gap:
    """Half-open time in which the bot saw nothing; `until` is None while it lasts."""

    group: GroupId
    since: datetime
    until: datetime | None = None


class Author(NamedTuple):
    """Who wrote a message, as far as reactions and replies to it need to know.

    `person` is None for everybody without consent.
    """

    person: PersonId | None
    cadre_side: bool
