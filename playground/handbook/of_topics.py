"""The talk of a topic that is posted every week, and of one that is closed and told of."""

from __future__ import annotations

from playground.handbook.living import speakers_of_chinese
from playground.handbook.recording import Recording
from playground.story.story import Story

QUESTION = "这周吃过最好吃的一顿是什么？"
OF_TOWN = "毕业以后第一年，想住在哪？"
ANSWERS = (
    "住宿舍，省钱",
    "能住宿舍就住宿舍",
    "和同学合租，宿舍太吵",
    "宿舍！走两步就到车间",
    "住家里，吃得好",
    "宿舍，热闹",
    "合租，最好离河边近",
)
DAY, MINUTE = 86_400.0, 60.0


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


async def digest(story: Story, seen: Recording) -> None:
    """Three days later: sums, what was said most, and a picture."""
    room = story.county.room(4)
    cadre = room.cadre
    seen.passes_over(room.chat)
    cadre.writes(room.chat, f"/topic {OF_TOWN}")
    posted = await story.sees(lambda: room.chat, OF_TOWN)
    for who, answer in zip(speakers_of_chinese(room)[2:], ANSWERS, strict=False):
        who.writes(room.chat, answer, reply_to=posted)
        await story.time.passes(8 * 60 * MINUTE)
    seen.looks(room.chat)
    await story.time.passes(3 * DAY - story.time.now + posted.date - MINUTE)
    seen.passes_over(story.private(cadre))
    await story.time.passes(5 * MINUTE)
    seen.happens("三天以后：")
    seen.looks(story.private(cadre))
