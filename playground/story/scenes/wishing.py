"""Wishes: handed over in private, claimed, fulfilled, confirmed, or not; and one call for help."""

from collections.abc import Awaitable, Callable
from functools import partial

from playground.story.calendar import DAYS, at
from playground.story.county import Room
from playground.story.scenes.taking_part import FIRST_WEEKS
from playground.story.story import Story
from playground.story.talk.topics import IN_DISTRESS, WISHES
from playground.telegram.acting.resident import Resident

DAY = 24 * 3600.0
Way = Callable[[Story, Room, Resident], Awaitable[None]]
"""How a wish goes on after the cadre has read it."""


def plan(story: Story) -> None:
    """One every five days or so, in every way a wish can go."""
    ways: tuple[Way, ...] = (fulfilled, fulfilled, done_at_once, not_yet, withdrawn, released)
    for number, day in enumerate(range(FIRST_WEEKS + 2, DAYS - 20, 5)):
        room = story.county.rooms[number % len(story.county.rooms)]
        way = ways[number % len(ways)]
        text = WISHES[number % len(WISHES)]
        story.at(at(day, "20:05", minutes=number), partial(wishes, story, room, text, way))
    story.at(at(45, "22:20"), partial(calls_for_help, story))
    story.at(at(33, "20:30"), partial(stranger_wishes, story))


async def wishes(story: Story, room: Room, text: str, way: Way) -> None:
    """A contact of the group's cadre says it in one message; the cadre reads it at once."""
    who = story.contact_of(room)
    await story.tells_bot(who, f"/wish {text}")
    story.books.wished(who.id, room.name, story.time.now)
    story.wished.append(room.name)
    await story.button(room.cadre, "wish:claim:")
    await way(story, room, who)


async def fulfilled(story: Story, room: Room, who: Resident) -> None:
    """Claimed, done two days later, confirmed the day after."""
    story.model = who
    await story.presses(room.cadre, "wish:claim:")
    story.at(story.time.now + 2 * DAY, partial(_done, story, room.cadre))
    story.at(story.time.now + 3 * DAY, partial(_confirms, story, room, who))


async def done_at_once(story: Story, room: Room, who: Resident) -> None:
    await _done(story, room.cadre)
    await _confirms(story, room, who)


async def not_yet(story: Story, room: Room, who: Resident) -> None:
    """The cadre says done, the wisher says not yet; a second try succeeds."""
    await _done(story, room.cadre)
    await story.presses(who, "wish:notyet:")
    story.at(story.time.now + DAY, partial(_done, story, room.cadre))
    story.at(story.time.now + 2 * DAY, partial(_confirms, story, room, who))


async def withdrawn(story: Story, room: Room, who: Resident) -> None:
    await story.presses(who, "wish:withdraw:")


async def released(story: Story, room: Room, who: Resident) -> None:
    """The cadre cannot after all, and takes it up again a day later."""
    await story.presses(room.cadre, "wish:claim:")
    await story.presses(room.cadre, "wish:release:")
    story.at(story.time.now + DAY, partial(story.presses, room.cadre, "wish:claim:"))


async def stranger_wishes(story: Story) -> None:
    """Somebody whom the bot does not know hands a wish over; only the age is asked."""
    who = story.stranger_of(story.county.room(0))
    await story.tells_bot(who, f"/wish {WISHES[-1]}")
    await story.presses(who, "wishage:18+")
    story.books.wished(who.id, None, story.time.now)


async def calls_for_help(story: Story) -> None:
    """A text that sounds like danger is put before a human, who takes it within minutes."""
    who = story.contact_of(story.county.room(1))
    await story.tells_bot(who, f"/wish {IN_DISTRESS}")
    await story.presses(story.county.administrator, "help:take:")
    story.helped += 1


async def _done(story: Story, cadre: Resident) -> None:
    await story.presses(cadre, "wish:done:")


async def _confirms(story: Story, room: Room, who: Resident) -> None:
    await _rates(story, who)
    story.fulfilled.append(room.name)


async def _rates(story: Story, who: Resident) -> None:
    """With three to five stars."""
    message, data = await story.button(who, "wish:confirm:")
    stars = story.chance.randint(3, 5)
    who.presses(message, f"{data.rpartition(':')[0]}:{stars}")
    await story.time.settle()
