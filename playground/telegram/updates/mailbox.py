"""A bot's queue of updates, with the exact semantics of offsets and of `allowed_updates`."""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from playground.telegram.clock import DAY, Clock

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "subscription",
    "stopped_message_generation",
)
# What is sent only to a bot that names it.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
USUAL_KINDS = frozenset(KINDS) - ON_REQUEST
LIFE = DAY
QUIET_WEEK = 7 * DAY
SLACK = 10


@dataclass(frozen=True, slots=True)
class Update:
    """A queued update: `body` is the finished JSON, `lane` the chat (order is kept within it)."""

    id: int
    date: int
    lane: int
    body: bytes


@dataclass(slots=True)
class Webhook:
    """Where updates are posted instead of being polled, and how the last failure looked."""

    url: str
    secret: str = ""
    max_connections: int = 40
    ip_address: str = ""
    has_certificate: bool = False
    last_error_date: int = 0
    last_error_message: str = ""


class Mailbox:
    """What one bot has not confirmed yet. `news` is set whenever there may be something to do.

    `listener` is told of the updates that a poll is given; of unconfirmed ones each time anew.
    """

    def __init__(self, clock: Clock, random: Random) -> None:
        self._clock = clock
        self._random = random
        self._next_id = random.randrange(100_000_000, 900_000_000)
        self._last_put = clock.now()
        self._polls = 0
        self.pending: deque[Update] = deque()
        self.allowed: frozenset[str] | None = None
        self.webhook: Webhook | None = None
        self.news = asyncio.Event()
        self.listener: Callable[[list[Update]], None] | None = None

    def wants(self, kind: str) -> bool:
        """Whether an update of this kind is queued at all; a later change of `allowed_updates`
        does not touch what is in the queue.
        """
        return kind in (USUAL_KINDS if self.allowed is None else self.allowed)

    def put(self, kind: str, payload: bytes, *, date: int, lane: int) -> None:
        """Queue an update whose JSON value is `payload`; after a quiet week ids start anew."""
        if not self.wants(kind):
            return
        now = self._clock.now()
        if now - self._last_put > QUIET_WEEK:
            self._next_id = self._random.randrange(100_000_000, 900_000_000)
        self._last_put = now
        body = b'{"update_id":%d,"%s":%s}' % (self._next_id, kind.encode(), payload)
        self.pending.append(Update(self._next_id, date, lane, body))
        self._next_id += 1
        self.news.set()

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds the bot asks for; an empty list means the usual ones."""
        known = frozenset(kinds) & frozenset(KINDS)
        self.allowed = known or None

    def confirm(self, offset: int) -> None:
        """Forget everything before `offset`; a negative one keeps the last `-offset` updates.

        An offset far beyond the end belongs to an older numbering and confirms nothing.
        """
        self.forget_expired()
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        elif offset <= self._next_id + SLACK:
            while self.pending and self.pending[0].id < offset:
                self.pending.popleft()

    def forget_expired(self) -> None:
        """Updates live until 24 hours after their date, not after they were queued."""
        limit = self._clock.now() - LIFE
        if self.pending and min(self.pending[0].date, self.pending[-1].date) < limit:
            kept = [update for update in self.pending if update.date >= limit]
            self.pending.clear()
            self.pending.extend(kept)

    def first(self, limit: int) -> list[Update]:
        given = [update for _, update in zip(range(limit), self.pending, strict=False)]
        if self.listener is not None:
            self.listener(given)
        return given

    def remove(self, update: Update) -> None:
        """A webhook has accepted the update."""
        if update in self.pending:
            self.pending.remove(update)

    def clear(self) -> None:
        self.pending.clear()

    def begin_poll(self) -> int:
        """Start a long poll, which ends any other one; the number tells them apart."""
        self._polls += 1
        self.news.set()
        return self._polls

    def is_current(self, poll: int) -> bool:
        return poll == self._polls
