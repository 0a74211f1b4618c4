"""A bare client that keeps the raw JSON of everything the server sends."""

import json
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from playground.telegram.updates.mailbox import KINDS

Raw = dict[str, Any]


@dataclass
class Recorder:
    """Calls methods for one bot, and keeps every result by the method's name."""

    session: aiohttp.ClientSession
    url: str
    token: str
    updates: list[Raw] = field(default_factory=list)
    results: list[tuple[str, object]] = field(default_factory=list)

    async def __call__(self, method: str, **fields: object) -> Any:
        """The result of a call that must succeed. Bytes are uploaded as files."""
        form = aiohttp.FormData()
        for name, value in fields.items():
            if isinstance(value, bytes):
                form.add_field(name, value, filename=f"{name}.bin")
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        url = f"{self.url}/bot{self.token}/{method}"
        async with self.session.post(url, data=form if fields else None) as response:
            answer: Raw = await response.json()
        assert answer["ok"], (method, fields, answer)
        self.results.append((method, answer["result"]))
        return answer["result"]

    async def listens(self) -> None:
        """Ask for updates of every kind from now on."""
        await self("getUpdates", allowed_updates=list(KINDS), timeout=0)

    async def catches_up(self) -> None:
        """Take and confirm all that is waiting."""
        offset = 0
        while batch := await self("getUpdates", offset=offset, timeout=0):
            self.updates += batch
            offset = batch[-1]["update_id"] + 1
