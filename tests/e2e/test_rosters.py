"""An office brings its roster in over HTTP and prints links; a stranger's file is refused."""

import asyncio
import shutil
from pathlib import Path

from pydantic import SecretStr

from bot.app import App
from bot.clock import SystemClock
from bot.commands.setting_up import Level, Profile, set_up
from bot.settings import Settings
from exports.sheets import grids_of
from playground.telegram import Server, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Media, Message
from playground.telegram.world.people import Bot
from storage.database import Storage
from tests.exports.test_sheets import book
from tests.handlers.test_rosters import BAD, GOOD

PATIENCE_SECONDS = 60


async def hears(who: Resident, bot: Bot, words: str) -> Message:
    """The newest message from the bot, once these words stand in it."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            shown = who.reads(bot, 1)
            if shown and words in text_of(shown[-1]):
                return shown[-1]
            await asyncio.sleep(0.05)


def text_of(message: Message) -> str:
    content = message.content
    return content.caption.text if isinstance(content, Media) else message.formatted.text


def file_in(message: Message) -> bytes:
    assert isinstance(message.content, Media)
    return message.content.file.content


async def test_an_office_brings_its_cadres_in_and_a_stranger_cannot(
    tmp_path: Path, sqlite_template: Path
) -> None:
    town = Town(limits=False)
    bot, chief, fang = town.add_bot(), town.add_person("陈主任"), town.add_person("芳")
    shutil.copy(sqlite_template, tmp_path / "yijiabai.db")
    async with Server(town) as server:
        settings = Settings(
            bot_token=SecretStr(bot.token),
            api_url=server.url,
            database_url=f"sqlite:///{tmp_path / 'yijiabai.db'}",
        )
        clock, county = SystemClock(), (Level.COUNTY, Profile.LIGHT_BURDEN)
        _, link = await set_up(settings, clock, "清河县", *county, "zh")
        app = App(settings, rings=False)
        await app.start()
        try:
            await brought_in(bot, chief, link)
            await printed(bot, chief)
            await refused(bot, fang, settings)
        finally:
            await app.stop()


async def brought_in(bot: Bot, chief: Resident, link: str) -> None:
    chief.opens(link)
    await hears(chief, bot, "清河县")
    chief.sends(bot, "document", content=book(BAD), name="花名册.xlsx")
    assert "第 2 行：没有姓名" in text_of(await hears(chief, bot, "有 2 行要改"))
    chief.sends(bot, "document", content=book(GOOD), name="花名册.xlsx")
    chief.presses(await hears(chief, bot, "现在还什么都没改"), "导入")
    await hears(chief, bot, "导入好了")
    chief.writes(bot, "/roster")
    chief.presses(await hears(chief, bot, "直接发到这里"), "导出花名册")
    exported = file_in(await hears(chief, bot, "共 2 人"))
    assert len(grids_of(exported)[0].lines) == 3
    chief.sends(bot, "document", content=exported, name="花名册.xlsx")
    await hears(chief, bot, "不用导入")


async def printed(bot: Bot, chief: Resident) -> None:
    chief.writes(bot, "/roster")
    chief.presses(await hears(chief, bot, "直接发到这里"), "打印链接单")
    chief.presses(await hears(chief, bot, "一人一个二维码"), "只打印没有链接的")
    assert file_in(await hears(chief, bot, "共 2 张")).startswith(b"%PDF")


async def refused(bot: Bot, fang: Resident, settings: Settings) -> None:
    """In words, and nothing of it is kept."""
    fang.writes(bot, "/start")
    await hears(fang, bot, "")
    fang.sends(bot, "document", content=book(GOOD), name="花名册.xlsx")
    await hears(fang, bot, "由管理员来做")
    storage = Storage.open(settings.database_url)
    async with storage.read_only() as view:
        file = await view.roster_files.get(4)  # type: ignore[arg-type]  # there are three
    await storage.close()
    assert file is None
