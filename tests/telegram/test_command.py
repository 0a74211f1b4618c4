"""`yijiabai playground` as a program, and the bots of the README against it."""

import asyncio
import json
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

TOP = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-c", "from bot.cli import main; main()")
BOTS = {
    "aiogram" if "aiogram" in block else "python-telegram-bot": block
    for block in re.findall(r"```python\n(.*?)```", (TOP / "README.md").read_text(), re.DOTALL)
}


@asynccontextmanager
async def playground(*options: str) -> AsyncIterator[dict[str, Any]]:
    """The running program and what it said when it was ready."""
    process = await asyncio.create_subprocess_exec(
        *PROGRAM, "playground", "--no-bot", "--json", "--port", "0", *options,
        stdout=asyncio.subprocess.PIPE, cwd=TOP,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield json.loads(await process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
        assert await process.stdout.read() == b""
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def test_one_line_of_json_tells_a_script_all_it_needs() -> None:
    async with playground() as ready, aiohttp.ClientSession(ready["url"]) as session:
        assert ready.keys() == {"url", "token", "groups", "people"}
        first = ready["people"][0]["id"]
        group = ready["groups"][0]["id"]
        async with session.get(f"/bot{ready['token']}/getMe") as response:
            bot = (await response.json())["result"]["id"]
        members = []
        for user in (first, bot):
            question = {"chat_id": group, "user_id": user}
            async with session.get(f"/bot{ready['token']}/getChatMember", params=question) as found:
                members.append((await found.json())["result"]["status"])
        assert members == ["member", "administrator"]
        greeting = {"chat_id": first, "text": "你好"}
        async with session.post(f"/bot{ready['token']}/sendMessage", json=greeting) as response:
            assert response.status == 200


@pytest.mark.parametrize("library", ["aiogram", "python-telegram-bot"])
async def test_the_bot_of_the_readme_answers(library: str, tmp_path: Path) -> None:
    script = tmp_path / "echo.py"
    script.write_text(BOTS[library])
    async with playground() as ready, aiohttp.ClientSession(ready["url"]) as session:
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, str(script), ready["url"], ready["token"]),
            stderr=asyncio.subprocess.DEVNULL,
        )
        person = ready["people"][0]["id"]
        try:
            for chat, text in ((person, "在吗"), (ready["groups"][0]["id"], "大家早")):
                deed = {"as": person, "chat": chat, "write": text}
                await session.post("/_town/act", json=deed)
                assert await answered(session, person, chat) == f"你说：{text}"
        finally:
            bot.terminate()
            await bot.wait()


async def answered(session: aiohttp.ClientSession, person: int, chat: int) -> str:
    """The newest message of the chat once it is the bot's. TimeoutError after a minute."""
    async with asyncio.timeout(60):
        while True:
            deed = {"as": person, "chat": chat, "read": 1}
            async with session.post("/_town/act", json=deed) as response:
                [newest] = (await response.json())["result"]
            if newest["from"]["is_bot"]:
                return str(newest["text"])
            await asyncio.sleep(0.05)


async def run(*arguments: str) -> tuple[int | None, str, str]:
    process = await asyncio.create_subprocess_exec(
        *PROGRAM, *arguments,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, cwd=TOP,
    )  # fmt: skip
    out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


async def test_a_port_that_is_taken_is_refused_in_one_line() -> None:
    async with playground() as ready:
        port = ready["url"].rpartition(":")[2]
        status, out, err = await run("playground", "--no-bot", "--port", port)
    assert (status, out) == (1, "")
    assert f"port {port} cannot be used" in err
    assert "choose another with --port" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("playground", "--no-bot", "--people", "1"),
        ("playground", "--no-bot", "--port", "99999"),
        ("no-such-command",),
    ],
)
async def test_wrong_usage_ends_with_status_2(arguments: tuple[str, ...]) -> None:
    status, out, err = await run(*arguments)
    assert (status, out) == (2, "")
    assert err
    assert "Traceback" not in err
