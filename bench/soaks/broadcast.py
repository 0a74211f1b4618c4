"""A broadcast to many chats, with people who blocked the bot, refusals, and a bot that is killed.

Then a minute in which one group gets more than may go into it: everybody else must not notice, and
the pace must stay at what Telegram allows. On SQLite and on PostgreSQL. `rounds` is the number of
private chats.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from bench.balancing import own_port
from bench.convention import Outcome
from bench.load.broadcast import (
    IN_GROUP,
    OVERALL,
    Audience,
    Seen,
    announce,
    block,
    make_known,
    may_repeat,
)
from bench.load.overhearing import Overhearing, secrets_of
from bench.load.trial import MARKING_SECONDS, PING_SECONDS, pinging, unsaid
from bench.processes import Nursery, TownProcess, environment, warm_nursery
from bench.server import database, postgresql
from bot.clock import SystemClock
from playground.telegram.founding import GROUP_TITLES
from storage.database import Storage

ROUNDS = 5_000
PEOPLE_OF_A_GROUP = 25
FEWEST_GROUPS = 4
KILLS = 5
WINDOW_SECONDS = 60.0
RATE_FLOOR, CPU_CEILING = 0.97, 0.1
DRAIN_SECONDS = 180.0
ONLY_DELIVERY = "delivery"
TO_ALL, HOT = "to all", "hot"
# Of the messages of the hot minute one in so many goes into the same group.
HOT_SHARE = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """`refused` private chats are told once to wait, and the whole bot twice."""

    chats: int
    kills: int
    window: float
    refused: int = 5

    @property
    def groups(self) -> int:
        return max(FEWEST_GROUPS, self.chats // PEOPLE_OF_A_GROUP)

    @property
    def seconds(self) -> float:
        """How long the broadcast takes at the most that is allowed."""
        return (self.chats + self.groups) / OVERALL


@dataclass(frozen=True, slots=True)
class Found:
    """`refused` counts 429s that were not planned, `betrayed` tokens, ids, names and texts in what
    the bots wrote. `cpu` is a share of one core.
    """

    missed: int
    repeated: int
    may_repeat: int
    refused: int
    in_a_second: int
    in_a_groups_minute: int
    left: int
    betrayed: int
    statuses: tuple[int, ...]
    pace: float
    cpu: float
    trip: float

    @property
    def is_kept(self) -> bool:
        """Nothing lost, hardly anything twice, nothing too quick."""
        kept = self.missed == self.refused == self.left == self.betrayed == 0
        return (
            kept
            and not any(self.statuses)
            and self.repeated <= self.may_repeat
            and self.in_a_second <= OVERALL
            and self.in_a_groups_minute <= IN_GROUP
        )

    @property
    def is_quick(self) -> bool:
        return self.pace >= RATE_FLOOR and self.cpu <= CPU_CEILING

    def figures(self) -> str:
        return (
            f"missed {self.missed} repeated {self.repeated} of at most {self.may_repeat} "
            f"refused {self.refused} most in a second {self.in_a_second} "
            f"in a group's minute {self.in_a_groups_minute} left {self.left} "
            f"betrayed {self.betrayed} statuses {list(self.statuses)} | "
            f"hot minute: {self.pace:.3f} of 30/(1 + trip), {self.cpu:.2%} of a core, "
            f"trip {self.trip * 1000:.1f} ms"
        )


async def run(rounds: int, seed: int) -> Outcome:
    """The seed decides who has blocked the bot, who is refused, and when it is killed."""
    plan = Plan(rounds, KILLS, WINDOW_SECONDS)
    with warm_nursery() as nursery, postgresql() as server, TemporaryDirectory() as folder:
        found = {"sqlite": await soaked(nursery, f"sqlite:///{folder}/yijiabai.db", plan, seed)}
        async with database(server) as address:
            found["postgresql"] = await soaked(nursery, address, plan, seed)
    figures = " | ".join(f"{name} {one.figures()}" for name, one in found.items())
    kept = all(one.is_kept and one.is_quick for one in found.values())
    return Outcome(f"chats {rounds} kills {KILLS} {figures}", kept)


async def soaked(nursery: Nursery, address: str, plan: Plan, seed: int) -> Found:
    """On an empty database."""
    chance = Random(seed)  # noqa: S311  # a soak is repeated by its seed
    with TemporaryDirectory() as folder:
        async with TownProcess(2 * plan.chats, plan.groups) as town:
            journal = Path(folder) / "yijiabai.journal"
            return await Broadcast(plan, chance, nursery, town, address, journal).run()


class Broadcast:
    """One bot after the other delivers what lies in one outbox."""

    def __init__(
        self,
        plan: Plan,
        chance: Random,
        nursery: Nursery,
        town: TownProcess,
        address: str,
        journal: Path,
    ) -> None:
        self._plan, self._chance = plan, chance
        self._nursery, self._town = nursery, town
        self._address = address
        pages = own_port()
        self._settings = environment(town.url, town.token, address, journal) | {
            "YIJIABAI_LOG_LEVEL": "debug",
            "YIJIABAI_METRICS_PORT": str(pages),
        }
        self._overhearing, self._said_before = Overhearing([pages]), len(nursery.told(0))
        self._clock = SystemClock()

    async def run(self) -> Found:
        """The broadcast to its end, and then the hot minute under the bot that is left."""
        audience = Audience.of(self._town, self._chance)
        await block(self._town, audience.blocked)
        storage = Storage.open(self._address)
        await make_known(storage, audience.people, self._clock.now())
        said = [(chat, TO_ALL) for chat in (*audience.groups, *audience.people)]
        await announce(storage, said, self._clock.now())
        planned = await self._plan_refusals(audience)
        async with self._pinged() as trips, self._overheard():
            bot = await self._killed()
            left = await self._drained()
        seen = await Seen.of(self._town, TO_ALL)
        unplanned = seen.refused - planned + await self._town.faults_left()
        pace, cpu, hot, trip = await self._hot_minute(storage, audience, bot)
        await self._overhearing.look()
        status = await self._nursery.ends(bot, signal.SIGTERM)
        await storage.close()
        return Found(
            missed=seen.missed(audience.reachable),
            repeated=seen.repeated,
            may_repeat=may_repeat(self._plan.kills, median(trips), MARKING_SECONDS),
            refused=unplanned + hot.refused,
            in_a_second=max(seen.in_a_second, hot.in_a_second),
            in_a_groups_minute=max(seen.in_a_groups_minute, hot.in_a_groups_minute),
            left=left,
            betrayed=await self._betrayed(),
            statuses=(status,),
            pace=pace,
            cpu=cpu,
            trip=trip,
        )

    async def _plan_refusals(self, audience: Audience) -> int:
        """How many calls will be told to wait."""
        told = self._chance.sample(sorted(audience.reachable), self._plan.refused)
        for chat in told:
            wait = self._chance.randint(1, 5)
            await self._town.plan({"chat_id": chat, "retry_after": wait})
        at = self._chance.randrange(self._plan.chats // 2)
        await self._town.plan({"method": "sendMessage", "after": at, "times": 2, "retry_after": 2})
        return len(told) + 2

    async def _killed(self) -> int:
        """As many bots as are to be killed live one after another; the one that is left."""
        for _ in range(self._plan.kills):
            bot = await self._nursery.begins(self._settings, ONLY_DELIVERY)
            share = self._plan.seconds / (self._plan.kills + 1)
            await asyncio.sleep(self._chance.uniform(0.5, 1.5) * share)
            if await self._nursery.ends(bot, signal.SIGKILL) != -signal.SIGKILL:
                raise RuntimeError(f"a bot ended by itself: {self._nursery.told()}")
        return await self._nursery.begins(self._settings, ONLY_DELIVERY)

    async def _drained(self) -> int:
        """How many posts are left when patience ends."""
        left = await unsaid(self._address)
        for _ in range(int((self._plan.seconds + DRAIN_SECONDS) / PING_SECONDS)):
            if left == 0:
                break
            await asyncio.sleep(PING_SECONDS)
            left = await unsaid(self._address)
        return left

    async def _hot_minute(
        self, storage: Storage, audience: Audience, bot: int
    ) -> tuple[float, float, Seen, float]:
        """The pace as a share of what is possible, the share of a core, what the town saw, and the
        seconds a call took.
        """
        people = [one for one in audience.people if one not in audience.blocked]
        many = int(OVERALL * (self._plan.window + 5))
        said = [
            (audience.groups[-1], f"{HOT} {number}")
            if number % HOT_SHARE == 0
            else (people[number % len(people)], f"{HOT} {number}")
            for number in range(many)
        ]
        await announce(storage, said, self._clock.now())
        while not (await Seen.of(self._town, HOT)).arrived:  # noqa: ASYNC110  # it is a log
            await asyncio.sleep(0.05)
        begun, used = self._clock.monotonic(), cpu_seconds(bot)
        async with self._pinged() as trips:
            await asyncio.sleep(self._plan.window)
        cpu = (cpu_seconds(bot) - used) / (self._clock.monotonic() - begun)
        seen, trip = await Seen.of(self._town, HOT), median(trips)
        return seen.rate(self._plan.window) / (OVERALL / (1 + trip)), cpu, seen, trip

    @asynccontextmanager
    async def _pinged(self) -> AsyncIterator[list[float]]:
        """How many seconds a call takes meanwhile."""
        stop, trips = asyncio.Event(), [await self._town.trip()]
        pings = asyncio.create_task(pinging(self._town, stop, trips))
        try:
            yield trips
        finally:
            stop.set()
            await pings

    @asynccontextmanager
    async def _overheard(self) -> AsyncIterator[None]:
        stop = asyncio.Event()
        listening = asyncio.create_task(self._overhearing.until(stop))
        try:
            yield
        finally:
            stop.set()
            await listening

    async def _betrayed(self) -> int:
        secrets = await secrets_of(self._town, (), *GROUP_TITLES)
        return self._overhearing.betrayals(secrets, self._nursery.told(self._said_before))


def cpu_seconds(process: int) -> float:
    """What a process has used up of one core so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
