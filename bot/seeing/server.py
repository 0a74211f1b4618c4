"""`/healthz`, `/readyz` and `/metrics` over HTTP, for this machine only."""

import os

from aiohttp import web

from bot.clock import Clock
from bot.logs import logger
from bot.problem import WRONG, Problem
from bot.seeing.health import Health, Report
from bot.seeing.metrics import Metrics
from bot.seeing.parts import Part, Parts
from bot.seeing.patience import Patience
from storage.backlog import Backlog
from storage.database import Storage

HOST = "127.0.0.1"
TEXT = "text/plain; version=0.0.4; charset=utf-8"
WELL, UNWELL = 200, 503


class Seeing:
    """Listens from `start` to `stop`. `port` is the one that was taken, also when 0 was asked."""

    def __init__(
        self,
        port: int,
        storage: Storage,
        clock: Clock,
        metrics: Metrics,
        health: Health,
        parts: Parts,
    ) -> None:
        self.port = port
        self._storage = storage
        self._clock = clock
        self._metrics = metrics
        self._health = health
        self._parts = parts
        self._backlog = Patience(self._ask)
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Problem if the port is taken."""
        app = web.Application()
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._text)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=1)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, HOST, self.port).start()
        except OSError as error:
            await self.stop()
            raise Problem(
                f"port {self.port} for metrics cannot be used ({os.strerror(error.errno or 0)}): "
                "name another in YIJIABAI_METRICS_PORT",
                WRONG,
            ) from None
        self.port = int(self._runner.addresses[0][1])
        logger().info("metrics are served", port=self.port)

    async def stop(self) -> None:
        """What the database was asked is waited for."""
        if self._runner is not None:
            await self._runner.cleanup()
        await self._backlog.end()
        await self._health.end()

    async def _healthz(self, _: web.Request) -> web.Response:
        return answer(self._health.alive())

    async def _readyz(self, _: web.Request) -> web.Response:
        return answer(await self._health.ready())

    async def _text(self, _: web.Request) -> web.Response:
        self._metrics.backlog(await self._backlog.answer(), self._clock.now())
        states = self._parts.states.items()
        self._metrics.parts({place: state is Part.WORKS for place, state in states})
        return web.Response(body=self._metrics.text(), headers={"Content-Type": TEXT})

    async def _ask(self) -> Backlog:
        async with self._storage.read_only() as view:
            return await view.backlogs.now(self._clock.now())


def answer(report: Report) -> web.Response:
    return web.json_response(dict(report.facts), status=WELL if report.well else UNWELL)
