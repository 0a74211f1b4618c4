"""An update that kills the process is put aside in the end, and no other with it."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.processes import Nursery
from tests.processes.killing import DEADLY
from tests.processes.living import Living

TAKEN = "SELECT COALESCE(SUM(acted), 0) FROM books"
ASIDE = "SELECT COUNT(*) FROM failed"
DEATHS = 3
"""Once in a batch with others, and twice when it was noted and tried alone."""


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nursery]:
    log = tmp_path_factory.mktemp("killers") / "bots.log"
    with Nursery(log, planted="tests.processes.killing") as nursery:
        yield nursery


async def test_an_update_that_killed_the_process_twice_is_put_aside(
    planted: Nursery, address: str, tmp_path: Path
) -> None:
    async with Living(planted, address, tmp_path) as living:
        child = await living.begins()
        await living.is_answered(living.asks())
        before = living.asks()
        deadly = living.asks(DEADLY)
        after = [living.asks() for _ in range(3)]
        for number in range(DEATHS):
            assert await living.ended(child) == -signal.SIGKILL, number
            child = await living.begins()
        for chat in [before, *after]:
            await living.is_answered(chat)
        assert await living.ends(child) == 0
        # What was said and not marked yet when the process died is said once more.
        assert {living.answers(chat) for chat in [before, *after]} <= {1, 2}
        assert await living.count(TAKEN) == 1 + len([before, *after])
        assert living.answers(deadly) == 0
        assert await living.count(ASIDE) == 1
