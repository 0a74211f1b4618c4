"""The database is locked or has no room, or a process is killed: nothing is lost."""

import resource
import signal
import sqlite3
from pathlib import Path

from tests.processes.living import Living, until


def seen(living: Living) -> int:
    """Updates that Telegram still keeps."""
    return len(living.town.mailboxes[living.bot.id].pending)


async def test_a_file_that_somebody_locks_for_a_while_is_waited_for(on_sqlite: Living) -> None:
    child = await on_sqlite.begins()
    await on_sqlite.is_answered(on_sqlite.asks())
    other = sqlite3.connect(on_sqlite.address.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    chat = await on_sqlite.is_told()
    assert on_sqlite.answers(chat) == 0
    other.execute("ROLLBACK")
    other.close()
    await on_sqlite.is_answered(chat)
    assert await on_sqlite.ends(child) == 0
    assert on_sqlite.answers(chat) == 1


async def test_without_room_nothing_is_acknowledged_and_with_room_it_goes_on(
    on_sqlite: Living, file: Path
) -> None:
    """No file of the process may grow beyond what the write-ahead file is: as on a full disk."""
    child = await on_sqlite.begins()
    await on_sqlite.is_answered(on_sqlite.asks())
    _, hard = resource.prlimit(child, resource.RLIMIT_FSIZE)
    room = Path(f"{file}-wal").stat().st_size  # noqa: ASYNC240  # it is there
    resource.prlimit(child, resource.RLIMIT_FSIZE, (room, hard))
    chat = on_sqlite.asks()
    await until(lambda: "kind=full" in on_sqlite.told())
    assert seen(on_sqlite) > 0
    assert on_sqlite.answers(chat) == 0
    resource.prlimit(child, resource.RLIMIT_FSIZE, (hard, hard))
    await on_sqlite.is_answered(chat)
    assert seen(on_sqlite) == 0
    assert await on_sqlite.ends(child) == 0


async def test_two_processes_on_one_file_are_refused_in_words(on_sqlite: Living) -> None:
    child = await on_sqlite.begins()
    await on_sqlite.is_answered(on_sqlite.asks())
    assert await on_sqlite.ended(await on_sqlite.begins()) == 1
    assert "another bot is running on this database" in on_sqlite.told()
    assert await on_sqlite.ends(child) == 0


async def test_whoever_is_killed_leaves_nothing_in_the_way(living: Living) -> None:
    child = await living.begins()
    await living.is_answered(living.asks())
    assert await living.ends(child, signal.SIGKILL) == -signal.SIGKILL
    again = await living.begins()
    chat = living.asks()
    await living.is_answered(chat)
    assert await living.ends(again) == 0
    assert living.answers(chat) == 1
