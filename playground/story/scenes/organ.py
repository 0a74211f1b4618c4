"""An activity of the county's office, held by its staff: whoever has no position there announces
it in a cadre's group, invites the other groups, and shows the code; and one that is entered
afterwards.
"""

from __future__ import annotations

from functools import partial

from playground.story.books import local
from playground.story.calendar import at
from playground.story.county import COUNTY, Room
from playground.story.duties import Occasion
from playground.story.reading import datas
from playground.story.scenes.checking_in import (
    DAY,
    MINUTE,
    card,
    counted,
    in_private,
    is_there,
    presses,
    says,
    scan_from,
)
from playground.story.scenes.entering import YES, Late
from playground.story.scenes.holding import Planned, answers
from playground.story.scenes.looking_back import rate
from playground.story.scenes.rostering import gets_role
from playground.story.story import Story
from playground.telegram.acting.resident import Resident

STORIES = Planned(0, 68, "1+100分享活动", "小伙伴讲故事", 4, office=True, seats=30)
FORGOTTEN = Late(0, 81, "机关开放", "路过来坐坐", 3, second=YES)
INVITED = 2
"""The place of a group whose people are invited in private."""
NOTED = "记下了", "Noted"


def plan(story: Story) -> None:
    story.at(at(0, "09:30"), partial(gets_a_role, story, COUNTY, story.county.officer))
    story.at(at(STORIES.day - 4, "14:10"), partial(announces, story, STORIES))
    story.at(at(FORGOTTEN.day, "20:20"), partial(enters, story, FORGOTTEN))


async def gets_a_role(story: Story, office: str, who: Resident) -> None:
    """The county takes somebody into its own office, or into one below it."""
    await gets_role(story, story.county.administrator, office, "机关工作人员", who)


async def announces(story: Story, one: Planned) -> None:
    """Step by step; the card comes into the group that was chosen."""
    room, officer = story.county.room(one.room), story.county.officer
    day, held = local(at(one.day, one.clock)), at(one.day, one.clock)
    await story.tells_bot(officer, "/activity")
    await story.presses(officer, "organ:new:")
    await story.taps(officer, room.name)
    await story.taps(officer, one.kind)
    for said in (one.title, one.where, f"{day.month}月{day.day}日 {one.clock}-{one.until}"):
        await story.tells_bot(officer, said)
    await story.presses(officer, f"hold:seats:{one.seats}:")
    await story.presses(officer, "hold:repeat:1:")
    await story.presses(officer, "hold:send:")
    shown, _ = await story.button(officer, "activity:look:")
    number = next(int(data[14:]) for data in datas(shown) if data.startswith("activity:look:"))
    occasion = story.duties.holds(Occasion(COUNTY, one.kind, one.title, day.date(), COUNTY))
    await card(story, room, f"activity:join:{number}")
    await in_private(story, officer, f"organ:invite:{number}")
    story.at(at(one.day - 2, "12:50"), partial(answers, story, one, number))
    story.at(at(one.day - 2, "13:10"), partial(comes_by_invitation, story, number))
    scans = partial(scan_from, story, officer, room, occasion, number, one.there)
    story.at(held + 4 * MINUTE, scans)
    story.at(held + 0.72 * DAY, partial(rate, story, occasion, number))


async def enters(story: Story, late: Late) -> None:
    """Nobody announced it; the administrator of the office has seen it too."""
    room, officer = story.county.room(late.room), story.county.officer
    await story.tells_bot(officer, late.line())
    await story.taps(officer, room.name)
    day = local(at(late.day - 1, "15:00")).date()
    of_office = Occasion(COUNTY, late.kind, late.title, day, COUNTY, afterwards=True)
    occasion = story.duties.holds(of_office)
    administrator = story.county.administrator
    _, data = await story.button(administrator, "held:approve:")
    number = int(data.rpartition(":")[2])
    await in_private(story, administrator, data)
    occasion.approved = True
    await card(story, room, f"checkin:was:{number}")
    for who in counted(story, room, late.there):
        await presses(story, room, who, f"checkin:was:{number}")
        is_there(story, room, occasion, who)


async def comes_by_invitation(story: Story, number: int) -> None:
    """Young people in contact with the office's other cadres join in private."""
    room: Room = story.county.room(INVITED)
    link = await story.time.comes(
        lambda: story.reading.link(room.chat, f"o{number}"), f"an invitation in {room.name}"
    )
    [who] = counted(story, room, 1)
    await says(story, who, link, ("小伙伴讲故事", "小伙伴讲故事"))
    await in_private(story, who, f"activity:join:{number}")
