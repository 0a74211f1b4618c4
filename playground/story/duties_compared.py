"""The town's own list of the Five Ones beside the bot's tables, export and people's screens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from playground.story.county import COUNTY, RAILWAY
from playground.story.duties import FIVE, Owed, period_of, quarter
from playground.story.duties_kept import Facts, cadres_told, exported, kept, told
from playground.story.staff_kept import Unlike, unlike
from playground.story.story import Story

OFFICES = (COUNTY, RAILWAY)
"""Those that owe one of each kind; the railway holds none."""


async def duties_compared(story: Story) -> list[Unlike]:
    """Everything that is otherwise; nothing while nobody has looked yet."""
    if story.looked_on is None:
        return []
    owed = owed_on(story, story.looked_on)
    export = exported(await story.bot.five_ones(story.looked_on))
    return [
        *unlike(story.duties.facts(), kept(story.bot.database)),
        *unlike(wanted(story, owed, story.looked_on), export),
        *unlike(dict(screens(story, owed)), {k: dict(v) for k, v in seen(story)}),
    ]


def owed_on(story: Story, day: date) -> dict[str, Owed | None]:
    """By the names of cadres, and the offices' own."""
    owed: dict[str, Owed | None] = {
        name: story.duties.of_cadre(name, held, day) for name, held in story.staff.held.items()
    }
    offices = {name: story.duties.of_office(name, day) for name in OFFICES}
    return {**owed, **offices}


def wanted(story: Story, owed: dict[str, Owed | None], day: date) -> Facts:
    """What the export has to say."""
    first = {name: period_of(one.position, day)[0] for name, one in story.staff.held.items()}
    first |= {name: quarter(day)[0] for name in OFFICES}
    return {
        name: {
            "period": first[name].isoformat(),
            "exported": None if one is None else (FIVE, one.done, one.percent),
        }
        for name, one in owed.items()
    }


def screens(story: Story, owed: dict[str, Owed | None]) -> Iterator[tuple[str, dict[str, object]]]:
    """What everybody has to read: whoever is no cadre is of the office. Whoever has left office
    reads nothing.
    """
    for name in story.screens:
        held = story.staff.held.get(name)
        gone = held is not None and held.until is not None
        one = owed[COUNTY] if held is None else None if gone else owed[name]
        said = {} if one is None else dict(one.said)
        if one is None and held is not None and not gone and story.looked_on is not None:
            said = story.duties.unowed(name, held, story.looked_on)
        total = None if one is None else (FIVE, one.done, one.percent)
        facts: dict[str, object] = {"sum": total, "read": said}
        if held is None:
            facts["cadres"] = {
                cadre: (done.done, FIVE)
                for cadre, held in story.staff.held.items()
                if held.organisation == COUNTY and (done := owed[cadre]) is not None
            }
        yield name, facts


def seen(story: Story) -> Iterator[tuple[str, dict[str, object]]]:
    """What everybody has read."""
    for name, text in story.screens.items():
        facts = told(text)
        if name not in story.staff.held:
            facts["cadres"] = cadres_told(text)
        yield name, facts
