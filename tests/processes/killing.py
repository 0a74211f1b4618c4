"""Planted into the bots of a test: a handler that kills the process at a certain word."""

import os
import signal
from typing import Any

from bot.dispatcher import Answering

DEADLY = "/help deadly"
answer = Answering.answer


async def kill_at_the_word(self: Answering, body: bytes, services: Any) -> Any:
    if DEADLY.encode() in body:
        os.kill(os.getpid(), signal.SIGKILL)
    return await answer(self, body, services)


Answering.answer = kill_at_the_word  # type: ignore[method-assign]  # a test's own
