"""Activities from the announcement to the check-in: of every kind, online, too few, forgotten,
called off, withdrawn, entered afterwards; and codes that are of no use.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from playground.story.books import local
from playground.story.calendar import at
from playground.story.camera import read
from playground.story.county import COUNTY, Room
from playground.story.duties import Occasion
from playground.story.passing import Stuck
from playground.story.reading import datas
from playground.story.story import Story
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Media, Message

DAY, MINUTE = 24 * 3600.0, 60.0
BUTTON, CODE, ONLINE, NOBODY = "button", "code", "online", "nobody"
OFF, WITHDRAWN = "off", "withdrawn"
ANNOUNCED, ANSWERED = 3, 2
"""Days before it on which it is announced, and on which people say whether they come."""
LATE = "过期", "expired"
ANOTHER = "不是这次活动", "not of this activity"
WELCOME = "什么都没记", "noted nothing"
TWICE = "已经签过到", "checked in already"


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
    Planned(0, 10, "志愿服务", "江滩净滩", how=CODE, seats=30),
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


@dataclass(frozen=True, slots=True)
class Late:
    """Entered `day`, a day after it was held. `second`: whether the second person agrees."""

    room: int
    day: int
    kind: str
    title: str
    there: int
    second: bool

    def line(self) -> str:
        held = local(at(self.day - 1, "15:00"))
        when = f"{held.month}月{held.day}日 15:00"
        return f"/activity 补录；{self.kind}；{self.title}；{when}；青禾文化馆"


AFTERWARDS = (
    Late(2, 24, "志愿服务", "雨后清淤", 3, second=True),
    Late(2, 74, "团课", "谁也不记得的课", 1, second=False),
    Late(3, 90, "文体活动", "端午包粽子", 3, second=True),
)
TOO_LATE = "那个周期已经结束"


def plan(story: Story) -> None:
    for one in HELD:
        story.at(at(max(one.day - ANNOUNCED, 0), "12:40"), partial(announces, story, one))
    for late in AFTERWARDS:
        story.at(at(late.day, "20:10"), partial(enters, story, late))
    story.at(at(34, "13:05"), partial(enters_too_late, story, story.county.room(0)))


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


async def press(story: Story, room: Room, occasion: Occasion, number: int, there: int) -> None:
    """On the card. Whoever has not agreed to be counted is welcome, and nothing is noted."""
    for who in counted(story, room, there):
        await presses(story, room, who, f"checkin:here:{number}")
        is_there(story, room, occasion, who)
    for stranger in story.strangers_of(room)[:1]:
        answer = await presses(story, room, stranger, f"checkin:here:{number}")
        if not any(words in answer for words in WELCOME):
            raise Stuck(f"a stranger at {occasion.title} was told {answer!r}")


async def scan(story: Story, room: Room, occasion: Occasion, number: int, there: int) -> None:
    """From the picture on the cadre's screen, which is another one half a minute later. What was
    forwarded is late then, and a number that somebody changed opens nothing.
    """
    await story.tells_bot(room.cadre, "/activity")
    await story.presses(room.cadre, f"activity:look:{number}")
    await in_private(story, room.cadre, f"checkin:show:{number}")
    first = await on_screen(story, room.cadre)
    people = counted(story, room, there + 1)
    for who in people[:-1]:
        await story.opens(who, first)
        is_there(story, room, occasion, who)
    for who in people[:1]:
        await says(story, who, first, TWICE)
    for stranger in story.strangers_of(room)[:1]:
        await says(story, stranger, first, WELCOME)
    await story.time.passes(95)
    if await on_screen(story, room.cadre) == first:
        raise Stuck(f"the picture of {occasion.title} stands still")
    for who in people[-1:]:
        await says(story, who, first, LATE)
        await says(story, who, first.replace(f"=c{number}-", f"=c{number + 1}-"), ANOTHER)


async def calls_off(story: Story, room: Room, occasion: Occasion, number: int) -> None:
    await story.tells_bot(room.cadre, "/activity")
    await story.presses(room.cadre, f"activity:look:{number}")
    await in_private(story, room.cadre, f"activity:askoff:{number}")
    await in_private(story, room.cadre, f"activity:off:{number}")
    occasion.cancelled = True


async def withdraws(story: Story, room: Room, occasion: Occasion, number: int) -> None:
    """It was noted twice, say: without penalty."""
    await story.tells_bot(room.cadre, "/activity")
    await story.presses(room.cadre, "held:list")
    await in_private(story, room.cadre, f"held:look:{number}")
    await in_private(story, room.cadre, f"held:withdraw:{number}")
    occasion.withdrawn = True


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
    if late.second:
        office.presses(found, data)
        await story.time.settle()
        occasion.approved = True
    await card(story, room, f"checkin:was:{number}")
    for who in counted(story, room, late.there):
        await presses(story, room, who, f"checkin:was:{number}")
        is_there(story, room, occasion, who)


async def enters_too_late(story: Story, room: Room) -> None:
    """April was another period of a full-time cadre's."""
    asked = await story.tells_bot(
        room.cadre, "/activity 补录；志愿服务；四月的事；4月20日 15:00；青禾文化馆"
    )
    await story.sees(lambda: story.private(room.cadre), TOO_LATE, after=asked.id)


def counted(story: Story, room: Room, number: int) -> list[Resident]:
    """Members of this group alone who are counted by name; fewer where there are not so many."""
    agreed = story.came & story.books.counted_by_name
    here = [
        one
        for one in room.members
        if one.id in agreed - story.blocking and story.county.rooms_of(one) == [room]
    ]
    return story.chance.sample(here, min(number, len(here)))


def is_there(story: Story, room: Room, occasion: Occasion, who: Resident) -> None:
    occasion.there.add(who.id)
    story.books.checked_in(who.id, room.name, story.time.now)


async def card(story: Story, room: Room, data: str) -> Message:
    """In the group, with a button of exactly this data."""
    return await story.time.comes(
        lambda: under(story, room, data), f"a card with {data} in {room.name}"
    )


def under(story: Story, room: Room, data: str) -> Message | None:
    for message in story.reading.from_bot(room.chat):
        if data in datas(message):
            return message
    return None


async def presses(story: Story, room: Room, who: Resident, data: str) -> str:
    """On a card in the group: what stands over the button then."""
    query = who.presses(await card(story, room, data), data)
    await story.time.settle()
    return str((who.sees_answer(query) or {}).get("text", ""))


async def in_private(story: Story, who: Resident, data: str) -> None:
    """A button of exactly this data."""

    def found() -> Message | None:
        messages = story.reading.from_bot(story.private(who))
        return next((one for one in messages if data in datas(one)), None)

    who.presses(await story.time.comes(found, f"a button {data}"), data)
    await story.time.settle()


async def on_screen(story: Story, cadre: Resident) -> str:
    """The link of the newest code there."""

    def picture() -> bytes | None:
        for message in story.reading.from_bot(story.private(cadre)):
            if isinstance(message.content, Media) and message.kind == "photo":
                return message.content.file.content
        return None

    return read(await story.time.comes(picture, "a check-in code"))


async def says(story: Story, who: Resident, link: str, words: tuple[str, str]) -> None:
    """Whoever opens the link reads these words, in Chinese or in English."""
    chat = story.private(who)
    last = max(chat.messages, default=0) if chat is not None else 0
    await story.opens(who, link)

    def said() -> Message | None:
        found = (story.reading.containing(story.private(who), one, last) for one in words)
        return next((one for one in found if one is not None), None)

    await story.time.comes(said, f"{words[0]} for {who.person.first_name}")
