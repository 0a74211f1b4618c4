"""Four young people and the bot: what is said, and what the database holds afterwards.

`python -m tests.handlers.consent_stories` writes the page anew.
"""

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from sqlalchemy import func, select

from domain.activity import ANONYMOUS
from storage.database import Storage
from storage.tables import metadata
from storage.tables.people import refusals
from tests.handlers.talking import Said, Talk, messages, user
from tests.services.people_of_a_county import counting_group, founded, met
from tests.storage import county
from tests.storage.county import NOON, TODAY, said

PAGE = Path(__file__).parents[2] / "docs" / "consent.zh.md"
MEI = 7_005_000_070
HEAD = """# 同意、谢绝、删除：四个人的对话，和数据库里最后留下什么

由 `python -m tests.handlers.consent_stories` 写成，测试保证它与程序一致。`→` 是青年说的或按的，
其余是机器人的回答，方括号里是按钮。
"""


@dataclass
class Story:
    """One person's talk, written down as it goes."""

    talk: Talk
    who: int = MEI
    lines: list[str] = field(default_factory=list)
    last: Said | None = None

    async def says(self, text: str) -> None:
        self.lines.append(f"→ {text}")
        self._heard(await self.talk.private(self.who, text))

    async def presses(self, label: str) -> None:
        assert self.last is not None
        [data] = [data for text, data in self.last.buttons.items() if label in text]
        [text] = [text for text in self.last.buttons if label in text]
        self.lines.append(f"→ [{text}]")
        self._heard(await self.talk.press(self.who, data, self.last))

    def _heard(self, said: list[Said]) -> None:
        for one in messages(said):
            if one.chat != str(self.who):
                continue
            self.lines += [
                plain(one),
                *([" ".join(map(bracketed, one.buttons))] if one.buttons else []),
            ]
            if one.buttons:
                self.last = one

    async def holds(self) -> None:
        """Everything of this person, and what is bare counts and digests."""
        async with self.talk.storage.read_only() as view:
            person = await view.people.by_telegram_id(self.who)
            held = {} if person is None else await view.my_data.of(person.id)
            digests = await view._connection.scalar(select(func.count()).select_from(refusals))
            found = [str((await view._connection.execute(select(one))).all()) for one in TABLES]
            cadres = [
                (line.roster_name, await view.reports.reached(line.id))
                for line in await view.cadres.all(TODAY)
            ]
            rows = [row async for row in view.reports.activity()]
        kept = {name: rows for name, rows in held.items() if name != "outbox"}
        self.lines += ["", "数据库里关于这个人：", json.dumps(kept, ensure_ascii=False, indent=1)]
        self.lines.append(
            f"加密标记：{digests} 个；出现这个 Telegram 编号的表：{self._named(found)}"
        )
        for name, reached in cadres:
            if reached.asked:
                told = f"{name}：已问 {reached.asked} 人，其中 {reached.take_part} 人参加"
                self.lines.append(told)
        nobodys = sum(row.counted["messages"] for row in rows if row.person is None)
        own = sum(row.counted["messages"] for row in rows if row.person is not None)
        self.lines.append(f"群里的消息：记在个人名下 {own} 条，记在匿名行 {nobodys} 条")

    def _named(self, found: list[str]) -> str:
        """Without the outbox, in which lies what is just being said."""
        named = [one.name for one, rows in zip(TABLES, found, strict=True) if str(self.who) in rows]
        return "、".join(named) or "无"


TABLES = [one for one in metadata.sorted_tables if one.name != "outbox"]


def plain(said: Said) -> str:
    text = said.text or f"（{said.method}）"
    for tag in ("b", "i", "blockquote"):
        text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    return unescape(text).translate({0x2068: None, 0x2069: None})


def bracketed(label: str) -> str:
    return f"[{label}]".translate({0x2068: None, 0x2069: None})


async def fourteen(story: Story) -> None:
    await story.says("/start g1")
    await story.presses("14 到 17 岁")
    await story.presses("我的活跃")
    await story.presses("保持联系")


async def refuses_twice(story: Story) -> None:
    await story.says("/start g1")
    await story.presses("先不参加")
    await story.says("/start g1")
    await story.presses("先不参加")
    await story.says("/mydata")


async def erased_and_back(story: Story) -> None:
    await story.says("/start g1")
    await story.presses("18 岁")
    await story.presses("我的活跃")
    await story.presses("保持联系")
    async with story.talk.storage.read_write() as tx:
        person = await tx.people.by_telegram_id(story.who)
        assert person is not None
        [group] = await tx.groups.of_member(person.id)
        await tx.activity.add(said(group.id, person.id, times=3))
    await story.holds()
    story.lines.append("")
    await story.says("/forgetme")
    await story.presses("全部删掉")
    await story.holds()
    story.lines.append("")
    await story.says("/start g1")
    await story.presses("18 岁")
    await story.presses("保持联系")


async def three_groups_of_two_cadres(story: Story) -> None:
    async with story.talk.storage.read_write() as tx:
        first = await tx.groups.by_chat(-100)
        assert first is not None
        assert first.cadre is not None
        line = await tx.cadres.get(first.cadre)
        assert line is not None
        await counting_group(tx, line, -200)
        other = await county.cadre(tx, "陈老师", await tx.organisations.get(line.organisation))
        await tx.cadres.take_up(other.id, (await met(tx, 904, "Chen")).id)
        third = await counting_group(tx, other, -300)
    await story.says("/start g1")
    await story.presses("18 岁")
    await story.presses("我的活跃")
    await story.presses("保持联系")
    await story.says("/start g2")
    await story.says(f"/start g{third.id}")
    await story.presses("换成")
    async with story.talk.storage.read_write() as tx:
        person = await tx.people.by_telegram_id(story.who)
        assert person is not None
        for group in await tx.groups.of_member(person.id):
            await tx.activity.add(said(group.id, person.id, times=2))
            await tx.activity.add(said(group.id, ANONYMOUS, times=4))
    await story.says("/stats")
    await story.holds()
    story.lines.append("")
    await story.says("/leave")
    await story.presses("退出")


STORIES: dict[str, Callable[[Story], Awaitable[None]]] = {
    "十四岁": fourteen,
    "两次说不": refuses_twice,
    "删掉又回来": erased_and_back,
    "三个群、两位团干部": three_groups_of_two_cadres,
}


async def told(storage: Storage, name: str) -> Story:
    """In a county of its own."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.people.rename(place.young.id, "Li Lei", "zh-hans")
    story = Story(Talk(storage))
    assert user(story.who)["id"] == MEI
    await STORIES[name](story)
    await story.holds()
    return story


def section(name: str, story: Story) -> str:
    return f"\n## {name}\n\n```\n" + "\n".join(story.lines) + "\n```\n"


async def page() -> str:
    parts = [HEAD]
    for name in STORIES:
        with tempfile.TemporaryDirectory() as folder:
            storage = Storage.open(f"sqlite:///{folder}/yijiabai.db")
            await storage.upgrade()
            parts.append(section(name, await told(storage, name)))
            await storage.close()
    return "".join(parts)


if __name__ == "__main__":
    assert NOON.date() == TODAY
    PAGE.write_text(asyncio.run(page()), encoding="utf-8")
