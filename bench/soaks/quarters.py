"""A county's quarter is lived through again and again, each time otherwise, and the books agree."""

import io
import tempfile
from pathlib import Path

from rich.console import Console

from bench.convention import Outcome
from bot import quick_aiogram
from playground.story.calendar import DAYS
from playground.story.telling import Asked, compared, live, opened

ROUNDS = 10
SHOWN = 5


async def run(rounds: int, seed: int) -> Outcome:
    """The first quarter whose books differ ends it, with that story's own seed."""
    return await soaked(rounds, seed, DAYS)


async def soaked(rounds: int, seed: int, days: int) -> Outcome:
    quick_aiogram.warm_up()
    messages = 0
    for asked in range(seed, seed + rounds):
        with tempfile.TemporaryDirectory() as folder:
            said, found = await lived(Path(folder), asked, days)
        messages += said
        if found:
            told = "; ".join(found[:SHOWN])
            return Outcome(
                f"the story of seed {asked} has {len(found)} differences: {told}", ok=False
            )
    return Outcome(f"{rounds} quarters, {messages} messages counted, difference 0", ok=True)


async def lived(folder: Path, seed: int, days: int) -> tuple[int, list[str]]:
    """How many messages were counted, and what differs."""
    asked = Asked(folder, seed=seed, days=days)
    async with opened(asked) as told:
        await live(told.story, asked, Console(file=io.StringIO()))
        found = [str(one) for one in await compared(told.story)]
        return told.story.books.total("messages"), found
