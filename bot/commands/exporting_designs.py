"""`export designs`: each option of each co-design question in sums, and nobody in it."""

from collections.abc import AsyncIterator
from datetime import tzinfo
from pathlib import Path

from bot import settings as environment
from bot.commands.exporting import exporting
from bot.problem import DONE
from domain.designs import Design, DesignId, Option
from exports.tables import Cell, Format
from storage.transaction import Reading

COLUMNS = (
    *("design", "office", "groups", "state", "question", "asked", "closes", "people"),
    *("option", "text", "votes"),
)
CHUNK = 500


async def designs(form: Format | None, out: Path | None) -> int:
    """What is not known yet, or too few people chose, is left empty."""
    settings = environment.load()
    async with exporting(settings, COLUMNS, form, out) as (view, rows):
        async for row in exported(view, settings.zone):
            rows.add(row)
    return DONE


async def exported(view: Reading, zone: tzinfo) -> AsyncIterator[dict[str, Cell]]:
    """The oldest first; own ideas are nobody's to hand on."""
    after = DesignId(0)
    while chunk := await view.designs.after(after, CHUNK):
        for design in chunk:
            groups = len(await view.designs.cards(design.id))
            for option in design.options:
                yield {**of_design(design, groups, zone), **of_option(design, option)}
        after = chunk[-1].id


def of_design(design: Design, groups: int, zone: tzinfo) -> dict[str, Cell]:
    return {
        "design": design.id,
        "office": design.organ,
        "groups": groups,
        "state": design.state.value,
        "question": design.question,
        "asked": design.asked_at.astimezone(zone).date().isoformat(),
        "closes": design.closes_at.astimezone(zone).date().isoformat(),
        "people": design.people if design.is_over else None,
    }


def of_option(design: Design, option: Option) -> dict[str, Cell]:
    told = design.chosen is not None
    return {
        "option": option.place + 1,
        "text": option.text,
        "votes": option.votes if told else None,
    }
