"""The town's list of wishes beside the bot's tables and its export."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from pathlib import Path

from playground.story.staff_kept import Unlike, unlike
from playground.story.story import Story

ALL = "SELECT text, state, rating FROM wishes WHERE text != ''"
EVERY_WISH = "every wish"


async def wishes_compared(story: Story) -> list[Unlike]:
    """Everything that is otherwise; one that the books do not have, too."""
    now = story.time.now
    found = list(unlike(story.wish_book.facts(now), kept(story.bot.database)))
    exported = Counter(str(json.loads(line)["state"]) for line in await story.bot.wishes())
    ours, theirs = ({EVERY_WISH: dict(one)} for one in (story.wish_book.states(now), exported))
    return [*found, *unlike(ours, theirs)]


def kept(database: Path) -> dict[str, dict[str, object]]:
    """By their words. ValueError if two have the same."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        rows = connection.execute(ALL).fetchall()
    finally:
        connection.close()
    found: dict[str, dict[str, object]] = {
        text: {"state": state, "stars": stars} for text, state, stars in rows
    }
    if len(found) != len(rows):
        raise ValueError("two wishes with the same words")
    return found
