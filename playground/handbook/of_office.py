"""Talks of an office: its roster, its links, its roles, and the sums of its branch."""

from __future__ import annotations

from playground.handbook.recording import Recording
from playground.story.county import PLANS
from playground.story.scenes.rostering import FAULTY, begins, rows_of, sends
from playground.story.sheet import Rows, links_on
from playground.story.story import Story


async def roster(story: Story, seen: Recording) -> None:
    """A faulty sheet, the right one, and how far everybody has come."""
    office = story.county.administrator
    seen.passes_over(story.private(office))
    await seen.tells_bot(office, "/roster")
    seen.happens(f"要发的表格里写着：\n{as_lines(FAULTY)}")
    sends(story, FAULTY)
    await seen.reads(office)
    seen.happens("照着改好，整份再发一次：")
    sends(story, rows_of(PLANS))
    await seen.reads(office)
    await seen.presses(office, "roster:import:")
    for one in PLANS:
        begins(story, one.cadre, one.office, one.position)


def as_lines(rows: Rows) -> str:
    """A sheet as it can be told: each row with its number."""
    told = (" | ".join(cell or "（空）" for cell in row) for row in rows)
    return "\n".join(f"第 {number} 行：{row}" for number, row in enumerate(told, start=1))


async def links(story: Story, seen: Recording) -> None:
    """The sheet with everybody's link."""
    office = story.county.administrator
    await seen.quietly(office, "/roster")
    await seen.presses(office, "roster:sheet")
    await seen.presses(office, "roster:links:without")
    page = await story.is_sent_file(office, 0)
    for plan, link in zip(PLANS, links_on(page), strict=True):
        story.links[plan.cadre] = link
        story.staff.linked(plan.cadre)


async def sums(story: Story, seen: Recording) -> None:
    office = story.county.administrator
    seen.passes_over(story.private(office))
    await seen.tells_bot(office, "/stats")
    await seen.taps(office, "本季度")


async def roles(story: Story, seen: Recording) -> None:
    """A colleague who may see sums and nothing else."""
    office, colleague = story.county.administrator, story.town.person(story.county.heir.id)
    seen.passes_over(story.private(office))
    await seen.tells_bot(office, "/roles")
    await seen.taps(office, "给角色")
    await seen.taps(office, "机关工作人员")
    said = await story.sees(lambda: story.private(office), "start=")
    link = next(one for one in said.formatted.text.split() if "start=" in one)
    await seen.opens(colleague, link, "打开管理员转来的链接，按“开始”")
    seen.looks(story.private(office))
