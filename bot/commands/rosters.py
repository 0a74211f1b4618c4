"""Rosters as files for an operator: the template, what is kept, links to be printed, sums."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import settings as environment
from bot.clock import Clock, SystemClock
from bot.commands.exporting import format_of, written
from bot.commands.import_roster import roots
from bot.commands.opening import NO_BOT, carried_out, opened
from bot.commands.setting_up import the_bot
from bot.problem import DONE, USAGE, Problem
from bot.settings import Settings
from domain.roster_files import Card
from domain.rosters import BranchActivation
from exports.tables import Format, table
from services.activations import all_below
from services.desk import Desk
from services.organisations import INVITE_LASTS, PAYLOAD
from services.rosters import Known, known_of
from services.services import Services
from storage.database import Storage
from texts.say import Say

COLUMNS = ("organisation", "level", "lines", "invited", "opened", "groups")


def template(file: Path, language: str) -> int:
    """An empty roster, to be filled in."""
    from exports.rosters import roster_book

    save(file, ".xlsx", roster_book(Say.in_language(language).roster_sheets.template()))
    return DONE


async def export(file: Path, language: str) -> int:
    """The roster of the whole tree, ready to be brought in again."""
    from exports.rosters import roster_book

    async with looked_at() as (_, _, _, known):
        branch, say = known.branch, Say.in_language(language).roster_sheets
    found = say.export(tuple(branch.organisations.values()), branch.paths, branch.lines)
    save(file, ".xlsx", roster_book(found))
    return DONE


async def links(file: Path, language: str, *, everybody: bool) -> int:
    """New links for cadres who have not started, as pages to be printed."""
    from exports.link_sheets import link_sheet

    check(file, ".pdf")
    async with looked_at() as (storage, settings, clock, known):
        bot, say = await the_bot(settings), Say.in_language(language).roster_sheets
        paths, own = known.branch.paths, known.branch.own

        async def work(services: Services) -> list[Card]:
            made = await services.rosters.links(paths, own, known.today, only_without=not everybody)
            expires = (services.desk.now + INVITE_LASTS).astimezone(settings.zone)
            return [
                say.card(one.line, one.path, bot.link(PAYLOAD + one.token), expires)
                for one in made.links
            ]

        cards = await carried_out(storage, settings, clock, work, bot)
    if not cards:
        raise Problem("there is nobody to print for: all have started, or have a link that works")
    save(file, ".pdf", link_sheet(cards))
    return DONE


async def activation(form: Format | None, out: Path | None) -> int:
    """Sums of every organisation with all below it, the root first."""
    form = format_of(form, out)
    async with looked_at() as (storage, settings, clock, _):
        found = await sums(storage, settings, clock)
    with written(out) as file, table(form, COLUMNS, file) as rows:
        for path, one in found:
            whole = one.whole
            counts = (whole.lines, whole.invited, whole.opened, whole.groups)
            facts = ("/".join(path), one.office.level.value, *counts)
            rows.add(dict(zip(COLUMNS, facts, strict=True)))
    return DONE


async def sums(
    storage: Storage, settings: Settings, clock: Clock
) -> list[tuple[tuple[str, ...], BranchActivation]]:
    async def work(services: Services) -> list[tuple[tuple[str, ...], BranchActivation]]:
        desk: Desk = services.desk
        return [
            one
            for root in await desk.tx.organisations.roots()
            for one in await all_below(desk.tx, root, desk.now)
        ]

    return await carried_out(storage, settings, clock, work, NO_BOT)


@asynccontextmanager
async def looked_at() -> AsyncIterator[tuple[Storage, Settings, Clock, Known]]:
    """The database open, and what is known of the whole tree."""
    clock, settings = SystemClock(), environment.load()
    async with opened(settings) as storage:
        own = await roots(storage)
        async with storage.read_only() as view:
            known = await known_of(view, own, clock.now())
        yield storage, settings, clock, known


def check(file: Path, ending: str) -> None:
    if file.suffix.lower() != ending:
        raise Problem(f"name a file that ends with {ending}", USAGE)


def save(file: Path, ending: str, content: bytes) -> None:
    """Under its name when it is whole."""
    check(file, ending)
    with written(file) as new:
        new.write(content)
    print(f"{file} is written.", flush=True)
