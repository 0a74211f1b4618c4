"""What delivery holds: posts that are leased and may go as soon as the limits allow it."""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.pacing import Lane, Lanes, Pace, later
from domain.outbox import Address, Kind, Leased, OutboxId, Priority

HELD = 60
# Whatever has to wait longer goes back into the outbox, and keeps nobody else from being held.
PATIENCE = timedelta(seconds=2)
# How many of one chat may go within that time, besides those that may go at once.
SOON = 2
# Answers to pressed buttons are no messages: they go first, and Telegram does not count them.
UNPACED = "answerCallbackQuery"

# Who has to wait, by the moment until which they wait.
Away = dict[datetime, list[OutboxId]]


@dataclass(frozen=True, slots=True)
class Held:
    """A leased post, and the chat it goes to; None for a call to no chat, or a receiver who is
    gone. `joined` are posts to the same person that go along in one message. `silent`: it makes no
    sound where it arrives.
    """

    leased: Leased
    address: Address | None
    joined: tuple[Leased, ...] = ()
    silent: bool = False

    @property
    def id(self) -> OutboxId:
        return self.leased.id

    @property
    def ids(self) -> list[OutboxId]:
        return [self.leased.id, *(one.id for one in self.joined)]

    @property
    def chat(self) -> str | None:
        return None if self.address is None else self.address.chat

    @property
    def edits(self) -> str | None:
        return self.leased.post.edits

    @property
    def paced(self) -> bool:
        post = self.leased.post
        return post.kind is Kind.NOTICE or post.name != UNPACED

    @property
    def hurried(self) -> bool:
        """Somebody waits for it at this moment."""
        return self.leased.post.priority <= Priority.ANSWER


def turn(one: Held) -> tuple[int, int, int]:
    """What no pace holds up first, then the more urgent, then the older."""
    return int(one.paced), one.leased.post.priority, one.id


class Hand:
    """Chooses who goes next. Inside a chat nobody overtakes anybody of the same urgency."""

    def __init__(self, pace: Pace, lanes: Lanes) -> None:
        self._pace = pace
        self._lanes = lanes
        self._held: list[Held] = []
        self._chats: Counter[str | None] = Counter()
        self._changed: set[str] = set()
        self._overtaken: list[Held] = []

    def __len__(self) -> int:
        return len(self._held)

    @property
    def room(self) -> int:
        return max(0, HELD - len(self._held))

    @property
    def least_urgent(self) -> Priority:
        """Anything more urgent is worth being held although there is no room."""
        return max((one.leased.post.priority for one in self._held), default=max(Priority))

    def take(self, new: Iterable[Held], now: datetime) -> Away:
        """Hold what was leased; handed back is who has to wait for long, until when."""
        away: Away = {}
        for one in sorted(self._without_overtaken(new), key=turn):
            insort(self._held, one, key=turn)
            self._chats[one.chat] += 1
            until = self._waits(one, now)
            if until is not None:
                self._send_away(one, until, away)
        return away

    def drop(self, one: Held) -> None:
        self._held.remove(one)
        self._chats[one.chat] -= 1
        if not self._chats[one.chat]:
            del self._chats[one.chat]

    def overtaken(self) -> list[Held]:
        """Edits that need not be sent, since a newer one of the same is held. Handed out once."""
        gone, self._overtaken = self._overtaken, []
        return gone

    def next(self, now: datetime) -> Held | None:
        """Who may go now. It stays in the hand until it is dropped from it."""
        for one, opens in self._in_turn(now):
            if opens > now:
                return None
            lane = self._lane(one, now)
            if lane is None or (not lane.busy and opening(one, lane, now) <= now):
                return one
        return None

    def next_moment(self, now: datetime) -> datetime | None:
        """When somebody may go, if nothing else happens; None: only an answer can change it."""
        first: datetime | None = None
        for one, opens in self._in_turn(now):
            if first is not None and first <= opens:
                return first
            lane = self._lane(one, now)
            if lane is not None and lane.busy:
                continue
            moment = opens if lane is None else max(opens, opening(one, lane, now))
            first = moment if first is None else min(first, moment)
        return first

    def holds(self, chat: str | None) -> bool:
        """Does anybody wait for this chat?"""
        return chat is not None and chat in self._chats

    def changed(self, chat: str) -> None:
        """Something was said there, or Telegram asked for patience."""
        self._changed.add(chat)

    def put_away(self, now: datetime) -> Away:
        """Let go of those whose chat has closed for long since this was last asked, until when."""
        away: Away = {}
        changed, self._changed = self._changed, set()
        for chat in changed & self._chats.keys():
            opens = self._lanes.of(chat, now).opens(now)
            if opens > now + PATIENCE:
                for one in [held for held in self._held if held.chat == chat]:
                    self._send_away(one, opens, away)
        return away

    def _without_overtaken(self, new: Iterable[Held]) -> list[Held]:
        """Of several edits of the same the newest, and whatever somebody waits for the receipt of;
        the others also go out of the hand.
        """
        new = list(new)
        edits = [one for one in (*self._held, *new) if one.edits is not None]
        newest = {(one.chat, one.edits): one.id for one in sorted(edits, key=lambda one: one.id)}
        gone = [
            one
            for one in edits
            if one.leased.post.receipt is None and newest[one.chat, one.edits] != one.id
        ]
        self._overtaken += gone
        for one in [held for held in self._held if held in gone]:
            self.drop(one)
        return [one for one in new if one not in gone]

    def _waits(self, one: Held, now: datetime) -> datetime | None:
        """Until when a newcomer is sent away; None if it is worth holding it. Whoever comes while
        others of its chat are away joins them.
        """
        if one.chat is None:
            return None
        lane = self._lanes.of(one.chat, now)
        opens = lane.opens(now)
        if lane.away_until is not None and lane.away_until > now:
            return max(lane.away_until, opens)
        if opens > now + PATIENCE:
            return opens
        held = self._chats[one.chat]
        return now + PATIENCE if held > lane.room(now) + SOON else None

    def _send_away(self, one: Held, until: datetime, away: Away) -> None:
        if one.chat is not None:
            lane = self._lanes.of(one.chat, until)
            lane.away_until = later(until, lane.away_until)
        away.setdefault(until, []).extend(one.ids)
        self.drop(one)

    def _in_turn(self, now: datetime) -> Iterator[tuple[Held, datetime]]:
        """Each with the moment from which the pace lets it go, which comes later and later; whom
        only an answer lets go is left out.
        """
        paces: dict[bool, datetime | None] = {}
        for one in self._held:
            opens: datetime | None = now
            if one.paced:
                even = not one.hurried
                if even not in paces:
                    paces[even] = self._pace.opens(now, even=even)
                opens = paces[even]
            if opens is None:
                return
            yield one, opens

    def _lane(self, one: Held, now: datetime) -> Lane | None:
        return None if one.chat is None else self._lanes.of(one.chat, now)


def opening(one: Held, lane: Lane, now: datetime) -> datetime:
    """When a post may go into its chat: an edit also not too soon after the one before."""
    moment = lane.opens(now)
    return moment if one.edits is None else max(moment, lane.edit_opens(one.edits, now))
