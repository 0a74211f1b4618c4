"""The talk of the quarter's report: an office writes it, the level above returns and accepts it."""

from __future__ import annotations

from playground.handbook.recording import Recording
from playground.story.county import STREET
from playground.story.scenes.organ import gets_a_role
from playground.story.scenes.reporting import BETTER, FIRST_WORDS, REMARK, edit_of
from playground.story.story import Story

OTHER = "下步安排"


async def report(story: Story, seen: Recording) -> None:
    """One part as the office writes it, the other one without being told; then it goes up."""
    office, clerk = story.county.administrator, story.county.clerk
    await gets_a_role(story, STREET, clerk)
    for who in (office, clerk):
        seen.passes_over(story.private(who))
    await seen.tells_bot(clerk, "/report")
    await seen.taps(clerk, "经验")
    await seen.presses(clerk, "report:edit:")
    await seen.tells_bot(clerk, FIRST_WORDS["经验"])
    await seen.presses(clerk, "report-text:save:")
    await seen.taps(clerk, "看整份")
    seen.happens(f"“{OTHER}”也这样写好。")
    await writes_quietly(story, seen, FIRST_WORDS[OTHER])
    await seen.presses(clerk, "report:submit:")
    await seen.presses(clerk, "report:send:")
    seen.happens("县里收到：")
    await seen.reads(office)
    await seen.presses(office, "report:read:")
    await seen.presses(office, "report:return:")
    await seen.tells_bot(office, REMARK)
    await seen.presses(office, "report-remark:send:")
    seen.happens("街道收到，改好再报：")
    await seen.reads(clerk)
    await story.presses(clerk, "report:show:")
    await writes_quietly(story, seen, BETTER)
    await seen.presses(clerk, "report:submit:")
    await seen.presses(clerk, "report:send:")
    await seen.reads(office)
    await story.presses(office, "report:read:")
    await seen.quietly(office, "/roles")
    await seen.presses(office, "report:paper:")
    await seen.presses(office, "report:accept:")
    await seen.reads(clerk)


async def writes_quietly(story: Story, seen: Recording, text: str) -> None:
    """As before, and the page leaves it out."""
    clerk = story.county.clerk
    await story.taps(clerk, OTHER)
    clerk.presses(*await edit_of(story, clerk, OTHER))
    await story.time.settle()
    await story.tells_bot(clerk, text)
    await story.presses(clerk, "report-text:save:")
    await story.taps(clerk, "看整份")
    await story.time.passes(20)
    seen.passes_over(story.private(clerk))


async def paper(story: Story) -> bytes:
    """The newest Word document that the county's office was sent."""
    files = story.reading.files(story.private(story.county.administrator))
    return files[0]
