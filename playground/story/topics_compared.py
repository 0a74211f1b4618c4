"""The town's list of topics beside the digests that the bot made."""

from __future__ import annotations

import json
from pathlib import Path

from playground.story.staff_kept import Facts, Unlike, unlike
from playground.story.story import Story
from playground.story.sums_compared import asked
from playground.story.topic_book import FIVE, Stood

ALL = """
SELECT g.title, t.text, d.people, d.answers, d.blocks, d.votes, d.phrases
FROM topics t JOIN topic_digests d ON d.topic_id = t.id JOIN groups g ON g.id = t.group_id
ORDER BY t.opened_at, t.id
"""


def topics_compared(story: Story) -> list[Unlike]:
    """Everything that is otherwise: figures, and behind each phrase the people who really used it;
    what enough people said has to be told.
    """
    theirs, books = kept(story.bot.database), story.topic_book
    ours = {
        name: {**one.figures(), "phrases": phrases_of(one, theirs, name, books.popular)}
        for name, one in books.ended().items()
    }
    return list(unlike(ours, theirs))


def phrases_of(one: Stood, told: Facts, name: str, popular: dict[str, str]) -> dict[str, int]:
    """The digest chooses which phrases it tells; who is behind them is not its choice."""
    found = told.get(name, {}).get("phrases")
    wanted = {*(found if isinstance(found, dict) else ()), popular.get(one.text, "")} - {""}
    counted = {words: one.people_saying(words) for words in wanted}
    return {words: people for words, people in counted.items() if people >= FIVE}


def kept(database: Path) -> dict[str, dict[str, object]]:
    """By group, words, and which time they stood there."""
    found: dict[str, dict[str, object]] = {}
    for group, text, people, answers, blocks, votes, phrases in asked(database, ALL):
        times = 1 + sum(name.startswith(f"{group}：{text}，") for name in found)
        found[f"{group}：{text}，第{times}次"] = {
            "people": people,
            "answers": answers,
            "blocks": blocks,
            "votes": votes,
            "phrases": dict(json.loads(phrases)),
        }
    return found
