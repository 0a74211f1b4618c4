"""Ticking: while the ticker has its seat the bell rings, also when somebody sets the clock."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bot.clock import Clock, Leaps
from bot.seats import Seat, SeatLost, pause
from scheduling.ringing import Ringing

FIRST_SECONDS = 5.0
LOOK_SECONDS = 1.0


class Ticking:
    """`tick` does what is due."""

    def __init__(self, tick: Callable[[], Awaitable[object]], clock: Clock) -> None:
        self._tick = tick
        self._clock = clock

    async def run(self, seat: Seat, ending: asyncio.Event) -> None:
        """Until `ending` is set. What fell due while nobody ticked does not wait for the bell, and
        the bell, which goes by the machine's clock, is set when that is.
        """
        if await pause(ending, FIRST_SECONDS):
            return
        ringing, leaps = Ringing(lambda: self._ring(seat)), Leaps(self._clock)
        await self._ring(seat)
        ringing.start()
        try:
            while not await pause(ending, LOOK_SECONDS):
                if leaps.since():
                    ringing.begin_anew()
        finally:
            await ringing.stop()

    async def _ring(self, seat: Seat) -> None:
        with suppress(SeatLost):  # whoever watches the seat ends the ringing
            await seat.check()
            await self._tick()
