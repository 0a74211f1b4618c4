"""The town with the real bot living in it, in real time, until it is told to stop."""

import asyncio
import json
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playground.serving import ready, words
from playground.telegram.founding import small_town
from playground.telegram.http.server import Server
from playground.telegram.town import Town

if TYPE_CHECKING:
    from bot.settings import Settings

OFFICE, CADRE = "湖滨县团委", "王老师"


async def serve_with_bot(
    port: int, *, people: int, groups: int, limits: bool, as_json: bool
) -> None:
    """A small town, and in it an office with one cadre whose links are printed: whoever opens them
    is that person. What the bot keeps lies in a folder that goes with it. OSError if the port is
    taken.
    """
    from bot import quick_aiogram

    quick_aiogram.warm_up()
    from bot.app import App
    from bot.clock import SystemClock
    from bot.demonstration import cadre_link, office_link

    town = small_town(people, groups, limits=limits)
    stop = asyncio.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stop.set)
    with tempfile.TemporaryDirectory(prefix="yijiabai-") as folder:
        async with Server(town, port=port) as server:
            settings = settings_for(town, server.url, Path(folder))
            clock = SystemClock()
            links = {
                "administrator": await office_link(settings, clock, OFFICE),
                "cadre": await cadre_link(settings, clock, CADRE, "full-time"),
            }
            app = App(settings)
            await app.start()
            told = ready(town, server.url) | {"links": links}
            print(
                json.dumps(told, ensure_ascii=False) if as_json else spoken(town, server, links),
                flush=True,
            )
            await app.run(stop)


def settings_for(town: Town, url: str, folder: Path) -> "Settings":
    """Of this town and nothing else: neither environment nor `.env` is read."""
    from pydantic import SecretStr

    from bot.settings import Settings

    [bot] = town.world.bots.values()
    return Settings.model_construct(
        bot_token=SecretStr(bot.token),
        api_url=url,
        database_url=f"sqlite:///{folder / 'yijiabai.db'}",
    )


def spoken(town: Town, server: Server, links: dict[str, str]) -> str:
    lines = [f"  {whose:<13} {link}" for whose, link in links.items()]
    return "\n".join(
        [
            words(town, server.url),
            "The real bot lives here; stop it with Ctrl-C. These links open once, each by whoever",
            "shall be that person:",
            *lines,
            f'  curl {server.url}/_town/act -d \'{{"as": PERSON, "open": "LINK"}}\'',
            "The second person owns the groups: as a cadre they write /bind in one of them.",
        ]
    )
