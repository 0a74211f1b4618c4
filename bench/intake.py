"""How fast group talk is taken, against the usual way and against a bare loop that writes the same.

Ready JSON goes through our intake itself: each update decoded and routed alone, consent and cadre
side looked up, blocks, albums and update ids kept, the books balanced, each batch of a hundred
committed with `synchronous=FULL`. The ways take turns, and the median of the rounds is shown.

All of it runs on one processor: between two virtual ones, waking the database's thread takes from a
twentieth of a millisecond to a half, as the neighbours please, and the usual way does it ten times
for each message.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copy
from sqlite3 import connect
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp
from time import perf_counter
from zoneinfo import ZoneInfo

import msgspec

from bench import bare
from bench.convention import Figure
from bench.county import Numbers, settle
from bench.group_messages import BEGIN, Batch, Talk, talk
from bench.usual import SLOWEST, UsualWay
from bot import logs, memory
from bot.intake.intake import Intake
from services.desk import BotIdentity, Desk
from storage.database import Storage
from storage.transaction import Transaction

ROUNDS = 9
RUNS = 6  # at most: one in which the machine was too busy for the usual way is void
USUAL, OURS, MIXED = 4, 60, 12  # batches of a round
WARM = 8  # more of them before, unmeasured: every statement was compiled, every command asked
ACTING = 0.05
ZONE = ZoneInfo("Asia/Shanghai")
NOW = BEGIN + timedelta(hours=1)

_answer = msgspec.json.Decoder(dict[str, msgspec.Raw])
_updates = msgspec.json.Decoder(list[msgspec.Raw])


async def run() -> list[Figure]:
    logs.set_up("error", "json", Standing())
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    plain, mixed = talk(WARM + OURS, seed=1), talk(WARM + MIXED, seed=2, acting=ACTING)
    memory.settle()  # as the program does when it starts; for the usual way as well
    with TemporaryDirectory() as folder:
        ways = (
            await Ways.of(plain, Path(mkdtemp(dir=folder))),
            await Ways.of(mixed, Path(mkdtemp(dir=folder))),
        )
        for _ in range(RUNS):
            rounds = [await a_round(*ways) for _ in range(ROUNDS)]
            usual, ours, raw, acting = (median(rates) for rates in zip(*rounds, strict=True))
            print(
                f"updates/s: usual way {usual:,.0f}, our intake {ours:,.0f}, "
                f"bare loop {raw:,.0f}, with {ACTING:.0%} acting {acting:,.0f}"
                + ("" if usual >= SLOWEST else f": void, below {SLOWEST:.0f} of the usual way"),
                file=sys.stderr,
            )
            if usual >= SLOWEST:
                return [
                    Figure("intake", median(ours / usual for usual, ours, _, _ in rounds), 40),
                    Figure("intake-bare", median(ours / raw for _, ours, raw, _ in rounds), 0.25),
                    Figure("intake-mix", median(made / usual for usual, _, _, made in rounds), 10),
                ]
    raise RuntimeError(f"the machine was too busy for a comparison, {RUNS} times")


async def a_round(plain: "Ways", mixed: "Ways") -> tuple[float, float, float, float]:
    """Updates a second: the usual way, our intake, the bare loop, and ours with acting updates."""
    rates = await plain.usual(), await plain.ours(), plain.bare(), await mixed.ours()
    plain.compare()
    mixed.check()
    return rates


class Ways:
    """The ways to take the same talk, each on a fresh file in which the county is settled."""

    def __init__(self, said: Talk, folder: Path, settled: Path, numbers: Numbers) -> None:
        self._said, self._folder, self._settled = said, folder, settled
        reckoning = bare.Reckoning(said.circles, numbers, NOW)
        self.rows = list(reckoning.rows(said.batches))

    @classmethod
    async def of(cls, said: Talk, folder: Path) -> "Ways":
        settled = folder / "settled.db"
        storage = Storage.open(f"sqlite:///{settled}")
        numbers = await settle(storage, said.circles, BEGIN)
        await storage.close()
        return cls(said, folder, settled, numbers)

    async def usual(self) -> float:
        way = UsualWay(f"sqlite:///{self._file('usual', empty=True)}", self._said.token)
        await way.open()
        await way.rate(self._said.batches[:1])
        rate = await way.rate(self._said.batches[1 : USUAL + 1])
        await way.close()
        return rate

    async def ours(self) -> float:
        storage = Storage.open(f"sqlite:///{self._file('ours')}")
        intake = intake_on(storage, self._said.bot)
        await seconds(intake, self._said.batches[:WARM])
        spent = await seconds(intake, self._said.batches[WARM:])
        await storage.close()
        return updates(self._said.batches[WARM:]) / spent

    def bare(self) -> float:
        file = self._file("bare")
        bare.write(file, self.rows[:WARM])
        return updates(self._said.batches[WARM:]) / bare.write(file, self.rows[WARM:])

    def compare(self) -> None:
        """RuntimeError unless our intake and the bare loop have written the same."""
        different = bare.difference(self._folder / "ours.db", self._folder / "bare.db")
        if different:
            raise RuntimeError(f"our intake and the bare loop differ in {', '.join(different)}")

    def check(self) -> None:
        """RuntimeError if an update was not worked off, and so took no time."""
        with closing(connect(self._folder / "ours.db")) as connection:
            failed, quarantined = connection.execute(
                "SELECT SUM(failed), SUM(quarantined) FROM books"
            ).fetchone()
        if failed or quarantined:
            raise RuntimeError(f"{failed} updates failed, {quarantined} were not understood")

    def _file(self, name: str, *, empty: bool = False) -> Path:
        file = self._folder / f"{name}.db"
        for old in self._folder.glob(f"{file.name}*"):
            old.unlink()
        if not empty:
            copy(self._settled, file)
        return file


async def seconds(intake: Intake, batches: Sequence[Batch]) -> float:
    """From the body of each answer to its commit, as polling goes on from there."""
    began = perf_counter()
    for batch in batches:
        await intake.take(_updates.decode(_answer.decode(batch.body)["result"]))
    return perf_counter() - began


def updates(batches: Sequence[Batch]) -> int:
    return sum(batch.updates for batch in batches)


class Standing:
    """The moment at which everything is taken: an hour after the first word."""

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return perf_counter()

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("intake never waits")


def intake_on(storage: Storage, bot: BotIdentity) -> Intake:
    """Our intake with the real dispatcher, as the program puts it together."""
    from aiogram.types import User

    from bot.dispatcher import Answering
    from bot.intake.acting import Acting
    from bot.telegram import SilentBot
    from handlers.routers import dispatcher

    def desk(tx: Transaction, now: datetime) -> Desk:
        return Desk(tx, now, ZONE, bot)

    me = User(id=bot.id, is_bot=True, first_name="一加百", username=bot.username)
    acting = Acting(Answering(dispatcher(), SilentBot(me)), bot, desk)
    return Intake(storage, Standing(), ZONE, bot, acting, lambda: None)
