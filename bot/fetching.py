"""Rosters that were sent to the bot are fetched, looked at, and carried out if that is wanted.

The file is read before a transaction opens, in a thread; nothing of it is kept.
"""

import asyncio
from collections.abc import Sequence

from bot.clock import Clock
from bot.looking import Looking
from bot.rosters import checked, not_overtaken
from bot.tidying import CarryOut
from bot.transport import NoAnswer, Transport, Unreachable
from domain.organisations import Organisation
from domain.roster_files import Action, Report, RosterFile, State
from domain.rosters import MOST_BYTES, Unreadable, UnreadableRoster
from services.rosters import offices_of
from services.services import Services
from storage.database import Storage

LOOK_SECONDS = 0.25
FETCH_SECONDS = 30.0
TRIES = 3


class Fetching(Looking[RosterFile]):
    """Where the scheduler is, so that it is one process that does it."""

    seconds = LOOK_SECONDS
    task = "reading rosters"

    def __init__(
        self, storage: Storage, transport: Transport, clock: Clock, carry_out: CarryOut
    ) -> None:
        super().__init__()
        self._storage = storage
        self._transport = transport
        self._clock = clock
        self._carry_out = carry_out

    async def _waiting(self) -> Sequence[RosterFile]:
        async with self._storage.read_only() as view:
            return await view.roster_files.located()

    async def _take(self, file: RosterFile) -> None:
        content = await self._fetched(file)
        if content is None:
            await self._end(file, Action.REFUSE, Report(why=Unreadable.LOST))
            return
        async with self._storage.read_only() as view:
            offices = await offices_of(view, file.person)
        if not offices:
            await self._end(file, Action.REFUSE, Report(why=Unreadable.NOT_YOURS))
            return
        try:
            await not_overtaken(lambda: self._compare(file, content, offices))
        except UnreadableRoster as problem:
            report = Report(why=problem.why, said=problem.said)
            await self._end(file, Action.REFUSE, report)

    async def _compare(
        self, file: RosterFile, content: bytes, offices: Sequence[Organisation]
    ) -> None:
        """Only looked at, or carried out: then with its end in one transaction."""
        found = await checked(self._storage, content, offices, self._clock.now())
        report = Report(found.counted, found.faults)
        if found.faults:
            await self._end(file, Action.REFUSE, report)
            return
        if not file.wanted:
            await self._end(file, Action.CHECK, report)
            return

        async def work(services: Services) -> None:
            await services.rosters.carry_out(
                found.known, found.plan, by=file.person, end_missing=file.end_missing
            )
            await services.roster_files.end(file.id, State.LOCATED, Action.CARRY_OUT, report)

        await self._carry_out(work)

    async def _give_up(self, file: RosterFile) -> None:
        await self._end(file, Action.REFUSE, Report(why=Unreadable.BROKEN))

    async def _end(self, file: RosterFile, action: Action, report: Report) -> None:
        await self._carry_out(
            lambda services: services.roster_files.end(file.id, State.LOCATED, action, report)
        )

    async def _fetched(self, file: RosterFile) -> bytes | None:
        """None: Telegram does not hand it out."""
        for _ in range(TRIES):
            try:
                return await self._transport.download(
                    file.path or "", most=MOST_BYTES + 1, timeout=FETCH_SECONDS
                )
            except (NoAnswer, Unreachable):
                await asyncio.sleep(LOOK_SECONDS)
        return None
