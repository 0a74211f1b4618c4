"""Taking: what is due is leased, as far as there is room, and what has to wait is given back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.hand import HELD, Away, Hand, Held
from bot.delivery.permits import Permits, Sifted, unasked_by
from domain.manners import UNASKED_NAMES
from domain.outbox import Leased, Priority
from storage.database import Storage
from storage.transaction import Transaction

LEASE = timedelta(minutes=5)
URGENT = 20


@dataclass(frozen=True, slots=True)
class Taken:
    """`more` may be due; `next_due` is only asked when nothing is."""

    posts: list[Held]
    more: bool
    next_due: datetime | None


class Taking:
    """Between the outbox and the hand. `sender` is the name under which posts are leased."""

    def __init__(self, storage: Storage, hand: Hand, permits: Permits, sender: str) -> None:
        self._storage = storage
        self._permits = permits
        self._hand = hand
        self._sender = sender
        self._away: Away = {}
        self._more = False
        self._next_due: datetime | None = None
        self.news = True

    @property
    def is_complete(self) -> bool:
        """Nobody is still to be given back, and nobody to be taken."""
        return not self._away and not self._has_more_room

    @property
    def next_due(self) -> datetime | None:
        """When something comes due; None also while it does not matter, since there is no room."""
        return None if self._more else self._next_due

    async def exchange(self, now: datetime) -> None:
        """One transaction at most. DatabaseFailure changes nothing; it is to be called again."""
        self._send_away(self._hand.put_away(now))
        limit, before = self._wanted(now)
        if not limit and not self._away:
            return
        news, self.news = self.news, False
        try:
            taken = await self._storage.carry_out(lambda tx: self._trade(tx, now, limit, before))
        except BaseException:
            self.news = news
            raise
        self._away = {}
        self._more, self._next_due = taken.more, taken.next_due
        self._send_away(self._hand.take(taken.posts, now))

    @property
    def _has_more_room(self) -> bool:
        """What was left over because there was no room is taken when half of it is free again."""
        return self._more and self._hand.room >= HELD // 2

    def _wanted(self, now: datetime) -> tuple[int, Priority | None]:
        """How many posts to take, and more urgent than what."""
        news = self.news or (self._next_due is not None and self._next_due <= now)
        room = self._hand.room
        if room and (news or self._has_more_room):
            return room, None
        return (URGENT, self._hand.least_urgent) if news else (0, None)

    async def _trade(
        self, tx: Transaction, now: datetime, limit: int, before: Priority | None
    ) -> Taken:
        for until, ids in self._away.items():
            await tx.outbox.postpone(ids, self._sender, until)
        leased: list[Leased] = []
        if limit:
            leased = await tx.outbox.lease(self._sender, now, now + LEASE, limit, before=before)
        more = before is not None or (len(leased) == limit if limit else self._more)
        if joined := unasked_by(leased):
            along = joined, UNASKED_NAMES
            leased += await tx.outbox.lease_along(self._sender, now, now + LEASE, *along)
        sifted = await self._permits.sift(tx, now, leased) if leased else Sifted()
        for until, ids in sifted.waits.items():
            await tx.outbox.postpone(ids, self._sender, until)
        found = await tx.addresses.of({one.id: one.post for one, _ in sifted.goes})
        next_due = None if more else await tx.outbox.next_due()
        posts = [
            Held(one, found.get(one.id), joined, silent=one.id in sifted.silent)
            for one, joined in sifted.goes
        ]
        return Taken(posts, more, next_due)

    def _send_away(self, away: Away) -> None:
        for until, ids in away.items():
            self._away.setdefault(until, []).extend(ids)
