"""The town's time: real by default, or a moment that moves only when somebody sets it."""

import asyncio
import heapq
import itertools
import time
from collections.abc import Callable

DAY = 86_400


class Clock:
    """Everything in the town that has to do with time (dates, limits, lives, retries) asks here.

    Moments are Unix seconds. `Clock()` runs with real time; `Clock(moment)` stands still there
    until `set` or `advance` moves it. Long polling and planned hanging wait in real time, as HTTP
    does.
    """

    def __init__(self, start: float | None = None) -> None:
        self._standing = start
        self._shift = 0.0
        self._alarms: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()

    @property
    def runs(self) -> bool:
        return self._standing is None

    def now(self) -> float:
        return time.time() + self._shift if self._standing is None else self._standing

    def date(self) -> int:
        """Now as Telegram writes it: whole Unix seconds."""
        return int(self.now())

    def set(self, moment: float) -> None:
        """Stop at `moment` and let everything happen that was due until then, in order.

        Going backwards is allowed and undoes nothing.
        """
        while self._alarms and self._alarms[0][0] <= moment:
            self._standing = max(self.now(), self._alarms[0][0])
            self._ring()
        self._standing = moment

    def advance(self, seconds: float) -> None:
        """Move on by so much; a running clock goes on running from there."""
        ran = self.runs
        self.set(self.now() + seconds)
        if ran:
            self.run()

    def run(self) -> None:
        """Go on in real time from where the clock stands."""
        if self._standing is not None:
            self._shift = self._standing - time.time()
            self._standing = None

    def at(self, moment: float, action: Callable[[], None]) -> None:
        """Call `action` once, as soon as the clock has reached `moment`."""
        heapq.heappush(self._alarms, (moment, next(self._order), action))

    @property
    def next_alarm(self) -> float | None:
        """The moment for which somebody waits next; None if nobody waits."""
        return self._alarms[0][0] if self._alarms else None

    def ring_due(self) -> None:
        """Do what has come due; the running server calls this several times a second."""
        while self._alarms and self._alarms[0][0] <= self.now():
            self._ring()

    async def sleep(self, seconds: float) -> None:
        """Sleep in the town's time: on a standing clock until somebody moves it far enough."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken = asyncio.get_running_loop().create_future()
        self.at(self.now() + seconds, lambda: None if woken.done() else woken.set_result(None))
        await woken

    def _ring(self) -> None:
        _, _, action = heapq.heappop(self._alarms)
        action()
