"""A town with the real bot, an office, and people who wait for what they read."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from playground.living import settings_for
from playground.story.clock import StoryClock
from playground.telegram.acting.resident import Resident
from playground.telegram.clock import Clock
from playground.telegram.http.server import Server
from playground.telegram.town import Town
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message
from playground.telegram.world.people import Bot
from playground.transcripts.transcript import Transcript

if TYPE_CHECKING:
    from bot.settings import Settings

# A working day, 10:00 in Shanghai: outside quiet hours, whenever the pages are made.
MORNING = datetime(2026, 3, 2, 2, tzinfo=UTC).timestamp()
PATIENCE_SECONDS = 60
LOOK_EVERY = 0.02
OFFICE = "湖滨县团委"
BOT, GROUP = "一加百（私聊）", "一加百（群里）"


@dataclass
class Place:
    """`link` makes the link of a new cadre of the office."""

    town: Town
    bot: Bot
    transcript: Transcript
    link: Callable[[str], Awaitable[str]]

    async def hears(self, who: Resident, words: str, *, quiet: bool = False) -> Message:
        """The newest message of the bot in private, once these words stand in it."""
        message = await self._newest(who, self.bot, words)
        if not quiet:
            self.transcript.reads(f"{BOT} → {who.person.first_name}", message)
        return message

    async def knows_members(self, cadre: Resident) -> None:
        """Wait until Telegram has told how many there are, so that the list is always the same."""
        told, self.transcript = self.transcript, Transcript("", "")
        while "群里" not in (await self._listed(cadre)).formatted.text:  # noqa: ASYNC110  # as below
            await asyncio.sleep(LOOK_EVERY)
        self.transcript = told

    async def _listed(self, cadre: Resident) -> Message:
        before = len(cadre.reads(self.bot, 999))
        cadre.writes(self.bot, "/groups")
        async with asyncio.timeout(PATIENCE_SECONDS):
            while len(cadre.reads(self.bot, 999)) < before + 2:  # noqa: ASYNC110  # the town tells nobody
                await asyncio.sleep(LOOK_EVERY)
        return cadre.reads(self.bot, 1)[-1]

    async def sees(self, who: Resident, chat: Chat, words: str) -> Message:
        """The same in a group."""
        message = await self._newest(who, chat, words)
        self.transcript.reads(GROUP, message)
        return message

    async def _newest(self, who: Resident, where: Bot | Chat, words: str) -> Message:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                for one in reversed(who.reads(where)):
                    if one.author == self.bot.id and words in one.formatted.text:
                        return one
                await asyncio.sleep(LOOK_EVERY)


@asynccontextmanager
async def place(transcript: Transcript) -> AsyncIterator[Place]:
    from bot import quick_aiogram

    quick_aiogram.warm_up()
    from bot.app import App
    from bot.demonstration import office_link

    town = Town(Clock(MORNING), limits=False)
    town.clock.run()
    bot = town.add_bot()
    with tempfile.TemporaryDirectory(prefix="yijiabai-") as folder:
        async with Server(town) as server:
            settings = settings_for(town, server.url, Path(folder))
            clock = StoryClock(town.clock)
            await office_link(settings, clock, OFFICE)
            app = App(settings, clock, rings=False)
            await app.start()
            try:
                yield Place(town, bot, transcript, lambda name: link_of(settings, clock, name))
            finally:
                await app.stop()


async def link_of(settings: "Settings", clock: StoryClock, name: str) -> str:
    from bot.demonstration import cadre_link

    return await cadre_link(settings, clock, name, "full-time")
