"""Talks about the Five Ones: what is owed, a yearly meeting, policies and a refused raise."""

from __future__ import annotations

from playground.handbook.recording import Recording
from playground.story.story import Story

ACTIVITY = "/activity 志愿服务；江滩净滩；5月8日 15:00-17:00；江边广场；30"
FEWER, MORE = "/policy 活动；4", "/policy 活动；6"
KINDS = "/policy 类别；团课、志愿服务、谈心谈话、读书会=Reading circle"


async def five_ones(story: Story, seen: Recording) -> None:
    """An activity is announced; then what is owed, and whom the cadre has not met this year."""
    cadre = story.county.room(0).cadre
    name = story.county.room(0).plan.cadre
    young = story.town.person(min(story.staff.held[name].contacts))
    await seen.quietly(cadre, ACTIVITY)
    seen.passes_over(story.private(young))
    await seen.tells_bot(cadre, "五个一")
    await seen.taps(cadre, "下一期")
    await seen.taps(cadre, "年度面谈")
    await seen.taps(cadre, young.person.first_name)
    await seen.presses(young, "meeting:yes:")


async def policies(story: Story, seen: Recording) -> None:
    """An office lowers a target and names a kind of its own; raising is refused."""
    office = story.county.administrator
    seen.passes_over(story.private(office))
    await seen.tells_bot(office, FEWER)
    await seen.tells_bot(office, KINDS)
    await seen.tells_bot(office, MORE)
