"""How fast the local server delivers updates to one poller, and how much memory it needs.

10,000 people in 100 groups write 100,000 messages; then one poller takes them, a hundred at a time.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Any, Self

import aiohttp
from aiohttp import web

from bench.convention import Figure

PEOPLE, GROUPS, MESSAGES, ROUNDS = 10_000, 100, 100_000, 5
WANTED_RATE = 5_000.0
WANTED_MEGABYTES = 500.0
LINES = (
    "早上好",
    "今天的排球谁去？",
    "下班后一起看电影吧，老地方见",
    "收到",
    "哈哈哈",
    "周末去图书馆的有几位？",
)


async def run() -> list[Figure]:
    """Rate and peak memory against what was promised, and the rate against a bare server."""
    async with TownProcess() as town, BareServer() as bare:
        rates, ratios = [], []
        await town.write(MESSAGES, 0)
        for _ in range(ROUNDS):
            town_rate = await town.drain(MESSAGES // ROUNDS)
            bare_rate = await bare.drain(MESSAGES // ROUNDS)
            rates.append(town_rate)
            ratios.append(town_rate / bare_rate)
        live = await town.write_and_drain(MESSAGES // ROUNDS)
        megabytes = town.peak_megabytes()
    print(
        f"town: {median(rates):,.0f} updates/s to one poller, {live:,.0f}/s while they are being "
        f"written, peak {megabytes:.0f} MB",
        file=sys.stderr,
    )
    return [
        Figure("town-rate", min(rates) / WANTED_RATE, 1.0),
        Figure("town-bare", median(ratios), 0.25),
        Figure("town-memory", WANTED_MEGABYTES / megabytes, 1.0),
    ]


class TownProcess:
    """The program itself in a process of its own, so that its memory can be measured."""

    async def __aenter__(self) -> Self:
        options = ["--json", "--port", "0", "--people", str(PEOPLE), "--groups", str(GROUPS)]
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-c", "from bot.cli import main; main()"),
            *("playground", "--no-bot", *options),
            stdout=asyncio.subprocess.PIPE,
            limit=1 << 24,
        )
        assert self._process.stdout is not None  # noqa: S101 - it was asked for
        self._ready: dict[str, Any] = json.loads(await self._process.stdout.readline())
        self._session = aiohttp.ClientSession(self._ready["url"])
        self._bot = f"/bot{self._ready['token']}"
        self._offset = 0
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()
        self._process.terminate()
        await self._process.wait()

    async def write(self, messages: int, seed: int) -> None:
        """Let people write in the groups in which the bot is an administrator."""
        deeds = [self._deed(seed * messages + number) for number in range(messages)]
        for start in range(0, messages, 1000):
            batch = deeds[start : start + 1000]
            async with self._session.post("/_town/act", json=batch) as response:
                response.raise_for_status()
                await response.read()

    async def drain(self, expected: int) -> float:
        """Poll until `expected` updates have come; updates a second."""
        began, taken = time.perf_counter(), 0
        while taken < expected:
            async with self._session.get(
                f"{self._bot}/getUpdates", params={"offset": self._offset, "timeout": 10}
            ) as response:
                updates = json.loads(await response.read())["result"]
            if not updates:
                raise RuntimeError(f"only {taken} of {expected} updates came")
            taken += len(updates)
            self._offset = updates[-1]["update_id"] + 1
        return taken / (time.perf_counter() - began)

    async def write_and_drain(self, messages: int) -> float:
        rate, _ = await asyncio.gather(self.drain(messages), self.write(messages, ROUNDS))
        return rate

    def peak_megabytes(self) -> float:
        """The most memory that the process ever held."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1000

    def _deed(self, number: int) -> dict[str, object]:
        groups = [0, *range(3, GROUPS)]
        group = groups[number % len(groups)]
        # Person 10 + g + k × GROUPS lives in group g (see `small_town`).
        person = 10 + group + GROUPS * (number // len(groups) % (PEOPLE // GROUPS - 1))
        return {
            "as": self._ready["people"][person]["id"],
            "chat": self._ready["groups"][group]["id"],
            "write": LINES[number % len(LINES)],
        }


class BareServer:
    """The least an aiohttp server can do: hand out a hundred ready updates a request."""

    async def __aenter__(self) -> Self:
        update = {"update_id": 1, "message": {"message_id": 1, "text": LINES[2], "date": 1}}
        batch = json.dumps({"ok": True, "result": [update | {"pad": "x" * 250}] * 100}).encode()

        async def answer(_: web.Request) -> web.Response:
            return web.Response(body=batch, content_type="application/json")

        app = web.Application()
        app.router.add_get("/getUpdates", answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        port = self._runner.addresses[0][1]
        self._session = aiohttp.ClientSession(f"http://127.0.0.1:{port}")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()
        await self._runner.cleanup()

    async def drain(self, expected: int) -> float:
        began, taken = time.perf_counter(), 0
        while taken < expected:
            async with self._session.get("/getUpdates") as response:
                taken += len(json.loads(await response.read())["result"])
        return taken / (time.perf_counter() - began)
