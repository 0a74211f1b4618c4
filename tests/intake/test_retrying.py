"""Failed updates are tried again: once by the next version, and when somebody wants it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from bot.intake.retrying import Retrying
from bot.version import VERSION
from domain.outbox import State
from storage.updates.aside import FailedUpdate
from storage.updates.books import Sums
from tests.intake import talk
from tests.intake.conftest import Post

PATIENCE_SECONDS = 10
OLDER = "0.0.1"
TODAY = talk.NOON.date()
FAILED = Sums(seen=1, failed=1)


async def fail(post: Post, text: str, *, number: int = 700, version: str = VERSION) -> None:
    body = talk.update(talk.command(text), number=number).decode()
    async with post.storage.read_write() as tx:
        await tx.failed.keep(number, body, "KeyError at x:1", talk.NOON, version)
        await tx.books.add(TODAY, FAILED)


async def kept(post: Post) -> list[FailedUpdate]:
    async with post.storage.read_only() as view:
        return await view.failed.list()


async def booked(post: Post) -> Sums:
    async with post.storage.read_only() as view:
        return (await view.books.days())[TODAY]


async def runs_until(post: Post, is_done: Callable[[list[FailedUpdate]], bool]) -> None:
    stop = asyncio.Event()
    part = Retrying(post.storage, post.clock, post.acting, lambda: post.commits.append(1))
    running = asyncio.create_task(part.run(stop))
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not is_done(await kept(post)):  # noqa: ASYNC110  # a state, not an event
            await asyncio.sleep(0.005)
    stop.set()
    await running


async def test_the_next_version_works_off_what_the_last_one_could_not(post: Post) -> None:
    await fail(post, "/help", version=OLDER)
    await runs_until(post, lambda left: not left)
    async with post.storage.read_only() as view:
        assert (await view.outbox.states())[State.WAITING] == 1
    assert (post.answers.asked, post.commits) == (["/help"], [1])
    assert await booked(post) == FAILED


async def test_the_same_version_does_not_try_again_by_itself(post: Post) -> None:
    await fail(post, "/help")
    await fail(post, "/stats", number=701, version=OLDER)
    await runs_until(post, lambda left: [one.update_id for one in left] == [700])
    assert post.answers.asked == ["/stats"]


async def test_whatever_is_wanted_is_tried(post: Post) -> None:
    await fail(post, "/help")
    [one] = await kept(post)
    async with post.storage.read_write() as tx:
        assert await tx.failed.want(one.id, talk.NOON + timedelta(hours=1))
    await runs_until(post, lambda left: not left)
    assert post.answers.asked == ["/help"]


async def test_what_fails_again_stays_and_nobody_is_asked_for_pardon_twice(post: Post) -> None:
    await fail(post, "/bug", version=OLDER)
    await runs_until(post, lambda left: left[0].attempts == 2)
    [one] = await kept(post)
    assert one.wanted_at is None
    assert "RuntimeError" in one.error
    async with post.storage.read_only() as view:
        assert await view.outbox.states() == {}


async def test_one_that_kills_the_process_is_not_tried_by_the_next(post: Post) -> None:
    await fail(post, "/help", version=OLDER)
    async with post.storage.read_write() as tx:
        assert await tx.failed.want_older(VERSION, talk.NOON) == 1
    async with post.storage.read_write() as tx:
        assert await tx.failed.take_wanted(VERSION) is not None
    async with post.storage.read_write() as tx:
        assert await tx.failed.want_older(VERSION, talk.NOON) == 0
        assert await tx.failed.take_wanted(VERSION) is None


async def test_what_the_framework_cannot_decode_stays_kept(post: Post) -> None:
    await fail(post, "/odd", version=OLDER)
    await fail(post, "/help", number=701, version=OLDER)
    await runs_until(post, lambda left: [one.update_id for one in left] == [700])
