"""The talk of a topic that is posted every week, and of one that is closed and told of."""

from __future__ import annotations

from playground.handbook.recording import Recording
from playground.story.story import Story

QUESTION = "这周吃过最好吃的一顿是什么？"


async def scheduled(story: Story, seen: Recording) -> None:
    """Step by step; then another one is closed earlier than planned, and its digest comes."""
    room = story.county.room(4)
    cadre = room.cadre
    seen.passes_over(story.private(cadre))
    seen.passes_over(room.chat)
    await seen.tells_bot(cadre, "/topic")
    await seen.tells_bot(cadre, QUESTION)
    await seen.taps(cadre, "改时间")
    await seen.tells_bot(cadre, "每周一三 19:30")
    await seen.taps(cadre, "就这样定")
    await seen.tells_bot(cadre, "/topic 明天 12:10；午饭在哪个窗口吃？")
    await seen.tells_bot(cadre, "/topics")
