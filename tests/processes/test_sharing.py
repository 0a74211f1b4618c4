"""The work is shared out over processes, and commands work while they do."""

import asyncio
import re
import signal
import sys
from pathlib import Path

import pytest

from bench.processes import PROGRAM, environment
from bench.server import CUT_OFF_SEATS, administer
from tests.processes.living import Living, until

COMMANDS = (
    ("db", "current"),
    ("export", "activity"),
    ("verify",),
    ("outbox", "list"),
)

LOST = re.compile(r"seat lost +seat=(\w+)")


# A file has one process.
ON_A_SERVER = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


@ON_A_SERVER
async def test_intake_delivery_and_scheduler_are_three_processes(living: Living) -> None:
    children = [await living.begins(roles) for roles in ("intake", "delivery", "scheduler")]
    chats = [living.asks() for _ in range(3)]
    for chat in chats:
        await living.is_answered(chat)
    assert [await living.ends(child) for child in children] == [0, 0, 0]


@ON_A_SERVER
async def test_who_only_takes_updates_says_nothing(living: Living) -> None:
    child = await living.begins("intake")
    chat = living.asks()
    await until(lambda: not living.town.mailboxes[living.bot.id].pending)
    sender = await living.begins("delivery")
    await living.is_answered(chat)
    assert await living.ends(child) == 0
    assert await living.ends(sender) == 0
    assert living.answers(chat) == 1


@ON_A_SERVER
async def test_whoever_waits_takes_over_from_whoever_dies(living: Living) -> None:
    first = await living.begins()
    await living.is_answered(living.asks())
    second = await living.begins()
    await until(lambda: "held-by-another" in living.told())
    assert await living.ends(first, signal.SIGKILL) == -signal.SIGKILL
    chat = living.asks()
    await living.is_answered(chat)
    assert await living.ends(second) == 0
    assert living.answers(chat) == 1


@ON_A_SERVER
async def test_whoever_is_cut_off_from_its_seats_goes_on_when_it_has_them_again(
    living: Living,
) -> None:
    child = await living.begins()
    await living.is_answered(living.asks())
    await administer(living.address, CUT_OFF_SEATS)
    await until(lambda: len(set(LOST.findall(living.told()))) == 3)
    chat = living.asks()
    await living.is_answered(chat)
    assert await living.ends(child) == 0
    assert living.answers(chat) == 1


async def test_commands_work_while_the_bot_works(living: Living, tmp_path: Path) -> None:
    child = await living.begins()
    await living.is_answered(living.asks())
    settings = environment(living.url, living.bot.token, living.address, living.journal)
    for command in COMMANDS:
        ran = await asyncio.create_subprocess_exec(
            *(sys.executable, *PROGRAM, *command),
            env={**settings, "PYTHONPATH": str(Path(__file__).parents[2])},
            cwd=tmp_path,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        _, problem = await ran.communicate()
        assert ran.returncode == 0, (command, problem.decode())
    chat = living.asks()
    await living.is_answered(chat)
    assert await living.ends(child) == 0
