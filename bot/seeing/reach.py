"""Is Telegram there, and what does it say? Whoever calls it finds out."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

import aiohttp

from bot.clock import Clock
from bot.telegram import Outcome, classify
from bot.transport import SERVER_ERROR, Answer, NoAnswer, Transport, Unreachable
from bot.wording.outgoing import File

if TYPE_CHECKING:
    from bot.seeing.metrics import Metrics

# Asked all the time, and no sending.
ASKING = "getUpdates"


class Reaching(Transport):
    """A transport that knows since when nothing has been heard, and counts what was answered. A
    refusal is something heard.
    """

    def __init__(
        self,
        api_url: str,
        token: str,
        session: aiohttp.ClientSession,
        clock: Clock,
        metrics: "Metrics | None" = None,
    ) -> None:
        super().__init__(api_url, token, session)
        self._clock = clock
        self._metrics = metrics
        self._silent_since: float | None = None

    @property
    def silence(self) -> float:
        """For how many seconds every call has failed; 0 when the last one was answered."""
        if self._silent_since is None:
            return 0.0
        return self._clock.monotonic() - self._silent_since

    async def call(
        self,
        method: str,
        fields: Mapping[str, str] | None = None,
        file: File | None = None,
        *,
        timeout: float | None = 30,
    ) -> Answer:
        try:
            answer = await super().call(method, fields, file, timeout=timeout)
        except Unreachable:
            self._note(method, Outcome.AGAIN, heard=False)
            raise
        except NoAnswer:
            self._note(method, Outcome.UNSURE, heard=False)
            raise
        except asyncio.CancelledError:  # waited for no longer
            if method != ASKING:
                self._note(method, Outcome.UNSURE, heard=False)
            raise
        heard = answer.ok or answer.error_code < SERVER_ERROR
        self._note(method, classify(answer).outcome, heard=heard)
        return answer

    def _note(self, method: str, outcome: Outcome, *, heard: bool) -> None:
        if heard:
            self._silent_since = None
        elif self._silent_since is None:
            self._silent_since = self._clock.monotonic()
        if self._metrics is not None and method != ASKING:
            self._metrics.sent(method, outcome.value)
