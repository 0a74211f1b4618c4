"""What is between two people: a heart-to-heart, practical help, a yearly meeting; each is noted by
the cadre, and confirmed by that one person or not.
"""

from __future__ import annotations

from functools import partial

from playground.story.books import local
from playground.story.calendar import at
from playground.story.county import Room
from playground.story.duties import Occasion
from playground.story.reading import buttons
from playground.story.scenes.checking_in import in_private
from playground.story.story import Story
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Message

DAY = 24 * 3600.0
HEART, HELP = "谈心谈话", "办实事"
NAMES = {HEART: "heart-to-heart", HELP: "practical-help"}
YES, NO, NOTHING = "yes", "no", "nothing"
NOTED = (
    (0, 39, HEART, YES),
    (0, 56, HELP, YES),
    (0, 64, HEART, NO),
    (2, 50, HEART, YES),
    (3, 36, HELP, NOTHING),
    (4, 30, HEART, YES),
)
MET = ((0, 41, YES), (0, 54, NO), (0, 68, NOTHING), (2, 45, YES), (4, 62, YES))
"""By the place of the group in the county: on which day, and what the other one says of it."""


def plan(story: Story) -> None:
    for place, day, kind, answer in NOTED:
        story.at(at(day, "17:20"), partial(notes, story, story.county.room(place), kind, answer))
    for place, day, answer in MET:
        story.at(at(day, "17:40"), partial(meets, story, story.county.room(place), answer))


async def notes(story: Story, room: Room, kind: str, answer: str) -> None:
    """With a contact, today; that person is asked when the ceilings allow it."""
    cadre, name = room.cadre, NAMES[kind]
    who = contact(story, room)
    await story.tells_bot(cadre, "/activity")
    await in_private(story, cadre, f"between:who:{name}:0")
    page = 0
    while not await chooses(story, cadre, who, f"between:day:{name}:"):
        page += 1
        await in_private(story, cadre, f"between:who:{name}:{page}")
    today = local(story.time.now).date()
    await story.presses(cadre, f"between:note:{name}:")
    occasion = story.duties.holds(Occasion(cadre.person.first_name, kind, "", today))
    if answer != NOTHING:
        story.at(story.time.now + 3600, partial(confirms, story, who, occasion, answer))


async def confirms(
    story: Story, who: Resident, occasion: Occasion, answer: str, days: int = 8
) -> None:
    """Nobody is told what they said."""
    found = story.reading.button(story.private(who), f"between:{answer}:")
    if found is None:
        if days and who.id in story.takes_part:
            later = partial(confirms, story, who, occasion, answer, days - 1)
            story.at(story.time.now + DAY, later)
        return
    who.presses(*found)
    await story.time.settle()
    if answer == YES and who.id in story.books.counted_by_name:
        occasion.there.add(who.id)
    elif answer == YES:
        occasion.nameless += 1


async def meets(story: Story, room: Room, answer: str) -> None:
    """They met this year; only the cadre sees with whom it is still open."""
    cadre, who = room.cadre, contact(story, room)
    asked = await story.tells_bot(cadre, "/meetings")
    await story.sees(lambda: story.private(cadre), "年度面谈", after=asked.id)
    while not await chooses(story, cadre, who, "meeting:met:"):
        await story.taps(cadre, "下一页")
    story.duties.meets(cadre.person.first_name, who.id, confirmed=False)
    if answer != NOTHING:
        story.at(story.time.now + 3600, partial(says, story, cadre, who, answer))


async def says(story: Story, cadre: Resident, who: Resident, answer: str, days: int = 8) -> None:
    found = story.reading.button(story.private(who), f"meeting:{answer}:")
    if found is None:
        if days and who.id in story.takes_part:
            story.at(story.time.now + DAY, partial(says, story, cadre, who, answer, days - 1))
        return
    who.presses(*found)
    await story.time.settle()
    story.duties.meets(cadre.person.first_name, who.id, confirmed=answer == YES)


def contact(story: Story, room: Room) -> Resident:
    """Of the group's cadre, whose name is no riddle and who has not been met yet."""
    name = room.cadre.person.first_name
    return story.chance.choice(
        [
            one
            for one in room.members
            if story.takes_part.get(one.id) == room.name
            and one.id in story.staff.held[name].contacts
            and (name, one.id) not in story.duties.met
            and len(one.person.first_name) in (2, 3)
        ]
    )


async def chooses(story: Story, cadre: Resident, who: Resident, prefix: str) -> bool:
    """On the newest list of names; False: they stand on another page."""

    def newest() -> Message | None:
        for message in story.reading.from_bot(story.private(cadre)):
            if any(str(one.get("callback_data")).startswith(prefix) for one in buttons(message)):
                return message
        return None

    found = await story.time.comes(newest, f"names for {cadre.person.first_name}")
    for one in buttons(found):
        data, label = str(one.get("callback_data")), str(one["text"])
        if data.startswith(prefix) and who.person.first_name in label:
            cadre.presses(found, data)
            await story.time.settle()
            return True
    return False
