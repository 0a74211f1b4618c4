"""What cadres ask of the bot for themselves: to be reminded, alone and before the own group; and to
be left in peace with something.
"""

from __future__ import annotations

from functools import partial

from playground.story.calendar import at
from playground.story.county import Room
from playground.story.story import Story
from playground.story.wanted import Asked, Sort

OWN = "写一周小结"
TO_GROUP = "清明三天，群里照常有人在，有事随时说"
LABELS = {Sort.MORNING: "早上 8:30 的消息", Sort.DEADLINES: "期末前的提醒"}


def plan(story: Story) -> None:
    """On the 2nd of April, the 3rd, and the 18th of June, the day after the first last reminder."""
    rooms = story.county.rooms
    story.at(at(1, "10:05"), partial(wants_reminders, story, rooms[0]))
    story.at(at(2, "10:30"), partial(mutes, story, rooms[1], Sort.MORNING))
    story.at(at(78, "10:40"), partial(mutes, story, rooms[2], Sort.DEADLINES))


async def wants_reminders(story: Story, room: Room) -> None:
    """Every Friday for the cadre alone, and once before the group, from the next days on."""
    name = room.plan.cadre
    await story.tells_bot(room.cadre, f"/remind 每周五 16:00 {OWN}")
    story.wanted.reminders.append(Asked(name, OWN, at(2, "16:00"), weekly=True))
    await story.tells_bot(room.cadre, f"/remind 4月4日 12:30 {TO_GROUP}")
    await story.taps(room.cadre, "改为发到")
    story.wanted.reminders.append(Asked(name, TO_GROUP, at(3, "12:30"), group=room.name))


async def mutes(story: Story, room: Room, sort: Sort) -> None:
    await story.tells_bot(room.cadre, "/mute")
    await story.taps(room.cadre, f"🔔 {LABELS[sort]}")
    story.wanted.muted[room.plan.cadre, sort] = story.time.now
