"""Talks of an office: its roster, its links, its roles, and the sums of its branch."""

from __future__ import annotations

from playground.handbook.living import DAYS
from playground.handbook.recording import Recording
from playground.story.books import local
from playground.story.calendar import at
from playground.story.county import HEIR, PLANS
from playground.story.scenes.rostering import (
    FAULTY,
    WORDS,
    begins,
    prints_links,
    rows_of,
    sends,
)
from playground.story.sheet import Rows, links_on
from playground.story.story import Story

AFTERWARDS = DAYS + 1
"""The day after all other talks."""


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


async def leaving(story: Story, seen: Recording) -> None:
    """Somebody's time is over: the new sheet, the successor's link, and the group the next day."""
    office, heir, room = story.county.administrator, story.county.heir, story.county.room(2)
    seen.passes_over(story.private(office))
    seen.happens(f"新的表里没有{room.plan.cadre}，多了{HEIR}：")
    rows = rows_of([one for one in PLANS if one is not room.plan])
    sends(story, (*rows, (room.plan.office, "", HEIR, WORDS[room.plan.position], "接任")))
    await seen.reads(office)
    await seen.presses(office, "roster:end:")
    story.staff.ends(room.plan.cadre, local(story.time.now).date())
    begins(story, HEIR, room.plan.office, room.plan.position)
    await prints_links(story)
    await story.opens(heir, story.links[HEIR])
    await story.time.live(at(AFTERWARDS, "09:00"), lambda _: None)
    seen.passes_over(story.private(office))
    seen.happens(f"打印{HEIR}的链接单，交给 TA 打开。第二天早上：")
    await seen.presses(office, "heir:list:")
    await seen.taps(office, HEIR)
    await seen.presses(office, "heir:give:")


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
