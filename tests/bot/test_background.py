"""Background work is owned: its failure is logged without its words, and it stops."""

import asyncio
import io

import pytest

from bot.background import Background
from bot.clock import SystemClock
from bot.logs import set_up


@pytest.fixture
def log() -> io.StringIO:
    stream = io.StringIO()
    set_up("INFO", "json", SystemClock(), stream)
    return stream


async def broken(secret: str) -> None:
    raise ValueError(secret)


async def until(stop: asyncio.Event) -> None:
    await stop.wait()


async def for_ever() -> None:
    await asyncio.get_running_loop().create_future()


async def test_a_failure_is_logged_by_class_and_place_and_never_by_its_words(
    log: io.StringIO,
) -> None:
    background = Background()
    background.start("delivery", broken("李雷 said so"))
    await background.failed.wait()
    assert "李雷" not in log.getvalue()
    assert "ValueError" in log.getvalue()
    assert "test_background" in log.getvalue()
    assert isinstance(background.failure, ValueError)


async def test_who_was_told_to_stop_is_waited_for(log: io.StringIO) -> None:
    background, stop = Background(), asyncio.Event()
    background.start("intake", until(stop))
    asyncio.get_running_loop().call_later(0.01, stop.set)
    await background.stop(seconds=30)
    assert stop.is_set()
    assert log.getvalue() == ""
    assert not background.failed.is_set()


async def test_who_does_not_stop_is_cancelled(log: io.StringIO) -> None:
    background = Background()
    background.start("stuck", for_ever())
    await background.stop(seconds=0.01)
    assert "stuck" in log.getvalue()
    assert background.failure is None


async def test_with_nothing_to_stop_stopping_is_quick() -> None:
    await Background().stop(seconds=30)
