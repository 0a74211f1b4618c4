"""The town's lists of series and of what was said of the offices, beside the bot's tables."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from playground.story.county import COUNTY
from playground.story.staff_kept import Unlike, unlike
from playground.story.story import Story

ISSUES = """
SELECT s.name, i.number, i.text, i.photo IS NOT NULL, i.deliveries, i.reads,
       (SELECT count(*) FROM series_subscriptions u WHERE u.series_id = s.id)
FROM series_issues i JOIN series s ON s.id = i.series_id
"""
SAID = """
SELECT o.name, e.verdict, e.times FROM evaluation_sums e
JOIN organisations o ON o.id = e.organisation_id
"""
TICKETS = """
SELECT o.name, 'tickets', count(*) FROM evaluation_tickets t
JOIN organisations o ON o.id = t.organisation_id GROUP BY o.name
"""
NONE_SAID = {"helped": 0, "so-so": 0, "not-felt": 0, "tickets": 0}
FIGURES = ("text", "picture", "deliveries", "reads", "subscribers")
READ = "what the office reads of the quarter"


def series_compared(story: Story) -> list[Unlike]:
    """Every issue with its sums."""
    theirs: dict[str, dict[str, object]] = {}
    for name, number, text, picture, *sums in asked(story.bot.database, ISSUES):
        facts = (text, bool(picture), *sums)
        theirs[f"《{name}》第{number}期"] = dict(zip(FIGURES, facts, strict=True))
    return list(unlike(story.series_book.facts(), theirs))


def verdicts_compared(story: Story) -> list[Unlike]:
    """Sums, how many have spoken, and what the office has read once the quarter was over."""
    theirs: dict[str, dict[str, object]] = {}
    for question in (SAID, TICKETS):
        for office, fact, number in asked(story.bot.database, question):
            theirs.setdefault(office, {**NONE_SAID})[fact] = number
    found = list(unlike(story.verdicts.facts(), theirs))
    wanted, screen = story.verdicts.line(COUNTY), story.verdicts.screen
    if screen is not None and wanted is not None and wanted not in screen:
        found.append(Unlike(COUNTY, READ, wanted, screen))
    return found


def asked(database: Path, question: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()
