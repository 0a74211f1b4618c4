"""The talk of a report that is owed: a railway's, in a town of its own with the nation above."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from playground.handbook.living import SEED
from playground.handbook.prompted import moment, until
from playground.handbook.recording import Recording
from playground.story.calendar import BEGINNING
from playground.story.county import NATION, RAILWAY
from playground.story.process import Bot
from playground.story.scenes.owing import BETTER, FIRST_WORDS, REMARK, replies
from playground.story.scenes.rostering import founds_below, gets_role
from playground.story.story import Story, begin
from playground.telegram import Clock, Server, Town

OTHER = "下步安排"


@contextlib.asynccontextmanager
async def nation(folder: Path) -> AsyncIterator[Story]:
    """Its office, and the railway's below it; the quarter's last week is about to begin."""
    town = Town(Clock(BEGINNING), seed=SEED)
    async with Server(town) as server:
        story = begin(town, lambda county: Bot(folder, server, county.bot.token), SEED)
        try:
            link = await story.bot.init(NATION, "national")
            story.time.runs(await story.bot.start())
            await story.opens(story.county.nation, link)
            await founds_below(story)
            office = "机关工作人员"
            await gets_role(story, story.county.nation, RAILWAY, office, story.county.railwayman)
            await story.time.stops()
            town.clock.set(moment("2026-06-24 08:00"))
            story.time.runs(await story.bot.start())
            await story.time.settle()
            yield story
        finally:
            await story.time.stops()


async def owed(story: Story, seen: Recording) -> None:
    """Everything that comes by itself, and one part as it is written by replying."""
    office, above = story.county.railwayman, story.county.nation
    for who in (office, above):
        seen.passes_over(story.private(who))
    await hears(story, seen, "2026-06-24 09:00", "6月24日 星期三，最后一周的第一个早上：")
    await hears(story, seen, "2026-06-26 16:10", "6月26日 星期五下午（28 日是星期天，所以提前）：")
    await story.presses(office, "report:show:")
    await story.taps(office, "经验")
    shown, _ = await story.button(office, "report:edit:")
    seen.happens("陆铁生打开报告，点“经验”：")
    seen.passes_over(story.private(office))
    seen.looks_again(shown)
    office.writes(story.county.bot, FIRST_WORDS["经验"], reply_to=shown)
    await seen.reads(office)
    await seen.presses(office, "report-text:save:")
    await story.taps(office, "看整份")
    await quietly(story, seen, FIRST_WORDS[OTHER])
    seen.happens("“下步安排”也这样写好，上报。")
    await seen.presses(office, "report:submit:")
    await seen.presses(office, "report:send:")
    await until(story, "2026-06-29 10:00")
    await story.presses(above, "report:read:")
    await story.presses(above, "report:return:")
    await story.tells_bot(above, REMARK)
    await story.presses(above, "report-remark:send:")
    seen.happens("上级看过，退了回来：")
    await seen.reads(office)
    await hears(story, seen, "2026-06-30 09:00", "6月30日早上，还没有再报：")
    await story.presses(office, "report:show:")
    await quietly(story, seen, BETTER)
    seen.happens("“下步安排”改好了，再报一次。")
    await seen.presses(office, "report:submit:")
    await seen.presses(office, "report:send:")
    await story.presses(above, "report:read:")
    await story.presses(above, "report:accept:")
    await seen.reads(office)


async def quietly(story: Story, seen: Recording, text: str) -> None:
    """The other part, and the page leaves it out."""
    await replies(story, story.county.railwayman, OTHER, text)
    await story.time.passes(20)
    seen.passes_over(story.private(story.county.railwayman))


async def hears(story: Story, seen: Recording, when: str, told: str) -> None:
    await until(story, when)
    seen.happens(told)
    seen.looks(story.private(story.county.railwayman))
