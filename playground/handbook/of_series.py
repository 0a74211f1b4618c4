"""The talk of a series: begun, an issue written, subscribed to and read."""

from __future__ import annotations

from functools import partial

from playground.handbook.living import speakers_of_chinese
from playground.handbook.recording import Recording
from playground.story.story import Story

NAME = "夜班食堂"
ISSUE = "二楼的面八点半还有。今天的牛肉面，汤是现熬的，别错过。"


async def series(story: Story, seen: Recording) -> None:
    room = story.county.room(4)
    cadre, young = room.cadre, speakers_of_chinese(room)[3]
    for chat in (room.chat, story.private(cadre), story.private(young)):
        seen.passes_over(chat)
    await seen.tells_bot(cadre, "/series")
    await seen.taps(cadre, "开一个专栏")
    await seen.tells_bot(cadre, NAME)
    await seen.taps(cadre, "写第 1 期")
    await seen.tells_bot(cadre, ISSUE)
    await seen.presses(cadre, "series:send:")
    await story.time.passes(20)
    seen.looks(room.chat)
    link = await story.time.comes(
        partial(story.reading.link, room.chat, "s"), "a button that subscribes"
    )
    await seen.opens(young, link, "按下群里的</i>〔私下订阅〕<i>")
    await seen.presses(young, "series:take:")
    await story.time.is_rung()
    await seen.presses(young, "series:read:")
