"""Chats, members and messages as the walk's own model knows them: nothing here is the server's."""

from __future__ import annotations

from dataclasses import dataclass, field

NOTHING: frozenset[str] = frozenset()


class Refused(Exception):
    """By the rules of Telegram this cannot be done; nothing may change."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands in a chat. `granted` is what a restricted member may still do."""

    status: str = "left"
    rights: frozenset[str] = NOTHING
    granted: frozenset[str] = NOTHING
    inside: bool = True
    until: int = 0
    promoted_by: int = 0
    sees_all: bool = False

    @property
    def present(self) -> bool:
        if self.status == "restricted":
            return self.inside
        return self.status not in ("left", "kicked")

    @property
    def governs(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)


STRANGER = Standing()


@dataclass(slots=True)
class Poll:
    """A bot's poll with two answers: who chose which."""

    owner: int
    open_to_all: bool
    votes: dict[int, int] = field(default_factory=dict)
    closed: bool = False
    id: str = ""


@dataclass(slots=True, eq=False)
class Said:
    """One message. `what` is its text, or the name of its content; `addressed` are the bots that
    it means.
    """

    id: int
    place: Place = field(repr=False)
    author: int
    what: str
    date: int
    addressed: frozenset[int] = frozenset()
    permission: str = "can_send_messages"
    service: bool = False
    automatic: bool = False
    forwarded: bool = False
    reply_to: int | None = None
    thread: int | None = None
    in_topic: bool = False
    button: bool = False
    poll: Poll | None = None
    reactions: dict[int, str] = field(default_factory=dict)

    @property
    def exists(self) -> bool:
        return self.id in self.place.messages

    def by(self, user: int) -> bool:
        """Whether this is somebody's own message; a channel's post passed on is the channel's."""
        return self.author == user and not self.automatic


@dataclass(slots=True, eq=False)
class Place:
    """One chat. A private one belongs to a person (its id) and a bot."""

    id: int
    kind: str
    standings: dict[int, Standing] = field(default_factory=dict)
    messages: dict[int, Said] = field(default_factory=dict, repr=False)
    all_said: list[Said] = field(default_factory=list, repr=False)
    pins: list[int] = field(default_factory=list)
    last: int = 0
    title: str = ""
    topics: dict[int, bool] = field(default_factory=dict)
    discussion: Place | None = None
    moved_to: Place | None = None
    requests: set[int] = field(default_factory=set)
    bot: int = 0
    started: bool = False
    blocked: bool = False

    @property
    def private(self) -> bool:
        return self.kind == "private"

    @property
    def channel(self) -> bool:
        return self.kind == "channel"

    def forget(self, said: Said) -> None:
        """A deleted message is pinned no longer."""
        del self.messages[said.id]
        if said.id in self.pins:
            self.pins.remove(said.id)

    @property
    def counts_itself(self) -> bool:
        """Whether its messages are numbered apart from all others."""
        return self.kind in ("supergroup", "channel")
