"""Topics: posts that invite an answer, from the sending until their digest."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from domain.groups import GroupId
from domain.people import PersonId
from domain.polls import poll_of
from domain.refusals import Refusal

TopicId = NewType("TopicId", int)

DAY = timedelta(days=1)
USUAL_DAYS, DAYS = 3, range(1, 8)
"""So long it is open; replies are kept seven days at most, so that no topic is open longer."""
DIGESTED_WITHIN = timedelta(days=7)
"""After that replies are gone, and nothing is told of it any more."""
LONGEST_UNDER_PHOTO = 800
"""Telegram takes 1024 characters under a picture, and a line of ours stands there too."""


class TopicState(StrEnum):
    """POSTING: on its way into the group. UNSURE: nobody knows whether it stands there. FAILED: it
    could not be posted. LEFT: the cadre wants it no more. DIGESTED: told, and its replies are gone.
    """

    POSTING = "posting"
    OPEN = "open"
    CLOSED = "closed"
    DIGESTED = "digested"
    UNSURE = "unsure"
    FAILED = "failed"
    LEFT = "left"


class TopicAction(StrEnum):
    """SEE: its receipt came. DOUBT, REFUSE: no receipt, or a no. The cadre side posts it AGAIN,
    LEAVEs it, CLOSEs it; its time closes it too. DIGEST: by itself, once it is closed.
    """

    SEE = "see"
    DOUBT = "doubt"
    REFUSE = "refuse"
    AGAIN = "again"
    LEAVE = "leave"
    CLOSE = "close"
    DIGEST = "digest"


NEXT: dict[tuple[TopicState, TopicAction], TopicState] = {
    (TopicState.POSTING, TopicAction.SEE): TopicState.OPEN,
    (TopicState.POSTING, TopicAction.DOUBT): TopicState.UNSURE,
    (TopicState.POSTING, TopicAction.REFUSE): TopicState.FAILED,
    (TopicState.UNSURE, TopicAction.SEE): TopicState.OPEN,
    (TopicState.UNSURE, TopicAction.AGAIN): TopicState.POSTING,
    (TopicState.UNSURE, TopicAction.LEAVE): TopicState.LEFT,
    (TopicState.FAILED, TopicAction.AGAIN): TopicState.POSTING,
    (TopicState.FAILED, TopicAction.LEAVE): TopicState.LEFT,
    (TopicState.OPEN, TopicAction.CLOSE): TopicState.CLOSED,
    (TopicState.CLOSED, TopicAction.DIGEST): TopicState.DIGESTED,
}
STANDS = frozenset({TopicState.OPEN, TopicState.CLOSED, TopicState.DIGESTED})
"""It was seen in the group."""


class TopicHasMovedOn(Refusal):
    """The button is older than the topic: its state allows this no longer."""


@dataclass(frozen=True, slots=True)
class Topic:
    """`message` is None until its receipt has come, and once the chat is another one; `poll` is
    Telegram's id of it if it is voted on, `photo` that of the picture over it. `days`: so long it
    is open, from `opened_at` on.
    """

    id: TopicId
    group: GroupId
    state: TopicState
    text: str
    opened_at: datetime
    closes_at: datetime
    message: int | None = None
    thread: int | None = None
    poll: str | None = None
    photo: str | None = None
    days: int = USUAL_DAYS
    thanked_at: datetime | None = None

    @property
    def is_poll(self) -> bool:
        return self.photo is None and poll_of(self.text) is not None

    def after(self, action: TopicAction) -> TopicState:
        """TopicHasMovedOn if the table has no such step."""
        state = NEXT.get((self.state, action))
        if state is None:
            raise TopicHasMovedOn(state=self.state.value)
        return state


def before(action: TopicAction) -> tuple[TopicState, ...]:
    """The states in which it can be done."""
    return tuple(state for state, one in NEXT if one is action)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be posted, wherever and whenever."""

    text: str
    thread: int | None = None
    photo: str | None = None
    days: int = USUAL_DAYS


@dataclass(frozen=True, slots=True)
class Answer:
    """A consenting person's reply, until the digest is made."""

    person: PersonId
    text: str
    at: datetime
