"""The talk of a question that is decided together, and what came of it."""

from __future__ import annotations

from playground.handbook.recording import Recording
from playground.story.decisions import FEWEST
from playground.story.scenes.checking_in import counted
from playground.story.story import Story

QUESTION, OPTIONS = "下次社团日做什么？", ("夜跑", "修自行车", "包饺子")
IDEA = "能不能办一次观星"


async def together(story: Story, seen: Recording) -> None:
    """One chooses, thinks better of it and has an idea; others choose; the cadre ends it."""
    room = story.county.room(4)
    first, *others = counted(story, room, FEWEST)
    for who in (room.cadre, first):
        seen.passes_over(story.private(who))
    seen.passes_over(room.chat)
    lines = "".join(f"\n{one}" for one in OPTIONS)
    await seen.tells_bot(room.cadre, f"/design {QUESTION}{lines}")
    await seen.presses(room.cadre, "design:enough:")
    await seen.presses(room.cadre, "design:send:")
    seen.looks(room.chat)
    link = await story.time.comes(lambda: story.reading.link(room.chat, "v"), "a question's card")
    await seen.opens(first, link, "按下卡片上的</i>〔私下选一个〕<i>")
    await seen.taps(first, OPTIONS[0])
    await seen.taps(first, OPTIONS[1])
    await seen.presses(first, "design:idea:")
    await seen.tells_bot(first, IDEA)
    for who in others:
        await story.opens(who, link)
        await story.taps(who, OPTIONS[1])
    seen.happens(f"又有 {len(others)} 个人选了。")
    await story.time.passes(10)
    seen.looks(room.chat)
    await seen.presses(room.cadre, "design:close:")
    await seen.presses(room.cadre, "design:share:")
    seen.looks(room.chat)
