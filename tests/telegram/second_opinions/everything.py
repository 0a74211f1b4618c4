"""A town in which everything happens once: every kind of update, every method of the table."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp

from playground.telegram.clock import Clock
from playground.telegram.http.server import Server
from playground.telegram.town import Town
from tests.telegram.second_opinions import scenes_of_chats, scenes_of_messages
from tests.telegram.second_opinions.cast import NOON, Cast
from tests.telegram.second_opinions.recording import Raw, Recorder

Scene = Callable[[Cast], Awaitable[None]]
SCENES: tuple[Scene, ...] = (
    scenes_of_messages.introducing,
    scenes_of_messages.changing_to_a_webhook_and_back,
    scenes_of_messages.talking_in_private,
    scenes_of_messages.sending,
    scenes_of_messages.copying_and_forwarding,
    scenes_of_messages.editing,
    scenes_of_messages.pressing,
    scenes_of_messages.reacting,
    scenes_of_messages.polling,
    scenes_of_chats.governing,
    scenes_of_chats.coming_and_going,
    scenes_of_chats.keeping_topics,
    scenes_of_chats.posting_in_a_channel,
    scenes_of_chats.moving,
)


@dataclass(frozen=True)
class Lived:
    """What the bot was told and answered: raw updates, and raw results with their methods."""

    updates: list[Raw]
    results: list[tuple[str, object]]


async def live() -> Lived:
    """Play every scene, each with the bot taking its updates afterwards."""
    town = Town(Clock(NOON), limits=False)
    bot = town.add_bot()
    people = [
        town.add_person("李", last_name="雷", username="lilei", is_premium=True),
        town.add_person("王\u202e😀" * 8, language_code=None),
        town.add_person("<b>&", username="guest"),
    ]
    async with Server(town) as server, aiohttp.ClientSession() as session:
        api = Recorder(session, server.url, bot.token)
        await api.listens()
        cast = Cast(town, bot, api, *people)
        for scene in SCENES:
            await scene(cast)
            await api.catches_up()
    return Lived(api.updates, api.results)
