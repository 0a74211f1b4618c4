"""The process: it starts the bot, and ends within ten seconds of being told to, whatever hangs."""

import asyncio
import os
import signal
import threading

from bot.app import App
from bot.intake.polling import TokenRefused
from bot.logs import logger
from bot.problem import DONE, USAGE, Problem
from bot.roles import Role
from bot.settings import Settings

# After the bot's own patience (`bot.app`), and before ten seconds have passed.
AT_LAST_SECONDS = 9.5


async def run(settings: Settings, roles: frozenset[Role]) -> None:
    """The whole bot until SIGTERM or SIGINT. Problem for what an operator can mend."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, told_to_stop, stop)
    app = App(settings, roles=roles)
    if not await started(app, stop):
        return
    logger().info("running")
    try:
        await app.run(stop)
    except TokenRefused:
        raise Problem(
            "Telegram does not know this token any more: copy YIJIABAI_BOT_TOKEN anew from "
            "BotFather",
            USAGE,
        ) from None
    logger().info("stopped")


async def started(app: App, stop: asyncio.Event) -> bool:
    """False: the process was told to stop meanwhile. Nothing has begun then."""
    starting = asyncio.create_task(app.start())
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if starting.done() and starting.exception() is None:
        return True
    starting.cancel()
    try:
        await starting
    except asyncio.CancelledError:
        return False
    finally:
        await app.stop()
    return True


def told_to_stop(stop: asyncio.Event) -> None:
    """A thread of its own looks after the end: a system call that hangs can hang everything."""
    if not stop.is_set():
        stop.set()
        last = threading.Timer(AT_LAST_SECONDS, end)
        last.daemon = True
        last.start()


def end() -> None:
    """What was not committed is as if it had never begun; the next start finds out."""
    logger().error("stopped although something hangs")
    os._exit(DONE)
