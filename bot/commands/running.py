"""`run`: the bot itself, until it is told to stop."""

import os
import signal

from bot import logs, memory
from bot import settings as environment
from bot.clock import SystemClock
from bot.problem import DONE
from bot.roles import roles_of


def run(roles: str) -> int:
    """SIGTERM or SIGINT: no more updates are taken, everything is committed, status 0."""
    signal.signal(signal.SIGTERM, lambda *_: os._exit(DONE))  # nothing has begun yet
    import uvloop

    chosen = roles_of(roles)
    settings = environment.load()
    _ = settings.token
    logs.set_up(settings.log_level, settings.log_format, SystemClock())

    memory.load()

    from bot import quick_aiogram  # before anything that imports aiogram

    quick_aiogram.warm_up()

    from bot import process

    uvloop.run(process.run(settings, chosen))
    return DONE
