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


@pytest.fixture
def shared(living: Living) -> Living:
    if living.address.startswith("sqlite"):
        pytest.skip("a file has one process")
    return living


async def test_intake_delivery_and_scheduler_are_three_processes(shared: Living) -> None:
    children = [await shared.begins(roles) for roles in ("intake", "delivery", "scheduler")]
    chats = [shared.asks() for _ in range(3)]
    for chat in chats:
        await shared.is_answered(chat)
    assert [await shared.ends(child) for child in children] == [0, 0, 0]


async def test_who_only_takes_updates_says_nothing(shared: Living) -> None:
    child = await shared.begins("intake")
    chat = shared.asks()
    await until(lambda: not shared.town.mailboxes[shared.bot.id].pending)
    sender = await shared.begins("delivery")
    await shared.is_answered(chat)
    assert await shared.ends(child) == 0
    assert await shared.ends(sender) == 0
    assert shared.answers(chat) == 1


async def test_whoever_waits_takes_over_from_whoever_dies(shared: Living) -> None:
    first = await shared.begins()
    await shared.is_answered(shared.asks())
    second = await shared.begins()
    await until(lambda: "held-by-another" in shared.told())
    assert await shared.ends(first, signal.SIGKILL) == -signal.SIGKILL
    chat = shared.asks()
    await shared.is_answered(chat)
    assert await shared.ends(second) == 0
    assert shared.answers(chat) == 1


async def test_whoever_is_cut_off_from_its_seats_goes_on_when_it_has_them_again(
    shared: Living,
) -> None:
    child = await shared.begins()
    await shared.is_answered(shared.asks())
    await administer(shared.address, CUT_OFF_SEATS)
    await until(lambda: len(set(LOST.findall(shared.told()))) == 3)
    chat = shared.asks()
    await shared.is_answered(chat)
    assert await shared.ends(child) == 0
    assert shared.answers(chat) == 1


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
