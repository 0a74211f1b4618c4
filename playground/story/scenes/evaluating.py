"""Young people say how they find the office's work, and the office reads the sums afterwards."""

from __future__ import annotations

from functools import partial

from playground.story.calendar import DAYS, at
from playground.story.county import Room
from playground.story.story import Story
from playground.story.verdicts import VERDICTS

SPEAKING = {0: 7, 3: 3, 4: 2}
"""In which group, and how many; the street and the school are too few."""
TITLE = "青年怎么评价机关的工作"


def plan(story: Story) -> None:
    for place, number in SPEAKING.items():
        room = story.county.room(place)
        story.at(at(64 + place, "12:35"), partial(are_heard, story, room, number))
    story.at(at(DAYS, "08:20"), partial(is_read, story))


async def are_heard(story: Story, room: Room, number: int) -> None:
    """A tap each; whoever is in several groups might mean another office."""
    speaking = [
        one
        for one in room.members
        if story.takes_part.get(one.id) == room.name
        and one.id not in story.blocking
        and story.county.rooms_of(one) == [room]
    ]
    for person in speaking[:number]:
        verdict = story.chance.randrange(len(VERDICTS))
        await story.tells_bot(person, "/evaluate")
        await story.presses(person, f"evaluate:say:{verdict}")
        story.verdicts.says(room.plan.office, person.id, VERDICTS[verdict])


async def is_read(story: Story) -> None:
    """On the first morning of the next quarter."""
    office = story.county.administrator
    asked = await story.tells_bot(office, "/evaluate")
    read = await story.sees(lambda: story.private(office), TITLE, after=asked.id)
    story.verdicts.screen = read.formatted.text
