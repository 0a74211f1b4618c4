"""A county in which talks can be held: the office is open, and groups can be at work."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from playground.story.calendar import BEGINNING, at
from playground.story.county import COUNTY, Room
from playground.story.process import Bot
from playground.story.scenes.setting_up import cadre_starts, promoted_at_once
from playground.story.scenes.taking_part import ACTIVITY, CONTACT, joins
from playground.story.story import Story, begin
from playground.telegram import Clock, Server, Town
from playground.telegram.acting.resident import Resident
from playground.telegram.world.messages import Media

SEED = 1
TALKING = ("12:10", "18:20", "20:30")
COME, DAYS, LENGTH = 7, 9, 7
"""How many join in each group, and for how many days they talk three times a day."""
MORNING = "09:40"


@contextlib.asynccontextmanager
async def county(folder: Path) -> AsyncIterator[Story]:
    """The bot runs on a database in `folder`, over HTTP, in the town's own time; somebody takes
    calls for help.
    """
    town = Town(Clock(BEGINNING), seed=SEED)
    async with Server(town) as server:
        story = begin(town, lambda county: Bot(folder, server, county.bot.token), SEED)
        try:
            await office_opens(story)
            yield story
        finally:
            await story.time.stops()


async def office_opens(story: Story) -> None:
    link = await story.bot.init(COUNTY)
    story.bot.seals_alike()
    story.time.runs(await story.bot.start())
    await story.opens(story.county.administrator, link)
    await story.tells_bot(story.county.administrator, "/safety")
    await story.presses(story.county.administrator, "safety:me")


async def groups_at_work(story: Story, first: int) -> None:
    """From this place on in the county's list all groups come into being, some people join in each,
    and in all of them they talk for some days.
    """
    for room in story.county.rooms[first:]:
        await cadre_starts(story, room)
        await promoted_at_once(story, room)
    for room in story.county.rooms:
        for person in speakers_of_chinese(room)[2 : 2 + COME]:
            await joins(story, person, room, "18+", (ACTIVITY, CONTACT))
        for day in range(DAYS):
            for clock in TALKING:
                story.chatting.plan_own(room, at(day, clock), LENGTH)
    await story.time.live(at(DAYS, MORNING), lambda _: None)


def speakers_of_chinese(room: Room) -> list[Resident]:
    """Those whose app speaks Chinese and whose names are no riddle."""
    return [
        one
        for one in room.members
        if one.person.language_code != "en" and 2 <= len(one.person.first_name) <= 3
    ]


async def picture_for(story: Story, who: Resident) -> bytes:
    """The newest that somebody was sent in private."""

    def newest() -> bytes | None:
        for message in story.reading.from_bot(story.private(who)):
            if isinstance(message.content, Media) and message.kind == "photo":
                return message.content.file.content
        return None

    return await story.time.comes(newest, f"a picture for {who.person.first_name}")
