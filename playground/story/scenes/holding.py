"""Activities of every kind, from the announcement on: online, with too few, forgotten, called off,
withdrawn.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    press,
    presses,
    scan,
)
from playground.story.scenes.looking_back import rate, sends_photo, withdraws
from playground.story.story import Story

BUTTON, CODE, ONLINE, NOBODY = "button", "code", "online", "nobody"
OFF, WITHDRAWN, PHOTOGRAPHED = "off", "withdrawn", "photographed"
ANNOUNCED, ANSWERED = 3, 2
"""Days before it on which it is announced, and on which people say whether they come."""


@dataclass(frozen=True, slots=True)
class Planned:
    """`room` by its place in the county; `there` is how many come, if there are so many."""

    room: int
    day: int
    kind: str
    title: str
    there: int = 4
    how: str = BUTTON
    where: str = "青禾文化馆"
    clock: str = "19:00"
    until: str = "20:30"
    office: bool = False
    seats: int | None = None
    ends: str = ""

    @property
    def line(self) -> str:
        day = local(at(self.day, self.clock))
        when = f"{day.month}月{day.day}日 {self.clock}-{self.until}"
        parts = [self.kind, self.title, when, self.where]
        if self.seats is not None:
            parts.append(str(self.seats))
        return f"/activity {'；'.join(parts)}"


HELD = (
    Planned(0, 2, "文体活动", "开春第一跑", 2),
    Planned(0, 10, "志愿服务", "江滩净滩", how=CODE, seats=30, ends=PHOTOGRAPHED),
    Planned(0, 33, "机关开放", "青年开放日", 5, office=True),
    Planned(0, 37, "团课", "新团员第一课", how=CODE),
    Planned(0, 43, "文体活动", "线上吉他课", 3, how=ONLINE, where="https://example.org/guitar"),
    Planned(0, 48, "主题团课", "青年的担当", 3),
    Planned(0, 55, "入团仪式", "五月入团仪式"),
    Planned(0, 60, "志愿服务", "社区清凉站", 0, how=NOBODY),
    Planned(0, 66, "面对面", "就业面对面", 3, office=True),
    Planned(0, 72, "集中志愿服务", "高考护航", office=True),
    Planned(0, 79, "1+100分享活动", "联系青年的一年", 2, office=True),
    Planned(1, 35, "团课", "创业第一课", 3, how=CODE),
    Planned(1, 75, "文体活动", "飞盘之夜", 3),
    Planned(2, 17, "文体活动", "读书会夜谈", 3),
    Planned(2, 80, "联系指导", "东门支部走访", 3, office=True),
    Planned(2, 84, "志愿服务", "旧书义卖", 3, ends=WITHDRAWN),
    Planned(2, 86, "文体活动", "湖边骑行", 3, ends=OFF),
    Planned(2, 90, "团课", "半年回头看", 3),
    Planned(3, 20, "志愿服务", "楼道清洁", 3, how=CODE),
    Planned(3, 32, "文体活动", "社区拔河", 3),
    Planned(3, 46, "团课", "社区小课堂", 2),
    Planned(4, 15, "文体活动", "三对三", 4, seats=3),
    Planned(4, 44, "志愿服务", "敬老院义演", 3),
)


def plan(story: Story) -> None:
    for one in HELD:
        story.at(at(max(one.day - ANNOUNCED, 0), "12:40"), partial(announces, story, one))


async def announces(story: Story, one: Planned) -> None:
    """On one line; the card comes into the group."""
    room = story.county.room(one.room)
    if not story.books.halls[room.name].counted:
        return
    asked = await story.tells_bot(room.cadre, one.line)
    said = await story.sees(lambda: story.private(room.cadre), one.title, after=asked.id)
    number = next(int(data[14:]) for data in datas(said) if data.startswith("activity:look:"))
    day = local(at(one.day, one.clock)).date()
    office = COUNTY if one.office else None
    occasion = Occasion(room.cadre.person.first_name, one.kind, one.title, day, office)
    story.duties.holds(occasion)
    await card(story, room, f"activity:join:{number}")
    held = at(one.day, one.clock)
    story.at(at(max(one.day - ANSWERED, 0), "12:50"), partial(answers, story, one, number))
    if one.ends == OFF:
        story.at(held - 5 * 3600, partial(calls_off, story, room, occasion, number))
    elif one.how == CODE:
        story.at(held + 4 * MINUTE, partial(scan, story, room, occasion, number, one.there))
    elif one.how != NOBODY:
        story.at(held - 10 * MINUTE, partial(allows_button, story, room, one, number))
        story.at(held + 6 * MINUTE, partial(press, story, room, occasion, number, one.there))
    if one.ends == WITHDRAWN:
        story.at(held + DAY, partial(withdraws, story, room, occasion, number))
    if one.ends == PHOTOGRAPHED:
        story.at(held + DAY / 12, partial(sends_photo, story, room, occasion, number))
    story.at(held + 0.72 * DAY, partial(rate, story, occasion, number))


async def answers(story: Story, one: Planned, number: int) -> None:
    """Some come, somebody cannot; who finds no seat is told so."""
    room = story.county.room(one.room)
    people = counted(story, room, one.there + 1)
    for who in people[:-1]:
        await presses(story, room, who, f"activity:join:{number}")
    for who in people[-1:]:
        await presses(story, room, who, f"activity:cannot:{number}")


async def allows_button(story: Story, room: Room, one: Planned, number: int) -> None:
    """Online there is nothing else from the beginning."""
    if one.how == ONLINE:
        return
    await story.tells_bot(room.cadre, "/activity")
    await story.presses(room.cadre, f"activity:look:{number}")
    await in_private(story, room.cadre, f"checkin:button:{number}:1")


async def calls_off(story: Story, room: Room, occasion: Occasion, number: int) -> None:
    await story.tells_bot(room.cadre, "/activity")
    await story.presses(room.cadre, f"activity:look:{number}")
    await in_private(story, room.cadre, f"activity:askoff:{number}")
    await in_private(story, room.cadre, f"activity:off:{number}")
    occasion.cancelled = True
