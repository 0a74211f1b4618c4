"""How fast posts to the webhook are taken, against aiogram's own handler, on both databases.

Forty connections stay open, and each posts its next update when the last one was answered. 200 is
said only when the update is committed; aiogram's handler, with one commit for each message, is
asked to keep to that too. Who posts, who is posted to and PostgreSQL are processes of their own.
"""

import asyncio
import json
import socket
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from shutil import copy
from statistics import median
from tempfile import TemporaryDirectory
from typing import Protocol

import msgspec
from sqlalchemy import make_url

from bench.convention import Figure
from bench.county import settle
from bench.group_messages import BEGIN, Talk, talk
from bench.load.posting import Told, post
from bench.processes import line_of
from bench.server import administer, postgresql
from storage.database import Storage

ROUNDS = 5
RUNS = 4  # at most: one in which the machine was too busy for the usual way is void
CONNECTIONS = 40
WARM, USUAL, OURS = 4, 4, 60  # hundreds of updates
SLOWEST = 100.0  # of the usual way, updates a second
LIMIT_SECONDS = 0.1
FLOOR = 12

_answer = msgspec.json.Decoder(dict[str, msgspec.Raw])
_updates = msgspec.json.Decoder(list[msgspec.Raw])


async def run() -> list[Figure]:
    said = talk(WARM + OURS, seed=3)
    with TemporaryDirectory() as folder, postgresql(durable=True) as server:
        figures = []
        for kept in (Files(Path(folder)), Databases(server)):
            figures += await compared(kept, said)
        return figures


class Kept(Protocol):
    """Where databases are made: empty, or with the county settled in it."""

    name: str

    async def settled(self, said: Talk) -> None: ...

    async def fresh(self, *, empty: bool) -> str:
        """The address of one that is new; the one before is gone."""

    async def another(self) -> str:
        """One with the county, beside it."""


async def compared(kept: Kept, said: Talk) -> list[Figure]:
    await kept.settled(said)
    for _ in range(RUNS):
        rounds = [await a_round(kept, said) for _ in range(ROUNDS)]
        usual = median(one.rate for one, _ in rounds)
        ours = median(one.rate for _, one in rounds)
        slowest = median(one.p99 for _, one in rounds)
        print(
            f"{kept.name}: updates/s: usual way {usual:,.0f} (p99 "
            f"{median(one.p99 for one, _ in rounds) * 1000:,.0f} ms), ours {ours:,.0f} (p99 "
            f"{slowest * 1000:,.0f} ms)"
            + ("" if usual >= SLOWEST else f": void, below {SLOWEST:.0f} of the usual way"),
            file=sys.stderr,
        )
        if usual >= SLOWEST:
            ratio = median(ours.rate / usual.rate for usual, ours in rounds)
            return [
                Figure(f"webhook-{kept.name}", ratio, FLOOR),
                Figure(f"webhook-{kept.name}-p99", LIMIT_SECONDS / slowest, 1),
            ]
    raise RuntimeError(f"the machine was too busy for a comparison, {RUNS} times")


async def a_round(kept: Kept, said: Talk) -> tuple[Told, Told]:
    usual = await served("usual", await kept.fresh(empty=True), said, USUAL)
    address = await kept.fresh(empty=False)
    ours = await served("ours", address, said, OURS)
    await check(address, (WARM + OURS) * 100)
    return usual, ours


async def served(way: str, address: str, said: Talk, hundreds: int) -> Told:
    """The first hundreds warm up, and are not measured."""
    bodies = bodies_of(said)
    async with webhook(way, address, said) as port:
        await post(port, bodies[: WARM * 100], CONNECTIONS)
        return await post(port, bodies[WARM * 100 :][: hundreds * 100], CONNECTIONS)


def bodies_of(said: Talk) -> list[bytes]:
    return [
        bytes(body)
        for batch in said.batches
        for body in _updates.decode(_answer.decode(batch.body)["result"])
    ]


@asynccontextmanager
async def webhook(way: str, address: str, said: Talk) -> AsyncIterator[int]:
    """The port of one that listens, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.load.serving"),
        stdin=PIPE,
        stdout=PIPE,
        cwd=Path(__file__).parent.parent,
    )
    order = {"way": way, "address": address, "port": port, "token": said.token}
    assert process.stdin is not None  # noqa: S101  # it was asked for
    process.stdin.write(json.dumps(order | {"bot": asdict(said.bot)}).encode() + b"\n")
    try:
        await line_of(process)
        yield port
    finally:
        process.stdin.close()
        await process.wait()


async def check(address: str, updates: int) -> None:
    """RuntimeError unless each was taken once, and counted or known not to count."""
    storage = Storage.open(address)
    async with storage.read_only() as view:
        [sums] = (await view.books.days()).values()
    await storage.close()
    if (sums.seen, sums.lost, sums.failed + sums.quarantined) != (updates, 0, 0):
        raise RuntimeError(f"the books are wrong: {sums} of {updates} updates")


class Files:
    """SQLite: each a copy of one file."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._settled = folder / "settled.db"

    async def settled(self, said: Talk) -> None:
        storage = Storage.open(f"sqlite:///{self._settled}")
        await settle(storage, said.circles, BEGIN)
        await storage.close()

    async def fresh(self, *, empty: bool) -> str:
        return self._made("served.db", empty=empty)

    async def another(self) -> str:
        return self._made("another.db", empty=False)

    def _made(self, name: str, *, empty: bool) -> str:
        file = self._folder / name
        for old in self._folder.glob(f"{file.name}*"):
            old.unlink()
        if not empty:
            copy(self._settled, file)
        return f"sqlite:///{file}"


class Databases:
    """PostgreSQL: each made from one as its template."""

    name = "postgresql"

    def __init__(self, server: str) -> None:
        self._server = server

    async def settled(self, said: Talk) -> None:
        await administer(self._server, "DROP DATABASE IF EXISTS bench_settled WITH (FORCE)")
        await administer(self._server, "CREATE DATABASE bench_settled")
        storage = Storage.open(self._address("bench_settled"))
        await settle(storage, said.circles, BEGIN)
        await storage.close()

    async def fresh(self, *, empty: bool) -> str:
        return await self._made("bench_served", "template1" if empty else "bench_settled")

    async def another(self) -> str:
        return await self._made("bench_another", "bench_settled")

    async def _made(self, name: str, template: str) -> str:
        await administer(self._server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await administer(self._server, f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._address(name)

    def _address(self, name: str) -> str:
        return make_url(self._server).set(database=name).render_as_string(hide_password=False)
