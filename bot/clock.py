"""The one place where the program reads the time."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

LEAP = timedelta(seconds=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """Moments are aware, `monotonic` and `sleep` count seconds. A story has a clock of its own."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...

    async def sleep(self, seconds: float) -> None: ...


class Leaps:
    """Notices that the machine's clock was set: what counts seconds did not go along."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._between = self._read()

    def since(self) -> timedelta:
        """By how much it was set since this was last asked, backwards below zero. Zero as long as
        it is only put right little by little.
        """
        before, self._between = self._between, self._read()
        leap = self._between - before
        return leap if abs(leap) >= LEAP else timedelta(0)

    def _read(self) -> timedelta:
        """How far the two are apart."""
        return self._clock.now() - EPOCH - timedelta(seconds=self._clock.monotonic())


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
