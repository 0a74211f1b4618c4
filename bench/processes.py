"""A town, the bot and a nursery of bots, each in a process of its own, as they are in real life."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import aiohttp

Deed = dict[str, object]
PROGRAM = ("-c", "from bot.cli import main; main()")
ONE_LINE = 1 << 24
PATIENCE = 30.0


def environment(url: str, token: str, database: Path) -> dict[str, str]:
    """What the bot is told: its own settings and nothing that stands in somebody's environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YIJIABAI_")}
    return kept | {
        "YIJIABAI_API_URL": url,
        "YIJIABAI_BOT_TOKEN": token,
        "YIJIABAI_DATABASE_URL": f"sqlite:///{database}",
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
        command = (*PROGRAM, "playground", "--no-bot", "--json", "--port", "0", *self._options)
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, *command, stdout=PIPE, limit=ONE_LINE
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

    async def unconfirmed(self) -> int:
        """Updates that the bot has not acknowledged."""
        async with self._session.get(f"/bot{self.token}/getWebhookInfo") as response:
            return int((await response.json())["result"]["pending_update_count"])


class Nursery:
    """A warm parent that forks a bot whenever one is asked for (`bench.nursery`)."""

    def __init__(self, settings: Mapping[str, str], log: Path) -> None:
        self._settings, self._log = settings, log
        self._child: int | None = None

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.nursery", str(self._log)),
            stdin=PIPE,
            stdout=PIPE,
            env=dict(self._settings),
            cwd=Path(__file__).parent.parent,
        )
        await line_of(self._process)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._child is not None:
            os.kill(self._child, signal.SIGKILL)
        await end(self._process)

    async def begins(self) -> None:
        """A bot starts now; only one lives at a time."""
        self._child = int(await self._asked("fork"))

    async def ends(self, how: signal.Signals) -> int:
        """Send the bot a signal and wait; its exit status, negative if a signal ended it."""
        if self._child is None:
            raise RuntimeError("no bot has been started")
        os.kill(self._child, how)
        status = int(await self._asked("wait"))
        self._child = None
        return status

    def told(self) -> str:
        """The last lines of what the bots had to say."""
        return self._log.read_text(encoding="utf-8")[-2000:] if self._log.exists() else ""

    async def _asked(self, order: str) -> bytes:
        assert self._process.stdin is not None  # noqa: S101  # it was asked for
        self._process.stdin.write(f"{order}\n".encode())
        return await line_of(self._process)


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
