"""The story as a whole: prepared, lived through, its books compared, and shown."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bot.problem import DONE, USAGE, WRONG, Problem
from playground.story import quarter
from playground.story.calendar import BEGINNING, DAYS, MORNING_AFTER, at
from playground.story.comparison import Difference, differences, exported, written
from playground.story.duties_compared import duties_compared
from playground.story.folder import Occupied, prepared
from playground.story.logs import RawFiles
from playground.story.passing import Stuck
from playground.story.process import Bot
from playground.story.prompts_compared import prompts_compared
from playground.story.replay import Dialog, Malformed, read
from playground.story.reports import exported as exported_reports
from playground.story.reports_told import reports_told
from playground.story.showing import Shown, say_where, show
from playground.story.staff_kept import Unlike, kept, unlike
from playground.story.story import Story, begin
from playground.story.sums_compared import series_compared, verdicts_compared
from playground.story.topics_compared import topics_compared
from playground.story.traces import traces_of
from playground.story.wanted import wanted_compared
from playground.story.wishes_compared import wishes_compared
from playground.telegram import Clock, Server, Town
from playground.telegram.acting.someone import Impossible

LOOK_AGAIN = 0.25
"""Seconds of real time between two looks at what has fallen due, when the town is kept running."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command asks for, checked before anything starts. `days` of the quarter are lived
    through; with fewer than all the story ends early.
    """

    folder: Path
    seed: int = 1
    dialogs: Sequence[Dialog] = ()
    serve: bool = False
    days: int = DAYS


@dataclass(frozen=True, slots=True)
class Told:
    """A story that is open: its server runs, and its files are being written."""

    story: Story
    server: Server
    files: RawFiles


def tell(out: Path, seed: int, replay: Path | None, *, serve: bool) -> int:
    """The exit status: 1 if the books and the export differ. Problem for a replay that cannot be
    read, before anything has started, and for a folder that holds something else.
    """
    try:
        dialogs = read(replay) if replay is not None else []
        folder = prepared(out)
    except Malformed as error:
        raise Problem(str(error), USAGE) from None
    except Occupied as error:
        raise Problem(str(error), WRONG) from None
    from bot import quick_aiogram

    quick_aiogram.warm_up()
    return asyncio.run(_tell(Asked(folder, seed, dialogs, serve), Console()))


async def _tell(asked: Asked, console: Console) -> int:
    try:
        async with opened(asked) as told:
            await live(told.story, asked, console)
            found = await compared(told.story)
            traces = traces_of(told.story.bot.database, nowhere(told.story, asked.dialogs))
            await show(Shown(told.story, asked.folder, told.files, found, traces), console)
            told.files.flush()
            say_where(asked.folder, console)
            if asked.serve:
                await _keep_running(told, console)
    except (Stuck, Impossible) as error:
        raise Problem(f"the story went wrong: {error}", WRONG) from error
    return WRONG if found or traces else DONE


def nowhere(story: Story, dialogs: Sequence[Dialog]) -> set[str]:
    """What people said to each other, and what they said to topics that are over."""
    return {one.text.strip() for dialog in dialogs for one in dialog} | set(story.topic_book.gone())


@contextlib.asynccontextmanager
async def opened(asked: Asked) -> AsyncIterator[Told]:
    """The county is founded and everything planned; at the end the bot is stopped, if it runs."""
    town = Town(Clock(BEGINNING), seed=asked.seed)
    async with Server(town) as server:
        story = begin(town, lambda county: Bot(asked.folder, server, county.bot.token), asked.seed)
        quarter.plan(story, asked.dialogs, asked.days)
        with RawFiles(asked.folder, town, story.county.bot) as files:
            story.bot.logs_to(files.log)
            try:
                yield Told(story, server, files)
            finally:
                await story.time.stops()


async def live(story: Story, asked: Asked, console: Console) -> None:
    """From the first morning to the end of the quarter, with a bar that shows the days."""
    columns = (
        TextColumn("[bold]{task.fields[day]}"),
        BarColumn(bar_width=None),
        TextColumn("{task.percentage:>3.0f} %  {task.fields[said]} messages"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, refresh_per_second=4) as progress:
        end = at(asked.days, MORNING_AFTER)
        task = progress.add_task("quarter", total=end - BEGINNING, day="", said=0)

        def passed(moment: float) -> None:
            said = story.doing.said
            day = f"{quarter.day_of(moment):%Y-%m-%d}"
            progress.update(task, completed=moment - BEGINNING, day=day, said=said)

        await story.time.live(end, passed)


async def compared(story: Story) -> list[Difference | Unlike]:
    """Every figure in which the town's books and the bot's export differ, and every fact about a
    position, its link, its groups and its contacts that the database has otherwise, and every sum
    of topics, series and evaluations; and whoever was prompted on another day than the town's
    calendar says, or heard of a report or an own reminder at another moment, or of what they had
    muted.
    """
    chats = {room.name: room.chat.id for room in story.county.rooms}
    export = exported(await story.bot.export())
    positions = unlike(story.staff.facts(chats), kept(story.bot.database))
    duties = await duties_compared(story)
    wishes = await wishes_compared(story)
    reports = unlike(story.reports.facts(), exported_reports(await story.bot.reports()))
    found = differences(written(story.books, chats), export)
    talked = (*topics_compared(story), *series_compared(story), *verdicts_compared(story))
    told = [*prompts_compared(story), *reports_told(story), *wanted_compared(story)]
    return [*found, *positions, *duties, *wishes, *reports, *talked, *told]


async def _keep_running(told: Told, console: Console) -> None:
    """From here on in real time, until Ctrl-C."""
    story = told.story
    story.town.clock.run()
    console.print(
        f"\nThe town goes on at {told.server.url} (token {story.county.bot.token}).", soft_wrap=True
    )
    console.print("Act as its people as playground/README.md says; stop with Ctrl-C.")
    with _told_to_stop() as stop:
        while not stop.is_set():
            await story.time.rings()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), LOOK_AGAIN)


@contextlib.contextmanager
def _told_to_stop() -> Iterator[asyncio.Event]:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    try:
        yield stop
    finally:
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(one)
