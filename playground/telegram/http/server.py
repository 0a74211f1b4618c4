"""The town as a running HTTP server."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Self

import aiohttp
from aiohttp import web

from playground.telegram.errors import BotApiError, unauthorized
from playground.telegram.http.bot_api import BotApi
from playground.telegram.http.courier import PATIENCE, Courier
from playground.telegram.http.forms import LARGEST
from playground.telegram.http.town_api import TownApi
from playground.telegram.shapes import encode

if TYPE_CHECKING:
    from playground.telegram.town import Town

HEARTBEAT = 0.05


class Server:
    """Serves a town: `async with Server(town) as server: … server.url`.

    `port=0` takes a free one. Bots added later are served as well.
    """

    def __init__(self, town: Town, host: str = "127.0.0.1", port: int = 0) -> None:
        self.town = town
        self._host, self._port = host, port
        self._api = BotApi(town)
        self._couriers: dict[int, asyncio.Task[None]] = {}

    @property
    def url(self) -> str:
        return f"http://{self._host}:{self._port}"

    async def __aenter__(self) -> Self:
        async with contextlib.AsyncExitStack() as stack:
            connector = aiohttp.TCPConnector(limit=0)
            timeout = aiohttp.ClientTimeout(total=PATIENCE)
            session = aiohttp.ClientSession(timeout=timeout, connector=connector)
            self._session = await stack.enter_async_context(session)
            runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=0.1)
            await runner.setup()
            stack.push_async_callback(runner.cleanup)
            await web.TCPSite(runner, self._host, self._port).start()
            self._port = runner.addresses[0][1]
            self._heart = asyncio.create_task(self._beat())
            self._open = stack.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        tasks = [self._heart, *self._couriers.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._open.aclose()

    def _application(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST + (1 << 20))
        app.add_routes(TownApi(self.town).routes())
        app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]*}", self._api.handle)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._download)
        app.router.add_route("*", "/{anything:.*}", _nowhere)
        return app

    async def _download(self, request: web.Request) -> web.Response:
        """A file's bytes, to a bot that knows its path."""
        if self.town.bot_with(request.match_info["token"]) is None:
            return _error(unauthorized())
        wanted = request.match_info["path"]
        for file in self.town.world.files.values():
            if file.path == wanted:
                return web.Response(body=file.content, content_type="application/octet-stream")
        return _error(BotApiError(404, "Not Found"))

    async def _beat(self) -> None:
        """Ring what has come due in the town's time, and give every bot its courier."""
        while True:
            if self.town.clock.runs:
                self.town.clock.ring_due()
            for bot in self.town.world.bots.values():
                if bot.id not in self._couriers:
                    courier = Courier(self._api, bot, self._session)
                    self._couriers[bot.id] = asyncio.create_task(courier.run())
            await asyncio.sleep(HEARTBEAT)


async def _nowhere(_: web.Request) -> web.Response:
    return _error(BotApiError(404, "Not Found"))


def _error(error: BotApiError) -> web.Response:
    return web.Response(
        status=error.code, body=encode(error.body()), content_type="application/json"
    )
