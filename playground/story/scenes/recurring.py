"""What is held every week: announced once, and each occurrence joined and checked in by itself."""

from __future__ import annotations

from functools import partial

from playground.story.books import local
from playground.story.calendar import at
from playground.story.county import Room
from playground.story.duties import Occasion
from playground.story.reading import datas
from playground.story.scenes.checking_in import MINUTE, card, press
from playground.story.scenes.holding import Planned, allows_button
from playground.story.story import Story
from playground.telegram.world.messages import Message

WEEKLY = Planned(2, 56, "文体活动", "周三吹笛", 3, until="20:00")
TIMES, WEEK = 3, 7


def plan(story: Story) -> None:
    room = story.county.room(WEEKLY.room)
    story.at(at(WEEKLY.day - 2, "12:45"), partial(announces, story, room))
    for number in range(TIMES):
        held = at(WEEKLY.day + number * WEEK, WEEKLY.clock)
        story.at(held + 5 * MINUTE, partial(comes_again, story, room))


async def announces(story: Story, room: Room) -> None:
    """The first one lets the button check in, and with it all that come after it."""
    asked = await story.tells_bot(room.cadre, f"{WEEKLY.line}；每周{TIMES}次")
    said = await story.sees(lambda: story.private(room.cadre), WEEKLY.title, after=asked.id)
    number = next(int(data[14:]) for data in datas(said) if data.startswith("activity:look:"))
    await card(story, room, f"activity:join:{number}")
    await allows_button(story, room, WEEKLY, number)


async def comes_again(story: Story, room: Room) -> None:
    day = local(story.time.now).date()
    when = f"{day.month}月{day.day}日"

    def today() -> Message | None:
        for message in story.reading.from_bot(room.chat):
            text = message.formatted.text
            if WEEKLY.title in text and when in text and datas(message):
                return message
        return None

    found = await story.time.comes(today, f"a card for {when}")
    number = next(int(data[13:]) for data in datas(found) if data.startswith("checkin:here:"))
    name = room.cadre.person.first_name
    occasion = story.duties.holds(Occasion(name, WEEKLY.kind, WEEKLY.title, day))
    await press(story, room, occasion, number, WEEKLY.there)
