"""A series: a cadre writes it issue by issue, with pictures and without; people subscribe, read,
and let it be.
"""

from __future__ import annotations

from functools import partial

from playground.story.calendar import at
from playground.story.county import Room
from playground.story.reading import urls
from playground.story.story import Story
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Message

NAME = "夜班食堂"
HOUR = 3600
ISSUES = (
    (13, "凌晨三点，食堂只剩一个窗口亮着。窗口里的阿姨姓吴，她说夜班的人吃饭最安静。", False),
    (27, "吴阿姨的绿豆汤，配方她写在了一张饭票背面。", True),
    (48, "", True),
    (70, "最后一期想让大家来写：你在夜里吃过最好的一顿饭是什么？", False),
)
"""On which day, in which words, and whether there is a picture."""
NEW, READING = 4, 3
"""So many subscribe after each issue, and read it."""


def plan(story: Story) -> None:
    room = story.county.room(0)
    story.at(at(12, "12:50"), partial(starts, story, room))
    for number, (day, text, picture) in enumerate(ISSUES, start=1):
        story.at(at(day, "12:50"), partial(writes, story, room, number, text, picture))
    story.at(at(30, "20:50"), partial(lets_it_be, story, room))
    story.at(at(50, "20:50"), partial(comes_back, story, room))


async def starts(story: Story, room: Room) -> None:
    await story.tells_bot(room.cadre, "/series")
    await story.presses(room.cadre, "series:new")
    await story.tells_bot(room.cadre, f"《{NAME}》")
    await story.button(room.cadre, "series:write:")
    story.series_book.starts(NAME)


async def writes(story: Story, room: Room, number: int, text: str, picture: bool) -> None:
    """A look at it, and off it goes: into the group, and to everybody who wants it."""
    await story.tells_bot(room.cadre, "/series")
    await story.presses(room.cadre, "series:look:")
    await story.presses(room.cadre, "series:write:")
    if picture:
        room.cadre.sends(story.county.bot, "photo", caption=text)
        await story.time.settle()
    else:
        await story.tells_bot(room.cadre, text)
    await story.presses(room.cadre, "series:send:")
    story.series_book.publishes(NAME, text, picture=picture)
    post = await story.sees(lambda: room.chat, f"《{NAME}》第 {number} 期")
    moment = story.time.now
    for place, person in enumerate(not_yet(story, room)[:NEW]):
        story.at(moment + HOUR + 60 * place, partial(subscribes, story, person, post))
    if number == 1:
        stranger = story.stranger_of(room)
        story.at(moment + HOUR - 60, partial(subscribes, story, stranger, post))
    story.at(moment + 6 * HOUR, partial(read_it, story, room, number))


def not_yet(story: Story, room: Room) -> list[Resident]:
    """Contacts who could subscribe."""
    wanted = story.series_book.columns[NAME].subscribers
    return [
        one
        for one in room.members
        if story.takes_part.get(one.id) == room.name
        and one.id not in wanted | story.blocking | story.erased
    ]


def who_want_it(story: Story, room: Room) -> list[Resident]:
    wanted = story.series_book.columns[NAME].subscribers
    return [one for one in room.members if one.id in wanted]


async def subscribes(story: Story, person: Resident, post: Message) -> None:
    """By the button in the group. Whoever was never asked says how old they are."""
    await story.opens(person, urls(post)[0])
    await story.presses(person, "series:take:")
    asked = story.reading.button(story.private(person), "series:age:", "series:stop:")
    if asked is not None and asked[1].startswith("series:age:"):
        number = asked[1].split(":")[2]
        await story.presses(person, f"series:age:{number}:2")
    story.series_book.subscribes(NAME, person.id)


async def read_it(story: Story, room: Room, number: int) -> None:
    """A tap each, and one taps twice."""
    for person in who_want_it(story, room)[:READING]:
        await story.presses(person, "series:read:")
        story.series_book.reads(NAME, number, person.id)
    for person in who_want_it(story, room)[:1]:
        await story.presses(person, "series:read:")


async def lets_it_be(story: Story, room: Room) -> None:
    person = who_want_it(story, room)[-1]
    await story.presses(person, "series:stop:")
    story.series_book.leaves(NAME, person.id)


async def comes_back(story: Story, room: Room) -> None:
    """Once more, and the newest issue comes again."""
    person = who_want_it(story, room)[0]
    await story.presses(person, "series:stop:")
    story.series_book.leaves(NAME, person.id)
    await story.presses(person, "series:take:")
    story.series_book.subscribes(NAME, person.id)
