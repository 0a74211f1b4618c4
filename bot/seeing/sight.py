"""What an app gives to whoever watches it: metrics where somebody looks, its parts, its health."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import aiohttp

from bot.background import Background
from bot.clock import Clock
from bot.seeing.parts import Parts
from bot.seeing.reach import Reaching
from bot.settings import Settings
from scheduling.ticker import nobody_watches
from storage.database import Storage

if TYPE_CHECKING:
    from bot.seeing.metrics import Metrics
    from bot.seeing.server import Seeing


class Sight:
    """Without a port for metrics nothing is counted, and the library for it is not loaded."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self.parts = Parts()
        self.metrics = None if settings.metrics_port is None else counting(clock)
        self._seeing: Seeing | None = None

    @property
    def port(self) -> int | None:
        """Where it is answered; None: nowhere."""
        return None if self._seeing is None else self._seeing.port

    @property
    def around_jobs(self) -> Callable[[str], AbstractContextManager[object]]:
        """For the ticker."""
        return nobody_watches if self.metrics is None else self.metrics.ticking

    def transport(self, session: aiohttp.ClientSession) -> Reaching:
        settings = self._settings
        return Reaching(settings.api_url, settings.token, session, self._clock, self.metrics)

    async def open(
        self,
        storage: Storage,
        reaching: Reaching,
        background: Background,
        stopping: Callable[[], bool],
    ) -> None:
        """Problem if the port is taken."""
        port = self._settings.metrics_port
        if self.metrics is None or port is None:
            return
        from bot.seeing.health import Health
        from bot.seeing.server import Seeing

        health = Health(storage, reaching, self.parts, background, stopping)
        self._seeing = Seeing(port, storage, self._clock, self.metrics, health, self.parts)
        await self._seeing.start()

    async def close(self) -> None:
        if self._seeing is not None:
            await self._seeing.stop()


def counting(clock: Clock) -> "Metrics":
    from bot.seeing.metrics import Metrics

    return Metrics(clock)
