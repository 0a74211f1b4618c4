"""From a county that is lived through to what stands in the handbook."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playground.handbook.recording import Recording
from playground.handbook.talks import TALKS, cast, office_opens, picture_for
from playground.story.calendar import BEGINNING
from playground.story.process import Bot
from playground.story.story import begin
from playground.telegram import Clock, Server, Town

PAGE = Path(__file__).parent.parent.parent / "docs" / "handbook.zh.md"
PLACE = re.compile(r"(<!-- 对话：(?P<name>[^ ]+) -->\n).*?(<!-- 对话完 -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Made:
    """Talks by name, and the picture that a cadre got with the figures."""

    talks: Mapping[str, str]
    picture: bytes


async def live_through(folder: Path) -> Made:
    """With the real bot on a database in `folder`, over HTTP, in the town's own time."""
    town = Town(Clock(BEGINNING), seed=1)
    async with Server(town) as server:
        story = begin(town, lambda county: Bot(folder, server, county.bot.token), 1)
        try:
            await office_opens(story)
            talks = {}
            for name, talk in TALKS.items():
                seen = Recording(story)
                await talk(story, seen)
                talks[name] = "\n".join(seen.lines[:-1])
            return Made(talks, picture_for(story, cast(story)[1]) or b"")
        finally:
            await story.time.stops()


def written(page: str, talks: Mapping[str, str]) -> str:
    """The page with these talks in their places. KeyError for a place without a talk."""
    return PLACE.sub(lambda found: f"{found[1]}\n{talks[found['name']]}\n\n{found[3]}", page)
