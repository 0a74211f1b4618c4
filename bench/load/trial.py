"""A trial: people talk and ask, something happens to the bots, and then everything is counted.

The town lives in a process of its own and goes on. Each bot is a fork of a warm parent. When they
are left in peace again, the bots may finish their work; then the rows of activity must be what
people did, every command must be answered, and hardly any of them twice.
"""

import asyncio
import math
import signal
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean
from tempfile import TemporaryDirectory

from bench.balancing import Balancer, own_port, somebody_listens
from bench.county import settle
from bench.load.books import difference, rows, written
from bench.load.overhearing import Overhearing, secrets_of
from bench.load.people import GROUPS, circles
from bench.load.talking import Answers, Talking, answers
from bench.processes import PATIENCE, Nursery, TownProcess, environment
from bot.clock import SystemClock
from bot.delivery.pacing import UNSPACED
from storage.database import Storage

PEOPLE, PEOPLE_EACH_ROUND = 60, 40
STILL_SECONDS = 90.0  # the town waits a minute at most before it tries again
PING_SECONDS = 0.5
MARKING_SECONDS = 0.02
TOLERANCE = 1.5
LOG_SHOWN = 2000
# So many messages may go at once, unspaced, and a kill may come just then. It matters only to the
# suite, whose rounds are too few for an average.
BURST = UNSPACED
SECRET = "a-secret-of-the-trial"  # noqa: S105  # a town's, not Telegram's


class Bots:
    """So many bots as there are ports, each at its port for a webhook."""

    def __init__(
        self, nursery: Nursery, settings: Mapping[str, str], ports: Mapping[int, int]
    ) -> None:
        """To each port of a webhook the port at which this bot's pages are seen."""
        self._nursery, self._settings = nursery, settings
        self._ports = ports
        self._alive: dict[int, int | None] = dict.fromkeys(ports)

    async def begin(self) -> None:
        """Whoever is missing is started."""
        for port, child in self._alive.items():
            if child is None:
                own = {
                    **self._settings,
                    "YIJIABAI_WEBHOOK_PORT": str(port),
                    "YIJIABAI_METRICS_PORT": str(self._ports[port]),
                }
                self._alive[port] = await self._nursery.begins(own)

    async def have_started(self) -> None:
        """Until all are at work: its pages are the last that a bot opens."""
        async with asyncio.timeout(PATIENCE):
            for port in self._ports.values():
                while not await somebody_listens(port):  # noqa: ASYNC110  # a process, no event
                    await asyncio.sleep(0.05)

    async def kill(self, chance: Random) -> None:
        """One of them, as a machine dies."""
        port = chance.choice(list(self._alive))
        if await self._end(port, signal.SIGKILL) != -signal.SIGKILL:
            raise RuntimeError(f"a bot ended by itself: {self._nursery.told()}")

    async def stop(self) -> list[int]:
        """All in good order: their exit statuses."""
        return [await self._end(port, signal.SIGTERM) for port in self._alive]

    async def _end(self, port: int, how: signal.Signals) -> int:
        child, self._alive[port] = self._alive[port], None
        assert child is not None  # noqa: S101  # whoever is missing was started
        return await self._nursery.ends(child, how)


Disturb = Callable[[Bots, TownProcess], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Found:
    """`aside` are updates in quarantine or failed, for which there is no reason; `bound` is how
    many answers may be repeated, `trip` the seconds that a call of the API took; `betrayed` counts
    tokens, ids, names and texts in what the bots wrote.
    """

    updates: int
    difference: int
    aside: int
    answers: Answers
    betrayed: int
    bound: float
    trip: float
    drained: bool
    statuses: list[int]
    log: str

    @property
    def ok(self) -> bool:
        nothing = self.difference == 0 and self.aside == 0 and self.answers.lost == 0
        few = self.answers.repeated <= max(self.bound, BURST)
        return nothing and self.is_sound and few and self.betrayed == 0

    @property
    def is_sound(self) -> bool:
        return self.drained and not any(self.statuses)

    def figures(self) -> str:
        told = (
            f"updates {self.updates} difference {self.difference} aside {self.aside} "
            f"answers lost {self.answers.lost} repeated {self.answers.repeated} "
            f"of at most {self.bound:.1f} (trip {self.trip * 1000:.0f} ms) betrayed {self.betrayed}"
        )
        if not self.is_sound:
            told += f" drained {self.drained} statuses {self.statuses} log {self.log}"
        return told


async def tried(
    nursery: Nursery,
    address: str,
    rounds: int,
    chance: Random,
    disturb: Disturb,
    *,
    bots: int,
    webhook: bool,
) -> Found:
    """On an empty database; `disturb` kills so many bots as there are rounds."""
    ports = {own_port(): own_port() for _ in range(bots)}
    before = len(nursery.told(0))
    with TemporaryDirectory() as folder:
        async with (
            TownProcess(PEOPLE + PEOPLE_EACH_ROUND * (rounds + 1), GROUPS) as town,
            Balancer(ports) as balancer,
        ):
            journal = Path(folder) / "yijiabai.journal"
            settings = environment(town.url, town.token, address, journal)
            settings["YIJIABAI_LOG_LEVEL"] = "debug"
            if webhook:
                settings["YIJIABAI_WEBHOOK_URL"] = f"http://127.0.0.1:{balancer.port}/telegram"
                settings["YIJIABAI_WEBHOOK_SECRET"] = SECRET
            await settled(address, town)
            talking = Talking(town, circles(town), chance)
            begun, overhearing = Bots(nursery, settings, ports), Overhearing(ports.values())
            trip = await disturbed(begun, town, talking, overhearing, disturb)
            drained = await drain(town, address)
            await overhearing.look()
            statuses = await begun.stop()
            told = await answers(town, talking)
            bound = TOLERANCE * await busiest(town) * (trip + MARKING_SECONDS) * rounds
            secrets = await secrets_of(town, circles(town), SECRET)
        differs = difference(talking.books.counts, await written(address))
        aside = await put_aside(address)
        log = nursery.told(before)
        return Found(
            updates=talking.updates,
            difference=differs,
            aside=aside,
            answers=told,
            betrayed=overhearing.betrayals(secrets, log),
            bound=bound,
            trip=trip,
            drained=drained,
            statuses=statuses,
            log=log[-LOG_SHOWN:],
        )


async def settled(address: str, town: TownProcess) -> None:
    storage = Storage.open(address)
    await settle(storage, circles(town), SystemClock().now())
    await storage.close()


async def disturbed(
    bots: Bots, town: TownProcess, talking: Talking, overhearing: Overhearing, disturb: Disturb
) -> float:
    """Nobody waits for anybody. How many seconds a call of the API took meanwhile."""
    stop = asyncio.Event()
    trips: list[float] = []
    async with asyncio.TaskGroup() as group:
        group.create_task(talking.until(stop))
        group.create_task(pinging(town, stop, trips))
        group.create_task(overhearing.until(stop))
        await bots.begin()
        await disturb(bots, town)
        await bots.begin()
        stop.set()
    return fmean(trips)


async def pinging(town: TownProcess, stop: asyncio.Event, trips: list[float]) -> None:
    while not stop.is_set():
        trips.append(await town.trip())
        await asyncio.sleep(PING_SECONDS)


async def drain(town: TownProcess, address: str) -> bool:
    """Whether everything was taken and everything said. However much has gathered: patience ends
    when nothing moves any more.
    """
    loop = asyncio.get_running_loop()
    least, moved = math.inf, loop.time()
    while loop.time() < moved + STILL_SECONDS:
        await asyncio.sleep(0.25)
        left = await town.unconfirmed() + await unsaid(address)
        if left == 0:
            return True
        if left < least:
            least, moved = left, loop.time()
    return False


async def unsaid(address: str) -> int:
    """Posts that still wait in the outbox, or are on their way."""
    asked = "SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'leased')"
    return int((await rows(address, asked))[0][0])


async def put_aside(address: str) -> int:
    asked = "SELECT COALESCE(SUM(quarantined + failed), 0) FROM books"
    return int((await rows(address, asked))[0][0])


async def busiest(town: TownProcess) -> int:
    """How many messages were sent in the second in which most were."""
    sent = Counter(int(call["ts"]) for call in await town.calls("sendMessage"))
    return max(sent.values(), default=0)
