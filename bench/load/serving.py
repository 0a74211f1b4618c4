"""A webhook in a process of its own, ours or the usual one: `python -m bench.load.serving`.

It is told on standard input, in one line of JSON, what to serve, answers with a line as soon as it
listens, and serves until its input ends.
"""

import asyncio
import json
import sys
from typing import Any

import uvloop

SECRET = "a-secret-for-the-benchmark"  # noqa: S105  # opens nothing
PATH = "/telegram"


async def main(way: str, address: str, port: int, bot: dict[str, Any], token: str) -> None:
    serve = {"ours": ours, "usual": usual}[way]
    ended = asyncio.Event()
    listening = asyncio.Event()
    asyncio.get_running_loop().add_reader(sys.stdin, ended.set)
    serving = asyncio.create_task(serve(address, port, bot, token, listening, ended))
    await asyncio.wait(
        {serving, asyncio.create_task(listening.wait())}, return_when=asyncio.FIRST_COMPLETED
    )
    print("listens", flush=True)
    await serving


async def ours(
    address: str,
    port: int,
    bot: dict[str, Any],
    token: str,
    listening: asyncio.Event,
    ended: asyncio.Event,
) -> None:
    import aiohttp
    from pydantic import SecretStr

    from bench.intake import Standing, intake_on
    from bot import memory
    from bot.intake.webhook import Webhook
    from bot.settings import Settings
    from bot.transport import Transport
    from services.desk import BotIdentity
    from storage.database import Storage

    settings = Settings(
        webhook_url=f"http://127.0.0.1:{port}{PATH}",
        webhook_secret=SecretStr(SECRET),
        webhook_port=port,
        _env_file=None,
    )  # type: ignore[call-arg]  # pydantic-settings' own
    storage = Storage.open(address)
    intake = intake_on(storage, BotIdentity(**bot))
    memory.settle()
    async with aiohttp.ClientSession() as session:
        transport = Transport("http://127.0.0.1:9", token, session)
        webhook = Webhook(settings, transport, intake, storage, Standing())
        async with webhook.served():
            listening.set()
            await ended.wait()
    await storage.close()


async def usual(
    address: str,
    port: int,
    bot: dict[str, Any],
    token: str,
    listening: asyncio.Event,
    ended: asyncio.Event,
) -> None:
    """As aiogram's documentation shows it, except that 200 is said only when it is true."""
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
    from aiohttp import web

    from bench.usual import UsualWay
    from bot import memory

    way = UsualWay(address, token)
    await way.open()
    app = web.Application()
    handler = SimpleRequestHandler(
        way.dispatcher, way.bot, handle_in_background=False, secret_token=SECRET
    )
    handler.register(app, path=PATH)
    setup_application(app, way.dispatcher, bot=way.bot)
    memory.settle()
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    listening.set()
    await ended.wait()
    await runner.cleanup()
    await way.close()


if __name__ == "__main__":
    from bench.intake import Standing
    from bot import logs

    logs.set_up("error", "json", Standing())
    order = json.loads(sys.stdin.readline())
    # `yijiabai run` has this loop, aiogram's documentation the other one.
    run = uvloop.run if order["way"] == "ours" else asyncio.run
    run(main(**order))
