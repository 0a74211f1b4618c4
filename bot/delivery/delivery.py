"""The loop: take what is due, send what may go, rest until something changes."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from secrets import token_hex

from bot.clock import Clock, Leaps
from bot.delivery.hand import Hand, Held
from bot.delivery.marking import Marker
from bot.delivery.pacing import MINUTE, SECOND, Lanes, Pace
from bot.delivery.permits import Permits
from bot.delivery.receipts import Receipts
from bot.delivery.resting import Rest
from bot.delivery.sending import LONGEST, Sender, Sent
from bot.delivery.taking import Taking
from bot.logs import logger
from bot.seats import FREE, Seat, pause
from bot.telegram import Outcome, Verdict
from bot.transport import Transport
from bot.wording.table import Wording
from domain.manners import NOT_TWICE
from domain.outbox import State
from storage.database import Storage
from storage.failures import DatabaseFailure
from storage.transaction import Transaction

PAUSE = timedelta(seconds=1)
GRACE_SECONDS = 3.0
# Ceilings and holidays put nothing off for so long: whoever did had a wrong clock.
FARTHEST = timedelta(days=30)
# A post that fails again and again holds up its chat no longer.
HOLDS_UP = 3


class Delivery:
    """The one sender of a token. Call `wake` after every commit that may have added a post.

    `answered` is called after a commit in which services got what Telegram answered.
    """

    def __init__(
        self,
        storage: Storage,
        transport: Transport,
        clock: Clock,
        wording: Wording,
        receipts: Receipts,
        permits: Permits,
        seat: Seat = FREE,
        answered: Callable[[], None] = lambda: None,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._seat = seat
        self._name = f"delivery-{token_hex(6)}"
        self._pace, self._lanes = Pace(), Lanes()
        self._hand = Hand(self._pace, self._lanes)
        self._taking = Taking(storage, self._hand, permits, self._name)
        self._sender = Sender(storage, transport, clock, wording)
        self._answered = answered
        self._marker = Marker(storage, clock, receipts, self._name, self._written)
        self._rest = Rest(clock)
        self._leaps = Leaps(clock)
        self._flights: set[asyncio.Task[None]] = set()

    @property
    def resting(self) -> bool:
        """True while nothing happens unless the clock moves or somebody wakes it."""
        return self._rest.is_on and not self._flights and self._marker.is_idle

    def wake(self) -> None:
        """Something new may be due."""
        self._taking.news = True
        self._rest.wake()

    def _written(self) -> None:
        """What Telegram answered is committed."""
        self.wake()
        self._answered()

    async def depth(self) -> int:
        """How many posts are not done yet, due or not."""
        async with self._storage.read_only() as view:
            states = await view.outbox.states()
        return states.get(State.WAITING, 0) + states.get(State.LEASED, 0)

    async def run(self, stop: asyncio.Event, at_last: asyncio.Event | None = None) -> None:
        """Until `stop` is set: then what is on its way is finished, and the rest handed back. A
        database that fails is waited for until `at_last` is set, or not at all.
        """
        at_last = at_last or stop
        await self._storage.carry_out(self._begin)
        marking = asyncio.create_task(self._marker.run())
        marking.add_done_callback(lambda _: self._rest.wake())
        watching = asyncio.create_task(stop.wait())
        watching.add_done_callback(lambda _: self._rest.wake())
        try:
            while not stop.is_set() and not marking.done():
                await self._round()
        finally:
            watching.cancel()
            self._rest.end()
            await self._land()
            self._marker.end(at_last)
            await marking
            await self._hand_back(at_last)

    async def _begin(self, tx: Transaction) -> None:
        """What a killed process held waits again, after the window in which it may have sent; but
        what must not be said twice is put before a human. The limits go on from what was sent in
        the last minute.
        """
        now = self._clock.now()
        unsure = await tx.outbox.take_over(self._name, NOT_TWICE)
        killed = Verdict(Outcome.UNSURE, "Killed")
        await self._marker.mark_all(tx, [Sent(Held(one, None), killed, now) for one in unsure])
        await tx.outbox.hasten_beyond(now + FARTHEST, now)
        freed = await tx.outbox.free_all()
        self._lanes.assume(freed + await tx.outbox.done_since(now - MINUTE), now)
        if freed or await tx.outbox.done_since(now - SECOND):
            self._pace.close(now + SECOND)

    async def _hand_back(self, at_last: asyncio.Event) -> None:
        while True:
            with suppress(DatabaseFailure):
                await self._storage.carry_out(lambda tx: tx.outbox.free(self._name))
                return
            if await pause(at_last, PAUSE.total_seconds()):
                return

    async def _go_along(self) -> None:
        """With a clock that was set: nobody waits for an hour that has been already."""
        leap = self._leaps.since()
        if not leap:
            return
        logger().warning("the clock was set", seconds=leap.total_seconds())
        self._pace.shift(leap)
        self._lanes.shift(leap)
        self._taking.news = True
        now = self._clock.now()
        with suppress(DatabaseFailure):
            await self._storage.carry_out(lambda tx: tx.outbox.hasten(now - leap + LONGEST, now))

    async def _round(self) -> None:
        await self._seat.check()
        await self._go_along()
        self._rest.begin_round()
        moment = None
        try:
            await self._taking.exchange(self._clock.now())
        except DatabaseFailure as failure:
            logger().error("outbox not read", kind=failure.kind.value, name=failure.name)
            self._taking.news = True
            moment = self._clock.now() + PAUSE
        else:
            self._launch()
            moments = [self._hand.next_moment(self._clock.now()), self._taking.next_due]
            moment = min((one for one in moments if one is not None), default=None)
            if not self._taking.is_complete:
                return
        if not await self._rest.until(moment):
            self._taking.news = True

    def _launch(self) -> None:
        now = self._clock.now()
        for old in self._hand.overtaken():
            self._marker.add(Sent(old, Verdict(Outcome.DROPPED), now, asked=False))
        while (one := self._hand.next(now)) is not None:
            self._hand.drop(one)
            if one.paced:
                self._pace.starts(now)
            if one.chat is not None:
                self._lanes.of(one.chat, now).busy = True
            flight = asyncio.create_task(self._fly(one))
            self._flights.add(flight)
            flight.add_done_callback(partial(self._landed, one.chat))

    async def _fly(self, one: Held) -> None:
        sent, *others = await self._sender.send(one)
        if one.paced:
            self._pace.ends(sent.at, counted=sent.asked)
        if one.chat is not None:
            lane = self._lanes.of(one.chat, sent.at)
            lane.ends(sent.at, counted=sent.asked and sent.counted)
            if one.edits is not None and sent.asked:
                lane.edited(one.edits, sent.at)
            self._hand.changed(one.chat)
        self._hold_up(sent)
        for each in (sent, *others):
            self._marker.add(each)

    def _landed(self, chat: str | None, flight: asyncio.Task[None]) -> None:
        """Usually it changes nothing for the others, and they wait on for the moment they know."""
        self._flights.discard(flight)
        moment = self._hand.next_moment(self._clock.now())
        if self._hand.holds(chat) or self._rest.is_beyond(moment):
            self._rest.wake()

    def _hold_up(self, sent: Sent) -> None:
        """Whoever follows in this chat waits as well; and everybody if Telegram means everybody."""
        if sent.due is None:
            return
        chat = sent.held.chat
        lane = None if chat is None else self._lanes.of(chat, sent.at)
        slow_down = sent.verdict.outcome is Outcome.SLOW_DOWN
        if slow_down and (lane is None or self._lanes.is_another_slowed(chat, sent.at)):
            self._pace.close(sent.due)
        if lane is not None and (slow_down or sent.held.leased.attempts <= HOLDS_UP):
            lane.close(sent.due)
            lane.slowed_until = sent.due if slow_down else lane.slowed_until

    async def _land(self) -> None:
        """Wait for what is on its way, but not for long."""
        self._sender.hurry(GRACE_SECONDS)
        while self._flights:
            await asyncio.wait(set(self._flights))
