"""A county over HTTP: the bot runs in a town, a cadre has a group, a young person takes part."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bot.app import App
from bot.clock import SystemClock
from bot.commands.setting_up import Level, Position, Profile, add_cadre, set_up
from bot.settings import Settings
from domain.groups import Group, GroupState
from playground.telegram import Server, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.world.chats import Chat
from playground.telegram.world.messages import Message
from playground.telegram.world.people import Bot
from storage.database import Storage

PATIENCE_SECONDS = 60
Here = Callable[[], Awaitable[object]]


@dataclass
class County:
    """The town, the bot that runs in it, a cadre with a group, and a young person in the group."""

    town: Town
    bot: Bot
    app: App
    storage: Storage
    wang: Resident
    mei: Resident
    chat: Chat
    link: str

    async def until(self, happened: Here) -> None:
        """Wait until something is so; real time only bounds how long a failure takes."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not await happened():  # noqa: ASYNC110  # the town tells nobody
                await asyncio.sleep(0.05)

    async def reads(self, who: Resident, words: str) -> Message:
        """The newest message from the bot, once these words stand in it."""

        async def seen() -> bool:
            shown = who.reads(self.bot, 1)
            return bool(shown) and words in shown[-1].formatted.text

        await self.until(seen)
        return who.reads(self.bot, 1)[-1]

    async def group(self) -> Group | None:
        async with self.storage.read_only() as view:
            return await view.groups.by_chat(self.chat.id)

    async def counting(self) -> bool:
        found = await self.group()
        return found is not None and found.state is GroupState.COUNTING

    async def welcomed(self) -> bool:
        found = await self.group()
        return found is not None and found.welcome is not None


@asynccontextmanager
async def county(folder: Path, template: Path, kind: str = "supergroup") -> AsyncIterator[County]:
    town = Town(limits=False)
    bot = town.add_bot()
    wang, mei = town.add_person("王"), town.add_person("韩梅梅")
    chat = wang.founds(kind, "读书会")
    mei.joins(chat)
    shutil.copy(template, folder / "yijiabai.db")
    async with Server(town) as server:
        settings = Settings(
            bot_token=SecretStr(bot.token),
            api_url=server.url,
            database_url=f"sqlite:///{folder / 'yijiabai.db'}",
        )
        clock = SystemClock()
        await set_up(settings, clock, "湖滨团县委", Level.COUNTY, Profile.LIGHT_BURDEN, "zh")
        _, link = await add_cadre(settings, clock, "王老师", Position.FULL_TIME)
        app, storage = App(settings, rings=False), Storage.open(settings.database_url)
        await app.start()
        try:
            yield County(town, bot, app, storage, wang, mei, chat, link)
        finally:
            await app.stop()
            await storage.close()


async def run_by_wang(at: County) -> None:
    at.wang.opens(at.link)
    await at.reads(at.wang, "三步")
    at.wang.adds(at.chat, at.bot)
    at.wang.promotes(at.chat, at.bot)
    found = await at.reads(at.wang, "我在")
    at.wang.presses(found, "由我负责这个群")
    await at.reads(at.wang, "一切就绪")
    await at.until(at.welcomed)


async def joined(at: County) -> None:
    group = await at.group()
    assert group is not None
    at.mei.opens(f"https://t.me/yijiabai_bot?start=g{group.id}")
    at.mei.presses(await at.reads(at.mei, "你多大"), "18 岁或以上")
    switches = await at.reads(at.mei, "全都关着")
    at.mei.presses(switches, "⬜ 我的活跃：关")
    await at.reads(at.mei, "随时可以来改")
