"""Pictures are drawn in a process of their own: drawing burns more than the event loop can spare.

The process is started when a picture is asked for, afresh and not as a copy of this one, so that it
holds neither aiogram nor the database; it goes when no picture was asked for in a while.
"""

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Facts = TypeVar("Facts")

IDLE_SECONDS = 60.0


class Pictures:
    """One worker, which draws one picture after the other."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._drawing = 0
        self._leaving: asyncio.TimerHandle | None = None

    async def draw(self, function: Callable[[Facts], bytes], facts: Facts) -> bytes:
        """The picture that a function of `exports` makes of plain facts, as PNG.

        A worker that died is replaced once.
        """
        try:
            return await self._asked(function, facts)
        except BrokenProcessPool:
            self.close()
            return await self._asked(function, facts)

    async def _asked(self, function: Callable[[Facts], bytes], facts: Facts) -> bytes:
        self._stay()
        if self._pool is None:
            fresh = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, fresh, initializer=live_for_the_program)
        loop = asyncio.get_running_loop()
        self._drawing += 1
        try:
            return await loop.run_in_executor(self._pool, function, facts)
        finally:
            self._drawing -= 1
            if not self._drawing:
                self._stay()
                self._leaving = loop.call_later(IDLE_SECONDS, self._leave)

    def close(self) -> None:
        """Ends the worker; a picture that is being drawn is given up."""
        self._stay()
        self._leave(wait=True)

    def _stay(self) -> None:
        if self._leaving is not None:
            self._leaving.cancel()
            self._leaving = None

    def _leave(self, *, wait: bool = False) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=wait, cancel_futures=True)


def live_for_the_program() -> None:
    """Run in the worker: Ctrl-C is the program's business, and with the program it ends.

    It says nothing by itself: libraries quote what they draw. Errors come back as exceptions.
    """
    import os
    import signal
    import threading

    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    program = multiprocessing.parent_process()

    def follow() -> None:
        if program is not None:
            program.join()
            os._exit(0)

    threading.Thread(target=follow, daemon=True).start()


# The program's own; `bot.app` closes it.
WORKER = Pictures()
