"""How people join and check in: on the card in the group, or by the code on somebody's screen; and
codes that are of no use.
"""

from __future__ import annotations

from playground.story.camera import read
from playground.story.county import Room
from playground.story.duties import Occasion
from playground.story.passing import Stuck
from playground.story.reading import datas
from playground.story.story import Story
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Media, Message

DAY, MINUTE = 24 * 3600.0, 60.0
LATE = "过期", "expired"
ANOTHER = "不是这次活动", "not of this activity"
WELCOME = "什么都没记", "noted nothing"
TWICE = "已经签过到", "checked in already"


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
    """From the picture on the cadre's screen."""
    await scan_from(story, room.cadre, room, occasion, number, there)


async def scan_from(
    story: Story, holder: Resident, room: Room, occasion: Occasion, number: int, there: int
) -> None:
    """Of whoever holds it; it is another picture half a minute later. What was forwarded is late
    then, and a number that somebody changed opens nothing.
    """
    await story.tells_bot(holder, "/activity")
    await story.presses(holder, f"activity:look:{number}")
    await in_private(story, holder, f"checkin:show:{number}")
    first = await on_screen(story, holder)
    people = counted(story, room, there + 1)
    for who in people[:-1]:
        await story.opens(who, first)
        is_there(story, room, occasion, who)
    for who in people[:1]:
        await says(story, who, first, TWICE)
    for stranger in story.strangers_of(room)[:1]:
        await says(story, stranger, first, WELCOME)
    await story.time.passes(95)
    if await on_screen(story, holder) == first:
        raise Stuck(f"the picture of {occasion.title} stands still")
    for who in people[-1:]:
        await says(story, who, first, LATE)
        await says(story, who, first.replace(f"=c{number}-", f"=c{number + 1}-"), ANOTHER)


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


async def on_screen(story: Story, holder: Resident) -> str:
    """The link of the newest code there."""

    def picture() -> bytes | None:
        for message in story.reading.from_bot(story.private(holder)):
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
