"""A roster on its way from a file into the database: read and checked before anything is written.

Reading burns processor time, so that it happens in a thread; then the plan is carried out as a
whole, in one transaction.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from domain.organisations import Organisation
from domain.rosters import Branch, Counted, Fault, Plan, Read
from domain.rosters_plan import counted, planned
from domain.rosters_rows import read_book
from services.rosters import Known, RosterOvertaken, known_of
from storage.database import Storage

Result = TypeVar("Result")
TRIES = 3


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file would change, or everything that is wrong with it."""

    known: Known
    plan: Plan
    faults: tuple[Fault, ...]
    counted: Counted


async def checked(
    storage: Storage, content: bytes, own: Sequence[Organisation], now: datetime
) -> Checked:
    """For the office of these organisations. UnreadableRoster if the file is no roster."""
    async with storage.read_only() as view:
        known = await known_of(view, own, now)
    read, plan, faults = await asyncio.to_thread(compared, content, known.branch, known.today)
    return Checked(known, plan, faults, counted(plan, read.ignored, read.sheets))


def compared(content: bytes, branch: Branch, today: date) -> tuple[Read, Plan, tuple[Fault, ...]]:
    from exports.sheets import grids_of
    from texts.vocabulary import vocabulary

    read = read_book(grids_of(content), vocabulary())
    plan, faults = planned(read.entries, branch, today)
    return read, plan, tuple(sorted(read.faults + faults))


async def not_overtaken(work: Callable[[], Awaitable[Result]]) -> Result:
    """Look and write anew when somebody else changed the roster in between."""
    for _ in range(TRIES - 1):
        try:
            return await work()
        except RosterOvertaken:
            continue
    return await work()
