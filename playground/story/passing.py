"""How time passes in the story: it stands still while anything is to do, and then jumps."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from inspect import isawaitable
from typing import Protocol, TypeVar

from playground.story.timetable import Timetable
from playground.telegram.town import Town
from playground.telegram.world.people import Bot

Found = TypeVar("Found")

BREATH, LONGEST_BREATH = 0.001, 0.004
"""Seconds of real time between two looks at whether the bot is at rest: at first, and later."""
LONGEST = 60.0
"""Seconds of real time after which a bot that does not come to rest is given up."""
ORDINARILY, AFTER_SCENE = 6 * 3600.0, 10 * 60.0
"""Seconds of the story for which the bot's word about what is due next is trusted."""
PATIENCE = 15 * 60.0
"""Seconds of the story in which an answer must have come."""


class Stuck(Exception):
    """The story cannot go on. The sentence says who waited for what."""


class Program(Protocol):
    """The bot as a whole, as far as the story turns its clock."""

    async def stop(self) -> None: ...

    def at_rest(self) -> bool:
        """Nothing more happens until Telegram tells something or the clock moves."""

    async def tick(self) -> bool:
        """Do everything that time has made due."""

    async def next_due(self) -> datetime | None:
        """The first moment after now at which a tick will do something."""


class Time:
    """Turns the town's clock, and rings the bot's ticker when something is due.

    What the bot says is due next is trusted for some hours, after a scene for some minutes; before
    time goes further on than that the bot is asked anew.
    """

    def __init__(self, town: Town, bot: Bot, timetable: Timetable) -> None:
        self._town = town
        self._mailbox = town.mailboxes[bot.id]
        self._timetable = timetable
        self._program: Program | None = None
        self._ringing = False
        self._due: float | None = None
        self._asked_at: float | None = None
        self._trusted = ORDINARILY
        self._of_deeds: set[int] = set()

    @property
    def now(self) -> float:
        return self._town.clock.now()

    def runs(self, program: Program) -> None:
        """The bot was started: whatever fell due while it was away is due now."""
        self._program, self._ringing = program, True

    async def stops(self) -> None:
        """The bot is stopped, as by SIGTERM; without one nothing happens."""
        program, self._program = self._program, None
        if program is not None:
            await program.stop()

    async def live(self, until: float, passed: Callable[[float], None]) -> None:
        """Do everything on the timetable and everything that falls due, up to `until`; `passed` is
        told of each moment.
        """
        while (moment := await self._next()) is not None and moment <= until:
            await self._jump(moment)
            while (deed := self._timetable.due(self.now)) is not None:
                self._of_deeds.add(int(self.now) // 60)
                doing = deed()
                if isawaitable(doing):
                    await doing
                    self._trusted = AFTER_SCENE
            await self.settle()
            passed(self.now)
        await self._jump(until)
        await self.settle()

    async def settle(self) -> None:
        """Wait in real time until the bot has nothing to do at this moment."""
        await self._rests()
        while self._program is not None and self._is_due():
            self._ringing = False
            await self._program.tick()
            self._due = self._asked_at = None
            await self._rests()

    def was_busy(self, moment: float) -> bool:
        """Whether people did something in that minute or just before: what the bot says at any
        other time it says by itself.
        """
        minute = int(moment) // 60
        return not self._of_deeds.isdisjoint({minute - 2, minute - 1, minute})

    async def rings(self) -> None:
        """For a clock that runs by itself: let the bot do what has fallen due."""
        if self._program is not None:
            await self._due_before(None)
            await self.settle()

    async def is_rung(self) -> None:
        """As by the real ticker, which rings again and again: what nobody said would be due."""
        self._ringing = True
        await self.settle()

    async def _rests(self) -> None:
        loop = asyncio.get_running_loop()
        patience, pause = loop.time() + LONGEST, BREATH
        while self._program is not None and (self._mailbox.pending or not self._program.at_rest()):
            if loop.time() > patience:
                raise Stuck(f"the bot does not come to rest ({len(self._mailbox.pending)} updates)")
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, LONGEST_BREATH)

    def _is_due(self) -> bool:
        return self._ringing or (self._due is not None and self._due <= self.now)

    async def comes(self, what: Callable[[], Found | None], waiting_for: str) -> Found:
        """What somebody waits for, as soon as it is there; meanwhile time goes on for the bot.

        Stuck if it has not come after a quarter of an hour.
        """
        await self.settle()
        deadline = self.now + PATIENCE
        while (found := what()) is None:
            moment = await self._next_of_bot()
            if moment is None or moment > deadline:
                raise Stuck(f"nobody saw {waiting_for}")
            await self._jump(moment)
            await self.settle()
        return found

    async def passes(self, seconds: float) -> None:
        """Nobody does anything for a while; what the bot has put off for so long comes."""
        end = self.now + seconds
        await self.settle()
        while (moment := await self._next_of_bot()) is not None and moment <= end:
            await self._jump(moment)
            await self.settle()
        await self._jump(end)
        await self.settle()

    async def _jump(self, moment: float) -> None:
        if moment > self.now:
            self._town.clock.set(moment)
            await asyncio.sleep(0)

    async def _next(self) -> float | None:
        """The next moment at which anything happens at all."""
        planned = earliest(self._timetable.next, self._town.clock.next_alarm)
        return earliest(planned, await self._due_before(planned))

    async def _next_of_bot(self) -> float | None:
        """The next moment for which the town or the bot waits."""
        alarm = self._town.clock.next_alarm
        return earliest(alarm, await self._due_before(alarm))

    async def _due_before(self, moment: float | None) -> float | None:
        """What the ticker waits for, known well enough to jump to `moment`."""
        if self._program is None:
            return None
        known_until = -1.0 if self._asked_at is None else self._asked_at + self._trusted
        jump = earliest(moment, self._due)
        if jump is None or jump > known_until:
            due = await self._program.next_due()
            self._due = None if due is None else due.timestamp()
            self._asked_at, self._trusted = self.now, ORDINARILY
        return self._due


def earliest(*moments: float | None) -> float | None:
    return min((one for one in moments if one is not None), default=None)
