"""Asking a database that may hang: nobody waits long, and no question is cancelled."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from storage.failures import DatabaseFailure

Result = TypeVar("Result")
SECONDS = 2.0
LAST_SECONDS = 0.5


class Patience(Generic[Result]):
    """One question at a time: while it is not answered, it is not asked again. A cancelled one
    would keep SQLite's file busy.
    """

    def __init__(self, ask: Callable[[], Awaitable[Result]]) -> None:
        self._ask = ask
        self._asked: asyncio.Task[Result] | None = None

    async def answer(self, seconds: float = SECONDS) -> Result | None:
        """None: the database fails or takes too long."""
        if self._asked is None:
            self._asked = asyncio.create_task(self._whole())
        await asyncio.wait({self._asked}, timeout=seconds)
        if not self._asked.done():
            return None
        asked, self._asked = self._asked, None
        try:
            return asked.result()
        except DatabaseFailure:
            return None

    async def end(self) -> None:
        """Wait a little for what was asked."""
        if self._asked is not None:
            await asyncio.wait({self._asked}, timeout=LAST_SECONDS)

    async def _whole(self) -> Result:
        return await self._ask()
