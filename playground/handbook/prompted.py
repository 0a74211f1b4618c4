"""A cadre's private chat through the ends of a quarter: what the bot says there by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from playground.handbook.deciding import groups, talks
from playground.handbook.living import speakers_of_chinese
from playground.handbook.recording import Recording
from playground.story.books import ZONE
from playground.story.scenes.taking_part import ACTIVITY, CONTACT, joins
from playground.story.story import Story

TITLE = "一个季度里的提示"
ABOUT = (
    "一位团干部的私聊：机器人自己说的话，自己设的一个提醒，和关掉的一样。没有事就不说；"
    "中间机器关了两个多月，开机后只说最近的、还来得及的那一次。"
)
NOTHING = "（什么也没说）"
OWN, DONE_WITH = "/remind 每周五 16:00 写一周小结", "删掉这条提醒"
MORNING = "🔔 早上 8:30 的消息"
WISH = "想学一点急救，怎么包扎"
Pages = list[str]

OPENING = ("2026-04-01 09:00", "4月1日 星期三：新的一季度")
AFTER_TALK = ("2026-04-02 09:00", "4月2日 星期四：昨天群里说了话，有人许了愿")
ON_FRIDAY = ("2026-04-03 16:05", "4月3日 星期五下午")
MUTED = ("2026-04-07 09:00", "4月7日 星期二：昨天群里也说了话，早上的消息关了，所以不说")
LATE: Sequence[tuple[str, str]] = (
    ("2026-06-16 09:00", "6月16日 星期二：机器刚刚打开"),
    ("2026-06-17 09:00", "6月17日：还有 14 天"),
    ("2026-06-24 09:00", "6月24日：还有 7 天"),
    ("2026-06-26 16:30", "6月26日 星期五：28 日是星期天，所以提前到这天下午"),
    ("2026-06-30 09:00", "6月30日：最后一天"),
    ("2026-07-01 09:00", "7月1日：两个周期一起开始"),
)


async def prompted(story: Story, seen: Recording, pages: Pages) -> None:
    """The first days of the quarter, and after a long silence its last fortnight; a reminder of
    the cadre's own, and a sort that they mute.
    """
    await groups(story, 0)
    room = story.county.room(0)
    young, other, *_ = speakers_of_chinese(room)
    for person in (young, other):
        await joins(story, person, room, "18+", (ACTIVITY, CONTACT))
    seen.passes_over(story.private(room.cadre))
    await until(story, "2026-04-01 07:00")
    seen.passes_over(story.private(room.cadre))
    await hears(story, seen, pages, [OPENING])
    await talks(story, room.chat, young, room.cadre, other)
    await story.tells_bot(young, f"/wish {WISH}")
    await story.time.settle()
    seen.passes_over(story.private(room.cadre))
    await hears(story, seen, pages, [AFTER_TALK])
    await seen.tells_bot(room.cadre, OWN)
    told(seen, pages, "4月2日：自己设一个提醒")
    await until(story, "2026-04-03 15:00")
    seen.passes_over(story.private(room.cadre))
    await hears(story, seen, pages, [ON_FRIDAY])
    await seen.taps(room.cadre, DONE_WITH)
    told(seen, pages, "4月3日：用不着了")
    await seen.tells_bot(room.cadre, "/mute")
    await seen.taps(room.cadre, MORNING)
    told(seen, pages, "4月3日：早上的消息不想收了")
    await until(story, "2026-04-06 12:00")
    await talks(story, room.chat, young, room.cadre, other)
    seen.passes_over(story.private(room.cadre))
    await hears(story, seen, pages, [MUTED])
    await story.time.stops()
    story.town.clock.set(moment("2026-06-16 08:40"))
    story.time.runs(await story.bot.start())
    await hears(story, seen, pages, LATE)


async def hears(
    story: Story, seen: Recording, pages: Pages, days: Sequence[tuple[str, str]]
) -> None:
    for when, heading in days:
        await until(story, when)
        seen.looks(story.private(story.county.room(0).cadre))
        told(seen, pages, heading)


def told(seen: Recording, pages: Pages, heading: str) -> None:
    pages += [f"## {heading}", seen.told() or NOTHING]
    seen.lines.clear()


async def until(story: Story, when: str) -> None:
    await story.time.passes(moment(when) - story.time.now)


def moment(when: str) -> float:
    return datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=ZONE).timestamp()
