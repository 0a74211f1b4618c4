"""Resting: nothing is to be done until a moment comes, or until somebody wakes the loop."""

import asyncio
from datetime import datetime, timedelta

from bot.clock import Clock

# Real time: other processes may put something into the outbox and cannot wake this one.
POLL_SECONDS = 1.0
# Clocks differ in the last digit: better a hair too late than too early.
HAIR = timedelta(microseconds=2)


class Rest:
    """For one loop, which is woken by whoever has news for it, or by the clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._awake = asyncio.Event()
        self._rests = False
        self._until: datetime | None = None
        self._sleeper: asyncio.Task[None] | None = None

    @property
    def is_on(self) -> bool:
        """False also between a wake, or the moment itself, and what the loop does about it.

        Whoever moved the clock to the very moment has to ask, since it may not ring then.
        """
        if self._until is not None and self._clock.now() >= self._until:
            self._awake.set()
        return self._rests and not self._awake.is_set()

    def is_beyond(self, moment: datetime | None) -> bool:
        """Would the loop still sleep at that moment?"""
        return moment is not None and (self._until is None or moment < self._until)

    def wake(self) -> None:
        self._awake.set()

    def begin_round(self) -> None:
        """Whoever wakes it from here on is heard in the next rest."""
        self._awake.clear()

    async def until(self, moment: datetime | None) -> bool:
        """False: nobody woke it and no moment came, but it is time to have a look."""
        if moment is not None and moment <= self._clock.now():
            await asyncio.sleep(0)
            return True
        self._sleep_until(moment)
        await asyncio.sleep(0)  # the clock is to know of the sleep before anybody sees it rest
        self._rests = True
        try:
            async with asyncio.timeout(POLL_SECONDS):
                await self._awake.wait()
        except TimeoutError:
            return False
        finally:
            self._rests = False
        return True

    def end(self) -> None:
        self._sleep_until(None)

    def _sleep_until(self, moment: datetime | None) -> None:
        """A sleep that is going on for this moment goes on."""
        sleeping = self._sleeper is not None and not self._sleeper.done()
        if moment == self._until and (sleeping or moment is None):
            return
        if self._sleeper is not None:
            self._sleeper.cancel()
        self._until, self._sleeper = moment, None
        if moment is not None:
            seconds = (moment - self._clock.now() + HAIR).total_seconds()
            self._sleeper = asyncio.create_task(self._clock.sleep(seconds))
            self._sleeper.add_done_callback(self._slept)

    def _slept(self, sleeper: asyncio.Task[None]) -> None:
        if not sleeper.cancelled():
            self._awake.set()
