"""What is done next is decided together: asked, chosen in private, closed by a tap or by time."""

from __future__ import annotations

from functools import partial

from playground.story.calendar import at
from playground.story.county import Room
from playground.story.decisions import FEWEST, Decision
from playground.story.passing import Stuck
from playground.story.scenes.checking_in import counted, says
from playground.story.scenes.proposing import SUNSET
from playground.story.story import Story

NEXT, OPTIONS = "下次一起做什么？", ("打羽毛球", "包饺子")
CORNER, USES = "社区那间空屋子拿来做什么？", ("自习", "放电影", "修自行车")
IDEA = "能不能借一架望远镜看星星"
HOW = "/join"
CHOSEN, OVER = "大家选的是", "结束了"


def plan(story: Story) -> None:
    """In the first group many choose, and a tap ends it; in the other few do, until it is over."""
    first, other = story.county.room(0), story.county.room(3)
    story.at(at(77, "19:30"), partial(asks, story, first, NEXT, OPTIONS, SUNSET))
    story.at(at(78, "08:40"), partial(choose, story, first, NEXT, 8))
    story.at(at(78, "12:30"), partial(ends, story, first, NEXT))
    story.at(at(60, "12:40"), partial(asks, story, other, CORNER, USES))
    story.at(at(61, "12:40"), partial(choose, story, other, CORNER, 3))
    story.at(at(63, "12:40"), partial(is_over, story, other, CORNER))


async def asks(
    story: Story, room: Room, question: str, options: tuple[str, ...], proposal: str = ""
) -> None:
    """In one message; what was proposed is taken by a tap."""
    if not story.books.halls[room.name].counted:
        return
    lines = "".join(f"\n- {one}" for one in options)
    await story.tells_bot(room.cadre, f"/design {question}{lines}")
    if proposal in story.duties.proposed:
        await story.taps(room.cadre, proposal)
        options = (*options, proposal)
    await story.presses(room.cadre, "design:enough:")
    await story.presses(room.cadre, "design:send:")
    await story.sees(lambda: room.chat, question)
    story.duties.decided[question] = Decision(options)


async def choose(story: Story, room: Room, question: str, number: int) -> None:
    """One thinks better of it, one has an idea; whoever does not take part is told how."""
    decision = story.duties.decided.get(question)
    if decision is None:
        return
    link = await story.time.comes(lambda: story.reading.link(room.chat, "v"), "a question's card")
    people = counted(story, room, number)
    for who in people:
        await story.opens(who, link)
        for option in story.chance.sample(decision.options, 2 if who is people[0] else 1):
            await story.taps(who, f". {option}")
            decision.votes[who.id] = option
    for who in people[-1:]:
        await story.presses(who, "design:idea:")
        await story.tells_bot(who, IDEA)
    for stranger in story.strangers_of(room)[:1]:
        await says(story, stranger, link, (HOW, HOW))


async def ends(story: Story, room: Room, question: str) -> None:
    """Earlier than planned; of enough people the group is told what it chose."""
    decision = story.duties.decided.get(question)
    if decision is None:
        return
    await story.presses(room.cadre, "design:close:")
    decision.state = "closed"
    if len(decision.votes) >= FEWEST:
        await story.presses(room.cadre, "design:share:")
        await story.sees(lambda: room.chat, CHOSEN)
        decision.state = "shared"


async def is_over(story: Story, room: Room, question: str) -> None:
    """By itself; of few people nobody learns what they chose."""
    decision = story.duties.decided.get(question)
    if decision is None:
        return
    told = await story.sees(lambda: story.private(room.cadre), OVER)
    decision.state = "closed"
    if any(f"{one}：" in told.formatted.text for one in decision.options):
        raise Stuck(f"it is told what {len(decision.votes)} people chose")
