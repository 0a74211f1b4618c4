"""Talks of what the bot says by itself: the morning, the ends of a quarter, own reminders, and what
somebody does not want to hear.
"""

from __future__ import annotations

from datetime import timedelta

from playground.handbook.living import speakers_of_chinese
from playground.handbook.prompted import moment, until
from playground.handbook.recording import Recording
from playground.story.books import local
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

OWN, TO_GROUP = "写一周小结", "今晚八点线上读书，链接在置顶，想听的进来坐坐"
ACTIVITY = "/activity 团课；一起读半小时；{month}月{day}日 19:00；图书馆三楼；30"
WISH = "想有人教我打领带，下周要面试"
BACK, CAUGHT_UP = "2026-06-24 07:00", "2026-06-24 08:20"
"""When the machine is on again, and when everything that it had missed was said."""
WEEK_LEFT, NEXT_QUARTER = "2026-06-24 09:00", "2026-07-01 09:00"


def cadre_of(story: Story) -> Resident:
    return story.county.room(4).cadre


async def reminders(story: Story, seen: Recording) -> None:
    """One every week, alone; and one before the group on the same evening."""
    room, cadre = story.county.room(4), cadre_of(story)
    seen.passes_over(story.private(cadre))
    await seen.tells_bot(cadre, f"/remind 每周五 16:00 {OWN}")
    await seen.tells_bot(cadre, f"/remind 今天 19:40 {TO_GROUP}")
    await seen.taps(cadre, "改为发到")
    await seen.tells_bot(cadre, "/remind")
    seen.passes_over(room.chat)
    evening = local(story.time.now).replace(hour=19, minute=41, second=0)
    await story.time.passes(evening.timestamp() - story.time.now)
    seen.happens("到了 19:40：")
    seen.looks(room.chat)


async def morning(story: Story, seen: Recording) -> None:
    """After a day of talk, with a wish that waits and an activity of the same day."""
    room, cadre = story.county.room(4), cadre_of(story)
    young, other, *_ = speakers_of_chinese(room)[2:]
    tomorrow = local(story.time.now) + timedelta(days=1)
    await story.tells_bot(cadre, ACTIVITY.format(month=tomorrow.month, day=tomorrow.day))
    join = await story.time.comes(
        lambda: story.reading.button(room.chat, "activity:join:"), "the activity's card"
    )
    young.presses(*join)
    hello = cadre.writes(room.chat, "明天的读书会还有位子")
    answer = other.writes(room.chat, "我带两本去", reply_to=hello)
    cadre.writes(room.chat, "太好了", reply_to=answer)
    await story.tells_bot(young, f"/wish {WISH}")
    await until(story, f"{tomorrow:%Y-%m-%d} 08:00")
    seen.passes_over(story.private(cadre))
    await until(story, f"{tomorrow:%Y-%m-%d} 08:40")
    seen.looks(story.private(cadre))


async def muting(story: Story, seen: Recording) -> None:
    cadre = cadre_of(story)
    seen.passes_over(story.private(cadre))
    await seen.tells_bot(cadre, "/mute")
    await seen.taps(cadre, "🔔 早上 8:30 的消息")


async def ends(story: Story, seen: Recording) -> None:
    """The machine was off for two months: what is said is the newest that still makes sense."""
    cadre = cadre_of(story)
    await story.time.stops()
    story.town.clock.set(moment(BACK))
    story.time.runs(await story.bot.start())
    await until(story, CAUGHT_UP)
    seen.passes_over(story.private(cadre))
    await until(story, WEEK_LEFT)
    seen.happens("6月24日早上，离期末还有 7 天：")
    seen.looks(story.private(cadre))
    await until(story, "2026-07-01 08:00")
    seen.passes_over(story.private(cadre))
    await until(story, NEXT_QUARTER)
    seen.happens("7月1日早上，新的一季开始：")
    seen.looks(story.private(cadre))
    await seen.taps(cadre, "团课")
