"""Resting: nothing is to be done until a moment comes, or until somebody wakes the loop."""

import asyncio
from datetime import datetime, timedelta

from bot.clock import Clock

# Real time: other processes may put something into the outbox and cannot wake this one.
POLL_SECONDS = 1.0
# A clock that a story moves stops a hair before or after the moment that was meant.
HAIR = timedelta(milliseconds=1)


class Rest:
    """For one loop. `now` is a hair ahead, so that no moment is missed by the last digit."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._awake = asyncio.Event()
        self._rests = False
        self._until: datetime | None = None
        self._sleeper: asyncio.Task[None] | None = None

    @property
    def now(self) -> datetime:
        return self._clock.now() + HAIR

    @property
    def is_on(self) -> bool:
        """False also between a wake or the moment itself and what the loop does about it."""
        early = self._until is None or self.now < self._until
        return self._rests and early and not self._awake.is_set()

    def wake(self) -> None:
        self._awake.set()

    def begin_round(self) -> None:
        """Whoever wakes it from here on is heard in the next rest."""
        self._awake.clear()

    async def until(self, moment: datetime | None) -> bool:
        """False: nobody woke it and no moment came, but it is time to have a look."""
        if moment is not None and moment <= self.now:
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
            seconds = (moment - self._clock.now() - HAIR / 2).total_seconds()
            self._sleeper = asyncio.create_task(self._clock.sleep(max(0.0, seconds)))
            self._sleeper.add_done_callback(self._slept)

    def _slept(self, sleeper: asyncio.Task[None]) -> None:
        if not sleeper.cancelled():
            self._awake.set()
