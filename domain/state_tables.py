"""Tables of states as a page: which step leads from where to where."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from domain import designs, topic_schedules, topics, wishes

Steps = Mapping[tuple[Any, Any], Any]

TABLES: Mapping[str, Steps] = {
    "Wishes": wishes.NEXT,
    "Topics": topics.NEXT,
    "Scheduled topics": topic_schedules.NEXT,
    "Co-design": designs.NEXT,
}
"""By the heading under which `docs/states.md` shows it."""


def page() -> str:
    """All of them, as Markdown."""
    return "\n\n".join(f"## {name}\n\n{table(steps)}" for name, steps in TABLES.items())


def table(steps: Steps) -> str:
    """A line for each state, a column for each action; what is left out is refused in words."""
    states = members(first(steps)[0][0])
    actions = [one for one in members(first(steps)[0][1]) if any(key[1] is one for key in steps)]
    head = ["", *(one.value for one in actions)]
    lines = [head, ["---"] * len(head)]
    for state in states:
        cells = [steps.get((state, action)) for action in actions]
        lines.append([f"**{state.value}**", *("" if one is None else one.value for one in cells)])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def first(steps: Steps) -> tuple[tuple[StrEnum, StrEnum], StrEnum]:
    return next(iter(steps.items()))


def members(one: StrEnum) -> list[StrEnum]:
    return list(type(one))
