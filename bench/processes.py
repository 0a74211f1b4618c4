"""A town, the bot and a nursery of bots, each in a process of its own, as they are in real life."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import aiohttp

Deed = dict[str, object]
PROGRAM = ("-c", "from bot.cli import main; main()")
TOWN = ("-m", "bench.quick_town")
ALL_ROLES = "intake,delivery,scheduler"
ONE_LINE = 1 << 24
PATIENCE = 30.0


def environment(url: str, token: str, database: str, journal: Path | None = None) -> dict[str, str]:
    """What the bot is told: its own settings and nothing that stands in somebody's environment. A
    database on a server needs a journal of its own.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YIJIABAI_")}
    return kept | {
        "YIJIABAI_API_URL": url,
        "YIJIABAI_BOT_TOKEN": token,
        "YIJIABAI_DATABASE_URL": database,
        "YIJIABAI_JOURNAL": str(journal or ""),
        "YIJIABAI_LOG_LEVEL": "error",
    }


class TownProcess:
    """The local server as the program serves it; people act over HTTP.

    `people` and `groups` are ids. In group g live the people 10 + g, 10 + g + groups, … and the
    second person owns them all; the bot administers all groups but the second and the third.
    """

    def __init__(self, people: int, groups: int) -> None:
        self._options = ("--people", str(people), "--groups", str(groups))

    async def __aenter__(self) -> Self:
        command = (*TOWN, "playground", "--no-bot", "--json", "--port", "0", *self._options)
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, *command, stdout=PIPE, limit=ONE_LINE, cwd=Path(__file__).parent.parent
        )
        ready = json.loads(await line_of(self._process))
        self.url, self.token = str(ready["url"]), str(ready["token"])
        self.people = [int(one["id"]) for one in ready["people"]]
        self.groups = [int(one["id"]) for one in ready["groups"]]
        self._session = aiohttp.ClientSession(self.url)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()
        await end(self._process)

    async def act(self, deeds: Sequence[Deed]) -> list[dict[str, Any]]:
        """Let people do these things, one after another; what came of each."""
        async with self._session.post("/_town/act", json=deeds) as response:
            body = await response.json()
        if not body["ok"]:
            raise RuntimeError(body["description"])
        return list(body["result"])

    async def calls(self, method: str, latest: int = 50_000) -> list[dict[str, Any]]:
        """What the bot asked for, oldest first, with what it was answered."""
        wanted = {"method": method, "limit": str(latest)}
        async with self._session.get("/_town/calls", params=wanted) as response:
            return list(await response.json())

    async def trip(self) -> float:
        """Seconds that a call of the Bot API takes."""
        begin = asyncio.get_running_loop().time()
        async with self._session.get(f"/bot{self.token}/getMe") as response:
            await response.read()
        return asyncio.get_running_loop().time() - begin

    async def plan(self, fault: Mapping[str, object]) -> None:
        """Calls that fit are told to slow down; `fault` says which, how often and for how long."""
        planned = {"kind": "too_many_requests", **fault}
        async with self._session.post("/_town/faults", json=planned) as response:
            response.raise_for_status()

    async def faults_left(self) -> int:
        """How many calls are still to fail."""
        async with self._session.get("/_town/faults") as response:
            return sum(int(fault["times"]) for fault in (await response.json())["result"])

    async def unconfirmed(self) -> int:
        """Updates that the bot has not acknowledged."""
        async with self._session.get(f"/bot{self.token}/getWebhookInfo") as response:
            return int((await response.json())["result"]["pending_update_count"])


class Nursery:
    """A warm parent that forks a bot whenever one is asked for (`bench.nursery`). It belongs to no
    event loop. What is `planted` is a module that the parent imports before anything else: it may
    put something fatal into the bots.
    """

    def __init__(self, log: Path, planted: str | None = None) -> None:
        self._log = log
        self._planted = [] if planted is None else [planted]
        self._children: set[int] = set()
        self._one_at_a_time = threading.Lock()

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(  # noqa: S603  # a module of ours
            [sys.executable, "-m", "bench.nursery", *self._planted],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
        )
        self._answer()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in self._children:
            os.kill(child, signal.SIGKILL)
        self._process.communicate()

    async def begins(self, settings: Mapping[str, str], roles: str = ALL_ROLES) -> int:
        """A bot starts now, as if with `yijiabai run --roles …`: its process id."""
        order = {"settings": settings, "log": str(self._log), "roles": roles}
        child = int(await asyncio.to_thread(self._asked, f"fork {json.dumps(order)}"))
        self._children.add(child)
        return child

    async def ends(self, child: int, how: signal.Signals) -> int:
        """Send the bot a signal and wait; its exit status, negative if a signal ended it."""
        os.kill(child, how)
        return await self.ended(child)

    async def ended(self, child: int) -> int:
        """Wait for a bot that ends by itself, or was sent a signal before."""
        status = int(await asyncio.to_thread(self._asked, f"wait {child}"))
        self._children.discard(child)
        return status

    def told(self, since: int = -2000) -> str:
        """What the bots had to say: the last lines, or everything after so many letters."""
        return self._log.read_text(encoding="utf-8")[since:] if self._log.exists() else ""

    def _asked(self, order: str) -> str:
        with self._one_at_a_time:
            assert self._process.stdin is not None  # noqa: S101  # it was asked for
            self._process.stdin.write(f"{order}\n")
            self._process.stdin.flush()
            return self._answer()

    def _answer(self) -> str:
        assert self._process.stdout is not None  # noqa: S101  # it was asked for
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the nursery ended with status {self._process.wait()}")
        return line


@contextmanager
def warm_nursery() -> Iterator[Nursery]:
    """With a log in a folder that goes with it."""
    with TemporaryDirectory() as folder, Nursery(Path(folder) / "bots.log") as nursery:
        yield nursery


async def line_of(process: Process) -> bytes:
    """The next line a process prints; RuntimeError if it ends, or says nothing for long."""
    assert process.stdout is not None  # noqa: S101  # it was asked for
    line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
    if not line:
        raise RuntimeError(f"a process ended with status {await process.wait()}")
    return line


async def end(process: Process) -> int:
    """SIGTERM, and its exit status."""
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
    return await process.wait()
