"""`doctor`: is everything in order, and how is it mended? Status 1 if something is not."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial

import aiohttp

from bot import errors
from bot import settings as environment
from bot.checks import house
from bot.checks.finding import Finding, State, of_problem
from bot.checks.groups import of_groups
from bot.checks.journal import of_journal, of_remains
from bot.checks.machine import of_disk, of_metrics
from bot.checks.starters import of_starters
from bot.checks.telegram import of_telegram, way_there
from bot.checks.work import kept, of_work
from bot.clock import SystemClock
from bot.commands.opening import schema_of
from bot.commands.telling import tell
from bot.problem import DONE, WRONG, Problem
from bot.settings import Settings
from bot.transport import Transport
from domain.groups import Group
from domain.periods import day_of
from storage.database import Storage
from storage.failures import DatabaseFailure
from storage.schema import Schema

AskingGroups = Callable[[list[Group]], Awaitable[list[Finding]]]

MARKS = {State.OK: "ok   ", State.NOTE: "note ", State.WRONG: "WRONG"}


async def doctor(*, as_json: bool) -> int:
    findings = await examined(environment.load())
    healthy = all(one.state is not State.WRONG for one in findings)
    document = {"ok": healthy, "checks": [facts_of(one) for one in findings]}
    tell(document, [*lines_of(findings)], as_json=as_json)
    return DONE if healthy else WRONG


async def examined(settings: Settings) -> list[Finding]:
    """Whatever is wrong, the other checks are made all the same."""
    clock = SystemClock()
    found = [house.BORDER, house.calendar(day_of(clock.now(), settings.zone)), house.fonts()]
    async with aiohttp.ClientSession() as session:
        found += [*of_disk(settings), *of_starters(settings), await of_metrics(settings, session)]
        found.append(await way_there(settings, session, clock))
        try:
            transport = Transport(settings.api_url, settings.token, session)
        except Problem as problem:
            return [*found, of_problem("token", problem), *await of_database(settings)]
        bot, told = await of_telegram(transport, settings, clock.now())
        asked = None if bot is None else partial(of_groups, transport=transport, bot=bot)
        return [*found, *told, *await of_database(settings, asked)]


async def of_database(settings: Settings, of_its: AskingGroups | None = None) -> list[Finding]:
    try:
        state = await schema_of(settings)
        if state is not Schema.CURRENT:
            return [house.of_schema(state)]
        storage = Storage.open(settings.database_url)
        try:
            roots, groups = await house.kept(storage)
            journal = await of_journal(storage, settings)
            now = SystemClock().now()
            async with storage.read_only() as view:
                work = [*of_work(await kept(view, groups, now), now)]
        finally:
            await storage.close()
    except DatabaseFailure as failure:
        return [of_problem("database", errors.of_database(failure))]
    kept_safe = [journal, *of_remains(settings)]
    known = [house.of_schema(state), *kept_safe, *work, *house.of_organisations(roots)]
    return known if of_its is None else [*known, *await of_its(groups)]


def facts_of(finding: Finding) -> dict[str, str]:
    return {
        "check": finding.check,
        "state": finding.state.value,
        "found": finding.found,
        "mend": finding.mend,
    }


def lines_of(findings: Iterable[Finding]) -> Iterable[str]:
    for one in findings:
        yield f"{MARKS[one.state]}  {one.check}: {one.found}"
        if one.mend:
            yield f"       → {one.mend}"
