"""The talks of how young people find an office's work, and what the office reads afterwards."""

from __future__ import annotations

from playground.handbook.living import COME, speakers_of_chinese
from playground.handbook.recording import Recording
from playground.story.story import Story

SAID = ("帮上了", "帮上了", "一般", "帮上了", "没感觉到", "帮上了")


async def said(story: Story, seen: Recording) -> None:
    """One of six, without a name; the others likewise, and the page leaves it out."""
    people = speakers_of_chinese(story.county.room(0))[2 : 2 + COME]
    first, *others = zip(people, SAID, strict=False)
    young, word = first
    seen.passes_over(story.private(young))
    await seen.tells_bot(young, "/evaluate")
    await seen.taps(young, word)
    await seen.tells_bot(young, "/evaluate")
    for who, other in others:
        await story.tells_bot(who, "/evaluate")
        await story.taps(who, other)


async def read(story: Story, seen: Recording) -> None:
    """In the next quarter."""
    office = story.county.administrator
    seen.passes_over(story.private(office))
    await seen.tells_bot(office, "/evaluate")
