"""What the demo shows at its end: tables, an excerpt of what people saw, the books, the files."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from playground.story.calendar import AFTER, FIRST
from playground.story.comparison import Difference
from playground.story.excerpt import excerpts
from playground.story.logs import RawFiles, write_json
from playground.story.staff_kept import Unlike
from playground.story.story import Story

if TYPE_CHECKING:
    from bot.demonstration import Summary

FIRST_ONES = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found when the story was over."""

    story: Story
    folder: Path
    files: RawFiles
    differences: Sequence[Difference | Unlike]
    traces: Sequence[str]


async def show(found: Shown, console: Console) -> None:
    """Print everything, and write `chart.png` and `report.json`."""
    summaries = await found.story.bot.summaries()
    chart = await found.story.bot.chart()
    await asyncio.to_thread((found.folder / "chart.png").write_bytes, chart)
    console.print(_table(found.story, summaries))
    for excerpt in excerpts(found.story):
        console.print(excerpt)
    _say_books(found, console)
    write_json(found.folder / "report.json", _report(found, summaries))


def say_where(folder: Path, console: Console) -> None:
    console.print(f"\nEverything lies in {escape(str(folder))}: ", soft_wrap=True)
    console.print("  yijiabai.db  report.json  chart.png  calls.jsonl  updates.jsonl")


COLUMNS = (
    "group\ncadre",
    "members\nby name",
    "asked\nof",
    "messages\nblocks",
    "voice\ninter.\ntopic",
    "whole\ndays",
    "two-\nway",
    "topic\nanswers",
    "wishes\ndone",
)
LEGEND = """\
by name: counted under their own number; asked, of: the contact quota;
voice, interaction, topic: days with that light, of the days known whole;
two-way: people who addressed the cadre and were addressed by the cadre"""


def _table(story: Story, summaries: Sequence[Summary]) -> Table:
    """A group a line; on a terminal of eighty columns nothing is cut."""
    title = f"A quarter in a county, {FIRST} to {AFTER}"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.pad_edge = False
    for name in COLUMNS:
        table.add_column(name, justify="left" if name is COLUMNS[0] else "right", no_wrap=True)
    for one in summaries:
        room = next(room for room in story.county.rooms if room.chat.id == one.chat)
        fulfilled, wished = story.wishes_of(room)
        members = "—" if one.members is None else str(one.members)
        table.add_row(
            escape(f"{one.title}\n{one.cadre}"),
            f"{members}\n{one.consenting}",
            f"{one.asked}\n{one.owes}",
            f"{one.messages}\n{one.blocks}",
            f"{one.voice}\n{one.interaction}\n{one.topic}",
            str(one.complete),
            str(one.two_way),
            str(one.topic_answers),
            f"{wished}\n{fulfilled}",
        )
    table.caption, table.caption_justify = LEGEND, "left"
    return table


def _say_books(found: Shown, console: Console) -> None:
    """The one line that matters, and the first differences if there are any."""
    for difference in found.differences[:FIRST_ONES]:
        console.print(f"[red]{escape(str(difference))}[/red]", soft_wrap=True)
    counted, staff = found.story.books.total("messages"), found.story.staff
    held = len(found.story.duties.held)
    kept = (
        f"{len(staff.held)} positions and {staff.contacts} contacts kept, {held} activities judged"
    )
    console.print(
        f"\nbooks: {counted} messages counted, {kept}, difference {len(found.differences)}",
        soft_wrap=True,
    )
    if found.traces:
        console.print(f"[red]{len(found.traces)} sentences of the talk were kept[/red]")
    elif found.story.replayed:
        console.print(
            f"replay: {found.story.replayed} utterances said once each, none found in the database"
        )


def _report(found: Shown, summaries: Sequence[Summary]) -> dict[str, object]:
    story = found.story
    return {
        "quarter": {"first": FIRST.isoformat(), "after": AFTER.isoformat()},
        "groups": [asdict(one) for one in summaries],
        "books": {
            "messages": story.books.total("messages"),
            "blocks": story.books.total("blocks"),
            "reactions": story.books.total("reactions"),
            "topic_answers": story.books.total("topic_answers"),
            "wishes": story.books.total("wishes"),
            "rows": len(story.books.rows),
            "difference": len(found.differences),
            "first_differences": [str(one) for one in found.differences[:FIRST_ONES]],
        },
        "roster": {
            "positions": len(story.staff.held),
            "ended": sum(one.until is not None for one in story.staff.held.values()),
            "links": sum(one.links for one in story.staff.held.values()),
            "taken_up": sum(one.person is not None for one in story.staff.held.values()),
            "contacts": story.staff.contacts,
        },
        "five_ones": {
            "activities": len(story.duties.held),
            "counting": story.duties.counting,
            "checked_in": sum(len(one.there) for one in story.duties.held),
            "met": sum(story.duties.met.values()),
            "proposals": len(story.duties.proposed),
            "decided_together": len(story.duties.decided),
        },
        "replay": {"utterances": story.replayed, "kept": len(found.traces)},
        "people": {"joined": len(story.came), "erased": len(story.erased)},
        "reminders": {
            room.cadre.person.first_name: len(story.unasked(room.cadre))
            for room in story.county.rooms
        },
        "own_reminders": len(story.wanted.reminders),
        "muted": len(story.wanted.muted),
        "reports": {office: len(several) for office, several in story.reports.handed_up.items()},
        "calls_for_help": story.helped,
        "said": story.doing.said,
        "calls": found.files.calls,
        "updates": found.files.updates,
    }
