"""The playground with the real bot in it, as anybody starts it."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp


@asynccontextmanager
async def playground() -> AsyncIterator[tuple[dict[str, Any], Process]]:
    """What the command prints when it is ready, and its process."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "playground", "--json", "--port", "0"), stdout=PIPE
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), 60)
        yield json.loads(line), process
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), 30)


async def test_whoever_opens_the_link_is_answered_by_the_real_bot() -> None:
    async with playground() as (ready, process), aiohttp.ClientSession() as session:
        person = ready["people"][1]["id"]

        async def act(**deed: Any) -> Any:
            body = json.dumps({"as": person, **deed})
            async with session.post(f"{ready['url']}/_town/act", data=body) as response:
                return (await response.json())["result"]

        await act(open=ready["links"]["administrator"])
        said: list[Any] = []
        while not any(one["from"]["is_bot"] for one in said):
            await asyncio.sleep(0.05)
            said = await act(read=5)
        assert "safety:me" in json.dumps(said[-1])
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 30) == 0
