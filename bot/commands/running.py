"""`run`: the bot itself, until it is told to stop."""

from bot import logs, memory
from bot import settings as environment
from bot.clock import SystemClock
from bot.problem import DONE


def run() -> int:
    """SIGTERM or SIGINT: no more updates are taken, everything is committed, status 0."""
    import asyncio

    settings = environment.load()
    _ = settings.token
    logs.set_up(settings.log_level, settings.log_format, SystemClock())

    memory.load()

    from bot import quick_aiogram  # before anything that imports aiogram

    quick_aiogram.warm_up()

    from bot import app

    asyncio.run(app.run(settings))
    return DONE
