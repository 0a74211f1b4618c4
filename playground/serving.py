"""The town as a program: the local Bot API server on a port, until it is told to stop."""

import asyncio
import json
import signal

from playground.telegram.founding import small_town
from playground.telegram.http.server import Server
from playground.telegram.town import Town


async def serve(port: int, *, people: int, groups: int, limits: bool, as_json: bool) -> None:
    """Serve a small town until SIGINT or SIGTERM. Says where it is and with which token: in one
    line of JSON, or in words. OSError if the port is taken.
    """
    town = small_town(people, groups, limits=limits)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    async with Server(town, port=port) as server:
        told = f"{words(town, server.url)}\nPoint any Bot API client at it; stop with Ctrl-C."
        print(json.dumps(ready(town, server.url)) if as_json else told, flush=True)
        await stop.wait()


def ready(town: Town, url: str) -> dict[str, object]:
    """What a script needs to begin: address, token, groups and people."""
    bot = next(iter(town.world.bots.values()))
    return {
        "url": url,
        "token": bot.token,
        "groups": [{"id": chat.id, "title": chat.title} for chat in town.world.chats.values()],
        "people": [
            {"id": person.id, "name": person.first_name} for person in town.world.people.values()
        ],
    }


def words(town: Town, url: str) -> str:
    """The same for a human reader."""
    bot = next(iter(town.world.bots.values()))
    lines = [
        f"A town of {len(town.world.people)} people is open at {url}",
        f"  bot    @{bot.username}, token {bot.token}",
    ]
    lines += [
        f"  group  {chat.id}  {chat.title} ({'forum' if chat.is_forum else chat.type.value})"
        for chat in list(town.world.chats.values())[:5]
    ]
    lines += [
        f"  person {person.id}  {person.first_name}"
        for person in list(town.world.people.values())[:3]
    ]
    return "\n".join(lines)
