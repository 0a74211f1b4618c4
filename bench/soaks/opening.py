"""The opening of a period for thousands of cadres: laid into the outbox at once, said within the
limits, by senders that are killed again and again, and to nobody who fulfilled it meanwhile.

On both databases, in the town's time. `rounds` is the number of cadres.
"""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.convention import Outcome
from bench.server import database, postgresql, upgraded
from bot.wording.prompts import period_due
from domain.activities import Plan
from domain.check_ins import Way
from domain.organisations import Cadre, Level, Position, Profile
from domain.prompt_notices import PeriodDue
from scheduling.calendar import is_working_day
from services.prompts import AT_OPENINGS
from storage.database import Storage
from tests.delivery.rig import Rig, abandoned, rigged
from tests.desks import services

ROUNDS = 5_000
KILLS = 5
QUICK_SECONDS = 2.0
LAID, SAID = datetime(2026, 5, 6, 8, tzinfo=UTC), datetime(2026, 5, 6, 8, 30, tzinfo=UTC)
FIVE, OFFICES = 5, 50
DAY = timedelta(days=1)
# A second's messages may be on their way when a sender is killed.
ON_THE_WAY = 30


@dataclass(frozen=True, slots=True)
class Found:
    """`told` are those who have fulfilled it and were told all the same."""

    seconds: float
    largest: int
    missed: int
    repeated: int
    may_repeat: int
    refused: int
    told: int

    @property
    def is_kept(self) -> bool:
        kept = self.missed == self.refused == self.told == 0
        return kept and self.largest <= AT_OPENINGS and self.repeated <= self.may_repeat

    def figures(self) -> str:
        return (
            f"laid into the outbox in {self.seconds:.2f} s, {self.largest} at once at most, missed "
            f"{self.missed}, repeated {self.repeated} of at most {self.may_repeat}, refused for "
            f"speed {self.refused}, told for nothing {self.told}"
        )


async def run(rounds: int, seed: int) -> Outcome:
    """The seed decides nothing: every run is the same, but for what the machine does."""
    with TemporaryDirectory() as folder, postgresql() as server:
        at = f"sqlite:///{Path(folder) / 'yijiabai.db'}"
        await upgraded(at)
        async with opened(at) as storage, rigged(storage, rounds) as rig:
            found = {"SQLite": await soaked(rig, KILLS)}
        async with database(server) as other:
            await upgraded(other)
            async with opened(other) as storage, rigged(storage, rounds) as rig:
                found["PostgreSQL"] = await soaked(rig, KILLS)
    figures = ", ".join(f"{name}: {one.figures()}" for name, one in found.items())
    ok = all(one.is_kept and one.seconds <= QUICK_SECONDS for one in found.values())
    return Outcome(f"{rounds} cadres, {KILLS} kills, {figures}", ok)


async def soaked(rig: Rig, kills: int) -> Found:
    """Everybody in the town is a cadre; the first has held five before the first morning."""
    rig.renderers[PeriodDue] = period_due
    lines = await settled(rig)
    seconds, largest = await laid(rig)
    async with rig.storage.read_write() as tx:
        for hour in range(FIVE):
            then = LAID - DAY + timedelta(hours=hour)
            plan = Plan("heart-to-heart", "", then, then, "")
            held = await tx.activities.plan(lines[0].id, None, plan, then)
            await tx.check_ins.note(held.id, None, Way.CONFIRMED, then)
    rig.town.clock.set(SAID.timestamp())
    for _ in range(kills):
        async with abandoned(rig):
            rig.town.clock.advance(1)
    async with rig.runs(rig.sender()):
        await rig.settle()
    heard = Counter(call.params["chat_id"] for call in rig.calls() if call.response["ok"])
    first, *others = [str(one) for one in rig.town.world.people]
    return Found(
        seconds,
        largest,
        missed=sum(not heard[one] for one in others),
        repeated=sum(max(0, heard[one] - 1) for one in others),
        may_repeat=kills * ON_THE_WAY,
        refused=rig.refused_for_speed(),
        told=heard[first],
    )


async def settled(rig: Rig) -> list[Cadre]:
    """In the first person's order; the program has known them since March."""
    async with rig.storage.read_write() as tx:
        offices = [
            await tx.organisations.add(
                f"Office {number}", Level.BRANCH, Profile.LIGHT_BURDEN, zone="UTC", language="zh"
            )
            for number in range(OFFICES)
        ]
        lines = []
        for number, chat in enumerate(rig.town.world.people):
            person = await tx.people.meet(
                chat, f"person {number}", "zh-hans", reachable=True, now=LAID - 60 * DAY
            )
            line = await tx.cadres.add(
                offices[number % OFFICES].id,
                f"person {number}",
                Position.FULL_TIME,
                date(2026, 1, 1),
            )
            await tx.cadres.take_up(line.id, person.id)
            lines.append(line)
        await services(tx, LAID - 10 * DAY).prompts.send_due(is_working_day)
    return lines


async def laid(rig: Rig) -> tuple[float, int]:
    """How long it took to lay everything into the outbox, and the largest chunk."""
    rig.town.clock.set(LAID.timestamp())
    largest, began = 0, perf_counter()
    while True:
        async with rig.storage.read_write() as tx:
            chunk = await services(tx, LAID).prompts.send_due(is_working_day)
        if not chunk:
            return perf_counter() - began, largest
        largest = max(largest, chunk)


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Storage]:
    storage = Storage.open(address)
    try:
        yield storage
    finally:
        await storage.close()
