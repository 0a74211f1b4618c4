"""The webhook: Telegram posts updates, and hears 200 when their effects are committed."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from aiohttp import HttpVersion11, web

from bot.clock import Clock
from bot.intake.batch import Arrived
from bot.intake.gathering import Gathering, Singly
from bot.intake.hearing import REMEMBERED, Hearing
from bot.intake.intake import Intake, One
from bot.intake.registering import Registering
from bot.intake.routing import Route
from bot.logs import logger
from bot.problem import WRONG, Problem
from bot.settings import Settings
from bot.transport import Transport
from storage.database import Storage
from storage.failures import DatabaseFailure

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST_BODY = 1 << 20
RETRY_AFTER_SECONDS = 2
SHUTDOWN_SECONDS = 5.0
KEEPALIVE_SECONDS = 75.0
# Updates that act at the same time on PostgreSQL; the other connections are for talk and delivery.
ACT_AT_ONCE = 3
# Telegram waits two minutes at most before it tells again what killed a process.
CAREFUL_SECONDS = 180.0


class Webhook:
    """Any number of processes may serve one webhook on PostgreSQL: nothing is kept in them.

    `resting` is True while nothing that was posted is being worked off.
    """

    def __init__(
        self,
        settings: Settings,
        transport: Transport,
        intake: Intake,
        storage: Storage,
        clock: Clock,
    ) -> None:
        self._address = (settings.webhook_host, settings.webhook_port)
        self._path = unquote(urlsplit(settings.webhook_url).path)
        self._secret = settings.secret_of_webhook.encode()
        self._intake = intake
        self._storage = storage
        self._clock = clock
        self._hearing = Hearing(storage, clock)
        self._registering = Registering(
            transport, settings.webhook_url, self._secret.decode(), self._hearing, clock
        )
        self._together = Gathering(self._take)
        self._singly = Singly(self._take, ACT_AT_ONCE)
        self._careful_until = 0.0
        self._one_at_a_time = asyncio.Lock()
        self._closed = False

    @property
    def resting(self) -> bool:
        return self._together.resting and self._singly.resting

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set; what was accepted until then is committed and answered. Problem if
        nobody can listen there, or Telegram refuses the webhook.
        """
        await self._begin()
        async with self.served():
            await self._registering.run(stop)

    async def _begin(self) -> None:
        now = self._clock.now()
        self._careful_until = self._clock.monotonic() + CAREFUL_SECONDS
        async with self._storage.read_write() as tx:
            await tx.process.start()  # how webhooks stop is not marked: see `Intake.take_noted`
            await tx.process.forget_tries_before(now - REMEMBERED)

    @asynccontextmanager
    async def served(self) -> AsyncIterator[None]:
        """Posts are taken meanwhile; whether Telegram knows of it is another matter."""
        self._closed = False
        server = web.Server(
            self._answer,
            access_log=None,
            auto_decompress=False,
            keepalive_timeout=KEEPALIVE_SECONDS,
        )
        runner = web.ServerRunner(server, shutdown_timeout=SHUTDOWN_SECONDS)
        await runner.setup()
        try:
            await self._listen(runner)
            yield
        finally:
            self._closed = True
            await runner.cleanup()

    async def _listen(self, runner: web.ServerRunner) -> None:
        try:
            await web.TCPSite(runner, *self._address).start()
        except OSError as error:
            raise Problem(
                f"nobody can listen on port {self._address[1]} ({type(error).__name__}): another "
                "program does, or YIJIABAI_WEBHOOK_HOST is no address of this machine",
                WRONG,
            ) from None

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Nothing is read, and nothing is told, before the secret is seen to be right."""
        if not self._knows_secret(request):
            self._registering.doubt()
            return refused(HTTPStatus.UNAUTHORIZED)
        if request.path != self._path:
            return refused(HTTPStatus.NOT_FOUND)
        if request.method != "POST":
            return refused(HTTPStatus.METHOD_NOT_ALLOWED)
        if self._closed:
            return later()
        if (request.content_length or 0) > LARGEST_BODY:
            return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        refusal = await self._taken(body)
        if refusal is None:
            stays = request.version >= HttpVersion11 and request.keep_alive
            return ACCEPTED if stays else web.Response()
        return refusal

    def _knows_secret(self, request: web.BaseRequest) -> bool:
        told = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(told, self._secret)

    async def _taken(self, body: bytes) -> web.Response | None:
        """An update that cannot be read would be told again for ever, and is accepted: it is in
        quarantine, or has not even a number by which anything could be said about it.
        """
        read = self._intake.read([body])
        if not read:
            logger().warning("a post that is no update")
        try:
            for one in read:
                await (self._singly if self._goes_alone(one) else self._together).taken(one)
            await self._hearing.mark()
        except DatabaseFailure as failure:
            logger().error("database failed", kind=failure.kind.value, name=failure.name)
            return later()
        return None

    def _goes_alone(self, one: One) -> bool:
        """With several processes on PostgreSQL only plain talk is taken together: whatever acts
        locks rows in an order of its own.
        """
        return not self._storage.is_sqlite and isinstance(one, Arrived) and one.route is Route.ACTS

    async def _take(self, updates: list[One]) -> None:
        if self._clock.monotonic() >= self._careful_until:
            await self._intake.take_read(updates)
            return
        async with self._one_at_a_time:
            await self._intake.take_noted(updates)


class Accepted(web.StreamResponse):
    """200 with nothing in it, over a connection that stays. Always the same bytes, which aiohttp
    would make anew for each update.
    """

    keep_alive = True

    async def prepare(self, request: web.BaseRequest) -> None:
        if request.transport is not None:
            request.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    async def write_eof(self, data: bytes = b"") -> None:
        """There is nothing behind it."""


ACCEPTED = Accepted()


def refused(status: HTTPStatus) -> web.Response:
    return web.Response(status=status)


def later() -> web.Response:
    """Telegram keeps the update and comes again."""
    response = web.Response(
        status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": str(RETRY_AFTER_SECONDS)}
    )
    response.force_close()
    return response
