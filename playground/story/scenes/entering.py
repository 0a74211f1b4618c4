"""What was held and announced by nobody: entered afterwards, with a second person who agrees or
does not, and too late.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from playground.story.books import local
from playground.story.calendar import at
from playground.story.county import Room
from playground.story.duties import Occasion
from playground.story.scenes.checking_in import card, counted, in_private, is_there, presses
from playground.story.story import Story


@dataclass(frozen=True, slots=True)
class Late:
    """Entered `day`, a day after it was held. `second`: what the second person says of it."""

    room: int
    day: int
    kind: str
    title: str
    there: int
    second: str

    def line(self) -> str:
        held = local(at(self.day - 1, "15:00"))
        when = f"{held.month}月{held.day}日 15:00"
        return f"/activity 补录；{self.kind}；{self.title}；{when}；青禾文化馆"


YES, NO, NOTHING = "yes", "no", "nothing"
WHY = "那天下雨，没有办成。"
AFTERWARDS = (
    Late(2, 24, "志愿服务", "雨后清淤", 3, second=YES),
    Late(2, 74, "团课", "谁也不记得的课", 1, second=NOTHING),
    Late(2, 62, "文体活动", "记错日子的棋赛", 0, second=NO),
    Late(3, 90, "文体活动", "端午包粽子", 3, second=YES),
)
TOO_LATE = "那个周期已经结束"


def plan(story: Story) -> None:
    for late in AFTERWARDS:
        story.at(at(late.day, "20:10"), partial(enters, story, late))
    story.at(at(34, "13:05"), partial(enters_too_late, story, story.county.room(0)))


async def enters(story: Story, late: Late) -> None:
    """It was held and nobody announced it: who was there says so, and a second person agrees, or
    does not.
    """
    room, office = story.county.room(late.room), story.county.administrator
    await story.tells_bot(room.cadre, late.line())
    day = local(at(late.day - 1, "15:00")).date()
    name = room.cadre.person.first_name
    occasion = story.duties.holds(Occasion(name, late.kind, late.title, day, afterwards=True))
    found, data = await story.button(office, "held:approve:")
    number = int(data.rpartition(":")[2])
    if late.second == YES:
        office.presses(found, data)
        await story.time.settle()
        occasion.approved = True
    if late.second == NO:
        await declines(story, occasion, room, number)
        return
    await card(story, room, f"checkin:was:{number}")
    for who in counted(story, room, late.there):
        await presses(story, room, who, f"checkin:was:{number}")
        is_there(story, room, occasion, who)


async def declines(story: Story, occasion: Occasion, room: Room, number: int) -> None:
    """With a reason, which whoever entered it reads."""
    office = story.county.administrator
    await in_private(story, office, f"held:decline:{number}")
    await story.tells_bot(office, WHY)
    occasion.declined = True
    await story.sees(lambda: story.private(room.cadre), WHY)


async def enters_too_late(story: Story, room: Room) -> None:
    """April was another period of a full-time cadre's."""
    asked = await story.tells_bot(
        room.cadre, "/activity 补录；志愿服务；四月的事；4月20日 15:00；青禾文化馆"
    )
    await story.sees(lambda: story.private(room.cadre), TOO_LATE, after=asked.id)
