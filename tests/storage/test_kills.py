"""A process that is killed: what it committed is there, what it had begun is not."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from domain.outbox import State
from storage.database import Storage
from tests.conventions.tree import TOP
from tests.storage.county import NOON, TODAY

CHILD = """
import asyncio, os, signal, sys
from storage.database import Storage
from tests.storage.county import HOUR, NOON, call, said

async def live(address, moment):
    storage = Storage.open(address)
    async with storage.read_write() as tx:
        await tx.updates.fresh([1], NOON)
        await tx.activity.add(said(1, 0))
        await tx.outbox.add(call())
    async with storage.read_write() as tx:
        await tx.updates.fresh([2], NOON)
        await tx.activity.add(said(1, 0))
        await tx.outbox.lease("killed", NOON, NOON + HOUR, 1)
        if moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(live(*sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("moment", "messages", "state"), [("before", 1, State.WAITING), ("after", 2, State.LEASED)]
)
async def test_what_was_committed_survives_a_kill_and_nothing_else(
    address: str, moment: str, messages: int, state: State
) -> None:
    """The same ids are offered again afterwards, as Telegram does: each is counted once."""
    child = [sys.executable, "-c", CHILD, address, moment]
    ended = await asyncio.to_thread(subprocess.run, child, cwd=Path(TOP), check=False)
    assert ended.returncode == -signal.SIGKILL
    storage = Storage.open(address)
    async with storage.read_write() as tx:
        counts = await tx.activity.counts(TODAY, 1, 0)
        assert counts is not None
        assert counts.messages == messages
        assert await tx.outbox.states() == {state: 1}
        assert len(await tx.updates.fresh([1, 2], NOON)) == 2 - messages
        assert await tx.outbox.free_all() == (state is State.LEASED)
    await storage.close()
