"""The story's time stands still while anything is to do, and then jumps to the next moment."""

import asyncio
from datetime import UTC, datetime
from functools import partial

import pytest

from playground.story.clock import StoryClock
from playground.story.passing import Stuck, Time
from playground.story.timetable import Timetable
from playground.telegram import Clock, Town

NOON = 1_775_016_000.0


class Program:
    """Has something due at some moments, and notes when it was rung."""

    def __init__(self, town: Town, *due: float) -> None:
        self._town = town
        self._due = list(due)
        self.rung: list[float] = []
        self.works_until = 0.0

    async def stop(self) -> None:
        self._due.clear()

    def at_rest(self) -> bool:
        return asyncio.get_running_loop().time() >= self.works_until

    async def tick(self) -> bool:
        now = self._town.clock.now()
        self.rung.append(now)
        did = [one for one in self._due if one <= now]
        self._due = [one for one in self._due if one > now]
        return bool(did)

    async def next_due(self) -> datetime | None:
        now = self._town.clock.now()
        later = [one for one in self._due if one > now]
        return datetime.fromtimestamp(min(later), UTC) if later else None


class World:
    def __init__(self, *due: float) -> None:
        self.town = Town(Clock(NOON))
        self.bot = self.town.add_bot()
        self.timetable = Timetable()
        self.time = Time(self.town, self.bot, self.timetable)
        self.program = Program(self.town, *due)
        self.passed: list[float] = []

    async def live(self, until: float) -> list[float]:
        """The moments at which time stood, in seconds after noon."""
        await self.time.live(NOON + until, self.passed.append)
        return [moment - NOON for moment in self.passed]


async def test_deeds_dues_and_sleepers_come_in_the_order_of_their_moments() -> None:
    world = World(NOON + 30)
    world.time.runs(world.program)
    world.timetable.at(NOON + 40, lambda: None)
    world.timetable.at(NOON + 10, lambda: None)
    sleeping = asyncio.create_task(StoryClock(world.town.clock).sleep(20))
    await asyncio.sleep(0)
    assert await world.live(60) == [10, 20, 30, 40]
    assert sleeping.done()
    assert world.town.clock.now() == NOON + 60


async def test_deeds_of_one_moment_are_done_in_the_order_in_which_they_were_planned() -> None:
    world, done = World(), list[str]()
    for name in "abc":
        world.timetable.at(NOON + 10, partial(done.append, name))
    world.timetable.at(NOON + 5, lambda: done.append("first"))
    assert await world.live(20) == [5, 10]
    assert done == ["first", "a", "b", "c"]


async def test_what_fell_due_while_the_bot_was_away_is_rung_when_it_is_back() -> None:
    world = World(NOON + 10)
    world.timetable.at(NOON + 50, lambda: world.time.runs(world.program))
    await world.live(60)
    assert world.program.rung[0] == NOON + 50


async def test_a_moment_does_not_pass_while_the_bot_works() -> None:
    world = World()
    world.time.runs(world.program)
    loop = asyncio.get_running_loop()

    def work() -> None:
        world.program.works_until = loop.time() + 0.05

    world.timetable.at(NOON + 10, work)
    world.timetable.at(NOON + 11, lambda: done.append(loop.time() - world.program.works_until))
    done: list[float] = []
    await world.live(20)
    assert done[0] >= 0


async def test_an_answer_is_waited_for_in_the_storys_time_and_not_for_ever() -> None:
    world = World()
    world.time.runs(world.program)
    clock, came = world.town.clock, list[str]()
    clock.at(NOON + 120, lambda: came.append("answer"))
    clock.at(NOON + 3600, lambda: came.append("too late"))
    assert await world.time.comes(lambda: (came and came[0]) or None, "an answer") == "answer"
    assert clock.now() == NOON + 120
    with pytest.raises(Stuck, match="nobody saw a second answer"):
        await world.time.comes(lambda: came[1] if len(came) > 1 else None, "a second answer")
