"""The report that is owed: the railway's draft comes by itself in the quarter's last week, nobody
answers until the second reminder is near, the nation returns it once, and accepts it.
"""

from __future__ import annotations

from functools import partial

from playground.story.calendar import DAYS, at
from playground.story.county import RAILWAY
from playground.story.reading import datas
from playground.story.reports import PARTS
from playground.story.scenes.reporting import edit_of, submits
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

HANDED_UP, MENDED = DAYS - 2, DAYS - 1
"""A Monday, after a weekend and a reminder; and the last day, on which there is another one."""
FIRST_WORDS = {
    "经验": "把活动排在换班以后，两个班的人都来得了。",
    "下步安排": "三季度把夜校办到沿线去。",
}
REMARK = "请写明是哪几个站、哪个月。"
BETTER = "三季度把夜校办到青禾、柳溪两站：青禾七月，柳溪八月。"


def plan(story: Story, days: int) -> None:
    """Only in a whole quarter: the draft comes in its last week."""
    if days < DAYS:
        return
    story.at(at(HANDED_UP, "10:00"), partial(hands_up, story))
    story.at(at(HANDED_UP, "15:30"), partial(returns, story))
    story.at(at(MENDED, "11:00"), partial(mends, story))
    story.at(at(MENDED, "14:30"), partial(accepts, story))


async def hands_up(story: Story) -> None:
    """From the message that reminded: each part by replying to the message that shows it."""
    who = story.county.railwayman
    await story.presses(who, "report:show:")
    for part, text in FIRST_WORDS.items():
        await replies(story, who, part, text)
    await submits(story, who, RAILWAY)


async def returns(story: Story) -> None:
    nation = story.county.nation
    await reads(story, nation)
    await story.presses(nation, "report:return:")
    await story.tells_bot(nation, REMARK)
    await story.presses(nation, "report-remark:send:")
    story.reports.answers(RAILWAY, REMARK, story.time.now)


async def mends(story: Story) -> None:
    who = story.county.railwayman
    await story.presses(who, "report:show:")
    await replies(story, who, "下步安排", BETTER)
    await submits(story, who, RAILWAY)


async def accepts(story: Story) -> None:
    nation = story.county.nation
    await reads(story, nation)
    await story.presses(nation, "report:accept:")
    story.reports.answers(RAILWAY, "accepted", story.time.now)


async def reads(story: Story, nation: Resident) -> None:
    """Of this office, whatever else lies there."""
    chat = story.private(nation)
    said = await story.sees(lambda: chat, f"{RAILWAY}\u2069报来")
    [read] = [one for one in datas(said) if one.startswith("report:read:")]
    nation.presses(said, read)
    await story.time.settle()


async def replies(story: Story, who: Resident, part: str, text: str) -> None:
    await story.taps(who, part)
    shown, _ = await edit_of(story, who, part)
    who.writes(story.county.bot, text, reply_to=shown)
    await story.time.settle()
    await story.presses(who, "report-text:save:")
    await story.taps(who, "看整份")
    story.reports.writes(RAILWAY, PARTS[part], text)
