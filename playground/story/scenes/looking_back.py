"""When it is over: a photograph, a tap that says how it was, a record that is taken back."""

from __future__ import annotations

from playground.story.county import Room
from playground.story.duties import Occasion
from playground.story.reading import datas
from playground.story.scenes.checking_in import in_private
from playground.story.story import Story


async def sends_photo(story: Story, room: Room, occasion: Occasion, number: int) -> None:
    """It illustrates, and counts nobody."""
    await story.tells_bot(room.cadre, "/activity")
    await story.presses(room.cadre, "held:list")
    await in_private(story, room.cadre, f"held:look:{number}")
    await in_private(story, room.cadre, f"photo:add:{number}")
    room.cadre.sends(story.county.bot, "photo")
    await story.time.settle()
    await in_private(story, room.cadre, f"photo:enough:{number}")
    occasion.photos += 1


async def rate(story: Story, occasion: Occasion, number: int) -> None:
    """Whoever was there and is asked gives three to five stars."""
    for person in sorted(occasion.there):
        stars = story.chance.randint(3, 5)
        wanted = f"rate:{number}:{stars}"
        for message in story.reading.from_bot(story.reading.private(person)):
            if wanted in datas(message):
                story.town.person(person).presses(message, wanted)
                await story.time.settle()
                occasion.stars[person] = stars
                break


async def withdraws(story: Story, room: Room, occasion: Occasion, number: int) -> None:
    """It was noted twice, say: without penalty."""
    await story.tells_bot(room.cadre, "/activity")
    await story.presses(room.cadre, "held:list")
    await in_private(story, room.cadre, f"held:look:{number}")
    await in_private(story, room.cadre, f"held:withdraw:{number}")
    occasion.withdrawn = True
