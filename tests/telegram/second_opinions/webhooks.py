"""A web server of the bot's own, to which the town posts updates."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

PATH = "/updates"
SECRET = "Vorsicht_42"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@asynccontextmanager
async def listening(app: web.Application) -> AsyncIterator[str]:
    """Serve the application on a free port; the address to which updates are to be posted."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}"
    finally:
        await runner.cleanup()
