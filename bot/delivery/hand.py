"""What delivery holds: posts that are leased and may go as soon as the limits allow it."""

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
    gone.
    """

    leased: Leased
    address: Address | None

    @property
    def id(self) -> OutboxId:
        return self.leased.id

    @property
    def chat(self) -> str | None:
        return None if self.address is None else self.address.chat

    @property
    def paced(self) -> bool:
        post = self.leased.post
        return post.kind is Kind.NOTICE or post.name != UNPACED


def turn(one: Held) -> tuple[int, int]:
    """The more urgent first, then the older."""
    return one.leased.post.priority, one.id


class Hand:
    """Chooses who goes next. Inside a chat nobody overtakes anybody of the same urgency."""

    def __init__(self, pace: Pace, lanes: Lanes) -> None:
        self._pace = pace
        self._lanes = lanes
        self._held: dict[OutboxId, Held] = {}

    def __len__(self) -> int:
        return len(self._held)

    @property
    def room(self) -> int:
        return max(0, HELD - len(self._held))

    @property
    def least_urgent(self) -> Priority:
        """Anything more urgent is worth being held although there is no room."""
        return max((one.leased.post.priority for one in self._held.values()), default=max(Priority))

    def take(self, new: Iterable[Held], now: datetime) -> Away:
        """Hold what was leased; handed back is who has to wait for long, until when."""
        away: Away = {}
        for one in sorted(new, key=turn):
            self._held[one.id] = one
            until = self._waits(one, now)
            if until is not None:
                self._send_away(one, until, away)
        return away

    def drop(self, one: Held) -> None:
        del self._held[one.id]

    def next(self, now: datetime) -> Held | None:
        """Who may go now. It stays in the hand until it is dropped from it."""
        opens = self._pace.opens(now)
        pace_open = opens is not None and opens <= now
        for one, lane in self._in_turn(now):
            if one.paced and not pace_open:
                continue
            if lane is None or (not lane.busy and lane.opens(now) <= now):
                return one
        return None

    def next_moment(self, now: datetime) -> datetime | None:
        """When somebody may go, if nothing else happens; None: only an answer can change it."""
        opens = self._pace.opens(now)
        moments = []
        for one, lane in self._in_turn(now):
            if (one.paced and opens is None) or (lane is not None and lane.busy):
                continue
            moment = now if lane is None else lane.opens(now)
            moments.append(max(moment, opens) if one.paced and opens is not None else moment)
        return min(moments, default=None)

    def put_away(self, now: datetime) -> Away:
        """Let go of those whose chat has closed for long, until when."""
        away: Away = {}
        for one, lane in list(self._in_turn(now)):
            if lane is not None and lane.opens(now) > now + PATIENCE:
                self._send_away(one, lane.opens(now), away)
        return away

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
        held = sum(other.chat == one.chat for other in self._held.values())
        return now + PATIENCE if held > lane.room(now) + SOON else None

    def _send_away(self, one: Held, until: datetime, away: Away) -> None:
        if one.chat is not None:
            lane = self._lanes.of(one.chat, until)
            lane.away_until = later(until, lane.away_until)
        away.setdefault(until, []).append(one.id)
        self.drop(one)

    def _in_turn(self, now: datetime) -> Iterator[tuple[Held, Lane | None]]:
        for one in sorted(self._held.values(), key=turn):
            yield one, None if one.chat is None else self._lanes.of(one.chat, now)
