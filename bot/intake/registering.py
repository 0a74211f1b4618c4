"""The webhook as Telegram knows it: set if it is not as it should be, and looked after."""

import asyncio
import json
from contextlib import suppress
from datetime import timedelta

import msgspec

from bot.clock import Clock
from bot.intake.hearing import Hearing
from bot.intake.polling import KINDS, LONGEST_PAUSE, TokenRefused, or_stop
from bot.logs import logger
from bot.problem import WRONG, Problem
from bot.transport import Answer, NoAnswer, Transport, Unreachable
from storage.failures import DatabaseFailure

LOOK_EVERY = timedelta(minutes=10)
CONNECTIONS = 40
PATIENCE_SECONDS = 15.0
REFUSED = frozenset({401, 404})
WRONG_WEBHOOK = 400


class WebhookInfo(msgspec.Struct, frozen=True):
    """Of `getWebhookInfo`'s answer what is used. `last_error_date` is in seconds since 1970."""

    url: str = ""
    pending_update_count: int = 0
    last_error_date: int = 0
    last_error_message: str = ""
    allowed_updates: list[str] = []


class Registering:
    """Sees to it that Telegram posts to us, and never drops what waits."""

    def __init__(
        self, transport: Transport, url: str, secret: str, hearing: Hearing, clock: Clock
    ) -> None:
        self._transport = transport
        self._url, self._secret = url, secret
        self._hearing = hearing
        self._clock = clock
        self._pause = 1.0
        self._news = asyncio.Event()
        self._doubted = self._outdated = False

    def doubt(self) -> None:
        """Somebody posted without knowing the secret. It may be Telegram, which knows an older one
        and tells nobody which; so it is told ours, but only once: anybody can post nonsense.
        """
        if not self._doubted:
            self._doubted = self._outdated = True
            self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set. TokenRefused or Problem if Telegram refuses the token or webhook."""
        while not stop.is_set():
            self._news.clear()
            info = await self._looked(stop)
            if info is not None and info.pending_update_count == 0:
                await self._heard()
            self._pause = min(self._pause * 2, LONGEST_PAUSE) if info is None else 1.0
            seconds = self._pause if info is None else LOOK_EVERY.total_seconds()
            await or_stop(stop, self._news_within(seconds))

    async def _looked(self, stop: asyncio.Event) -> WebhookInfo | None:
        """What Telegram says of the webhook when it is as it should be; None: look again soon."""
        try:
            return await or_stop(stop, self._look())
        except (NoAnswer, Unreachable) as error:
            logger().warning("telegram not reached", reason=type(error).__name__)
            return None

    async def _look(self) -> WebhookInfo | None:
        answer = await self._transport.call("getWebhookInfo", timeout=PATIENCE_SECONDS)
        if not is_well(answer):
            return None
        info = msgspec.json.decode(answer.result, type=WebhookInfo)
        same = info.url == self._url and set(info.allowed_updates) == set(KINDS)
        return info if same and not self._outdated else await self._set()

    async def _set(self) -> WebhookInfo | None:
        fields = {
            "url": self._url,
            "secret_token": self._secret,
            "allowed_updates": json.dumps(KINDS),
            "max_connections": str(CONNECTIONS),
        }
        answer = await self._transport.call("setWebhook", fields, timeout=PATIENCE_SECONDS)
        if answer.error_code == WRONG_WEBHOOK:
            raise Problem(
                "Telegram refuses YIJIABAI_WEBHOOK_URL: it must be https, on port 443, 80, 88 or "
                "8443, at a public address with a certificate that Telegram trusts",
                WRONG,
            )
        if not is_well(answer):
            return None
        logger().info("webhook set")
        self._outdated = False
        return await self._look()

    async def _heard(self) -> None:
        """Nothing waits there: whatever happened until now has been told."""
        with suppress(DatabaseFailure):  # whoever posts meets it too, and says so
            await self._hearing.mark()

    async def _news_within(self, seconds: float) -> None:
        news = asyncio.ensure_future(self._news.wait())
        slept = asyncio.ensure_future(self._clock.sleep(seconds))
        try:
            await asyncio.wait({news, slept}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            news.cancel()
            slept.cancel()


def is_well(answer: Answer) -> bool:
    """TokenRefused if Telegram does not know the token."""
    if answer.error_code in REFUSED:
        raise TokenRefused
    if not answer.ok:
        logger().warning("webhook not looked after", status=answer.error_code)
    return answer.ok
