"""A long story with every kind of fault: of all that is written nothing betrays anybody.

The real bot over HTTP, its log at the lowest level, its metrics, what `verify` and `outbox` print.
"""

import asyncio
import io
import json
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr

from bot import logs
from bot.app import App
from bot.clock import SystemClock
from bot.commands.outbox import show, show_all
from bot.commands.setting_up import Level, Position, Profile, add_cadre, set_up
from bot.commands.verifying import verify
from bot.settings import Settings, names
from playground.telegram import Server, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.faults import Fault, Kind
from playground.telegram.world.chats import Chat
from playground.telegram.world.people import Bot
from services.wishes import Wishes
from storage.database import Storage
from tests.secrets_in import nothing_of

PATIENCE_SECONDS = 90
WISH, TALK = "我想学吉他，可是没有老师也没有琴", "昨天晚上的操场上有人放烟花吗"
QUOTED = f"Bad Request: can't parse entities in 王大力: {WISH}"
IN_TURN = (
    Fault(Kind.TOO_MANY, retry_after=1),
    Fault(Kind.SERVER_ERROR, status=502, description=QUOTED),
    Fault(Kind.CLOSE_BEFORE),
    Fault(Kind.CLOSE_AFTER),
    Fault(Kind.INVALID_JSON),
    Fault(Kind.HANG, seconds=0.2),
    Fault(Kind.SERVER_ERROR, status=400, description=QUOTED),
    Fault(Kind.FORBIDDEN, description=f"Forbidden: bot was blocked by the user {WISH}"),
)
Here = Callable[[], Awaitable[bool]]


@dataclass
class Story:
    """A town, the bot that runs in it, and everything that was written."""

    town: Town
    bot: Bot
    storage: Storage
    app: App
    chat: Chat
    wang: Resident
    li: Resident
    han: Resident
    link: str
    log: io.StringIO
    pages: list[str] = field(default_factory=list)

    async def until(self, happened: Here) -> None:
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not await happened():  # noqa: ASYNC110  # the town tells nobody
                await asyncio.sleep(0.05)

    async def reads(self, who: Resident, words: str) -> Any:
        """The latest message from the bot in which these words stand."""
        found: list[Any] = []

        async def seen() -> bool:
            found[:] = [one for one in who.reads(self.bot, 20) if words in one.formatted.text]
            return bool(found)

        await self.until(seen)
        return found[-1]

    async def idle(self) -> None:
        """Nothing waits at Telegram, and nothing in the outbox is due."""

        async def done() -> bool:
            async with self.storage.read_only() as view:
                backlog = await view.backlogs.now(SystemClock().now())
            return not self.town.mailboxes[self.bot.id].pending and not backlog.oldest_due

        await self.until(done)

    async def look(self) -> None:
        """What an operator's tools are told."""
        assert self.app.sight.port
        async with aiohttp.ClientSession() as session:
            for path in ("healthz", "readyz", "metrics"):
                address = f"http://127.0.0.1:{self.app.sight.port}/{path}"
                async with session.get(address) as answer:
                    self.pages.append(await answer.text())


@pytest.fixture
def log() -> io.StringIO:
    written = io.StringIO()
    logs.set_up("debug", "json", SystemClock(), written)
    return written


@asynccontextmanager
async def told(folder: Path, log: io.StringIO) -> AsyncIterator[Story]:
    town = Town(limits=False)
    bot = town.add_bot()
    wang, li, han = (
        town.add_person(name, username=username)
        for name, username in (("王大力", "wang_dali"), ("李雪", "li_xue"), ("韩梅梅", "hanmeimei"))
    )
    chat = wang.founds("group", "湖滨读书会")
    for one in (li, han):
        one.joins(chat)
    async with Server(town) as server:
        settings = Settings(
            bot_token=SecretStr(bot.token),
            api_url=server.url,
            database_url=f"sqlite:///{folder / 'yijiabai.db'}",
            metrics_port=0,
        )
        clock = SystemClock()
        await set_up(settings, clock, "湖滨团县委", Level.COUNTY, Profile.LIGHT_BURDEN, "zh")
        _, link = await add_cadre(settings, clock, "王老师", Position.FULL_TIME)
        app, storage = App(settings), Storage.open(settings.database_url)
        await app.start()
        try:
            yield Story(town, bot, storage, app, chat, wang, li, han, link, log)
        finally:
            await app.stop()
            await storage.close()


async def settles_down(at: Story) -> None:
    """The cadre's group is counted, and one young person agreed to everything."""
    at.wang.opens(at.link)
    await at.reads(at.wang, "三步")
    at.wang.adds(at.chat, at.bot)
    at.wang.promotes(at.chat, at.bot)
    at.wang.presses(await at.reads(at.wang, "我在"), "由我负责这个群")
    await at.reads(at.wang, "一切就绪")
    await at.idle()
    async with at.storage.read_only() as view:
        group = await view.groups.by_chat(at.chat.id)
    assert group is not None
    at.li.opens(f"https://t.me/yijiabai_bot?start=g{group.id}")
    at.li.presses(await at.reads(at.li, "你多大"), "18 岁或以上")
    at.li.presses(await at.reads(at.li, "全都关着"), "⬜ 我的活跃：关")
    await at.idle()


async def talks_while_telegram_fails(at: Story) -> None:
    """Every fault meets an answer once, and the asking for updates too."""
    for turn, kind in enumerate(
        (Kind.CONFLICT, Kind.CLOSE_BEFORE, Kind.INVALID_JSON, Kind.SERVER_ERROR)
    ):
        at.town.faults.plan(Fault(kind, method="getUpdates", after=turn))
    for fault in IN_TURN:
        at.town.faults.plan(fault)
        fault.method = "sendMessage"
        at.li.writes(at.bot, "/wish 一根琴弦")
        at.han.writes(at.chat, f"{TALK} @wang_dali")
        at.wang.writes(at.chat, "看到了，就在东门")
        await at.idle()
        await at.look()
    at.town.faults.clear()


async def meets_mistakes_of_our_own(at: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """A handler fails with words in its error; an update nobody can read; one that is none."""

    async def fails(_self: Wishes, _wisher: object, text: str, *_: object) -> None:
        raise ValueError(f"{text} of {at.li.id}")

    with monkeypatch.context() as broken:
        broken.setattr(Wishes, "submit", fails)
        at.li.writes(at.bot, f"/wish {WISH}")
        await at.reads(at.li, "对不起")
    mailbox = at.town.mailboxes[at.bot.id]
    now = int(SystemClock().now().timestamp())
    odd = {"message_id": "?", "from": {"id": at.li.id}, "chat": at.li.person.first_name}
    for payload in (odd, {"text": WISH}, [WISH]):
        body = json.dumps(payload, ensure_ascii=False).encode()
        mailbox.put("message", body, date=now, lane=at.li.id)
    await at.idle()


async def loses_people_and_moves(at: Story) -> None:
    """Blocked by one, migrated, kicked, added again, and one erases herself."""
    at.li.blocks(at.bot)
    at.wang.writes(at.bot, "/help")
    await at.idle()
    at.li.unblocks(at.bot)
    moved = at.wang.migrates(at.chat)
    at.han.writes(moved, TALK)
    at.wang.writes(moved, "/stats")
    await at.idle()
    at.wang.kicks(moved, at.bot)
    await at.idle()
    at.wang.adds(moved, at.bot)
    at.li.writes(at.bot, "/mydata")
    await at.idle()
    at.li.writes(at.bot, "/forgetme")
    await at.idle()
    await at.look()


async def asked_by_an_operator(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    """What the commands print about it all."""
    for name in names():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(folder)
    capsys.readouterr()
    assert await verify(as_json=True) == 0
    assert await show_all(100, as_json=True) == 0
    listed = capsys.readouterr().out
    items = json.loads(listed.splitlines()[1])["items"]
    assert {one["reference"][0] for one in items} == {"d", "u"}
    for one in items:
        await show(one["reference"], with_text=False, as_json=False)
    return listed + capsys.readouterr().out


async def test_of_all_that_is_written_nothing_betrays_anybody(
    tmp_path: Path,
    sqlite_template: Path,
    log: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copy(sqlite_template, tmp_path / "yijiabai.db")
    async with told(tmp_path, log) as at:
        await settles_down(at)
        await talks_while_telegram_fails(at)
        await meets_mistakes_of_our_own(at, monkeypatch)
        printed = await asked_by_an_operator(tmp_path, monkeypatch, capsys)
        await loses_people_and_moves(at)
        hidden = nothing_of(at.town, names=["王老师", "湖滨团县委"], texts=[WISH, TALK, QUOTED])
    written = log.getvalue()
    events = {json.loads(line)["event"] for line in written.splitlines()}
    assert events >= {"telegram not reached", "no updates", "update failed", "dead letter"}
    assert "[withheld]" not in written
    metrics = at.pages[-1]
    assert 'yijiabai_updates_total{outcome="failed"} 1.0' in metrics
    assert 'yijiabai_updates_total{outcome="quarantined"}' in metrics
    for outcome in ("taken", "slow down", "again", "unsure", "never", "gone"):
        assert f'yijiabai_sends_total{{method="sendMessage",outcome="{outcome}"}}' in metrics
    hidden.in_(written, printed, *at.pages)
