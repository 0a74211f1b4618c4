"""The webhook over HTTP: 200 only after the commit, nothing lost and nothing twice."""

import asyncio
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from bot.intake.batch import Arrived
from bot.intake.intake import Intake, One
from bot.intake.routing import Route
from bot.intake.webhook import HEADER, LARGEST_BODY
from domain.groups import GroupState
from storage.database import Storage
from storage.failures import Failure
from storage.updates.books import Sums
from tests.intake import talk
from tests.intake.conftest import Post, post_on
from tests.intake.posting import (
    SECRET,
    Served,
    says,
    served,
    talk_of,
    town_of,
    until,
)
from tests.intake.talk import LI, NOON
from tests.intake.test_batch import Unlucky, books, row, waiting


async def test_200_is_said_when_the_update_is_committed(post: Post) -> None:
    async with served(post) as one:
        assert (await one.tell(talk.update(talk.message(LI)))).status == 200
        assert (await row(post, LI)).messages == 1
        assert (await one.tell(talk.update(talk.command("/help")))).status == 200
        assert await waiting(post) == 1
    assert await books(post) == Sums(seen=2, counted=1, acted=1)


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET[:-1], f"{SECRET}x", "不对"])
async def test_who_does_not_know_the_secret_gets_401_and_changes_nothing(
    post: Post, secret: str | None
) -> None:
    async with served(post) as one:
        answer = await one.tell(talk.update(talk.message(LI)), secret)
        assert answer.status == 401
        assert post.commits == []


async def test_nothing_is_read_before_the_secret_is_seen(post: Post) -> None:
    """The body of this post never comes, and it is refused all the same."""
    async with served(post) as one:
        [answer] = await raw(one, f"POST /telegram HTTP/1.1\r\n{HEADER}: wrong", 1_000_000)
        assert answer == b"HTTP/1.1 401 Unauthorized\r\n"


@pytest.mark.parametrize("length", [LARGEST_BODY + 1, 1 << 60])
async def test_what_is_too_large_is_refused_before_it_comes(post: Post, length: int) -> None:
    async with served(post) as one:
        [answer] = await raw(one, f"POST /telegram HTTP/1.1\r\n{HEADER}: {SECRET}", length)
        assert b" 413 " in answer


async def test_what_does_not_say_how_large_it_is_is_cut_off(post: Post) -> None:
    async def endless() -> Any:
        for _ in range(2 * LARGEST_BODY // 65_536):
            yield b" " * 65_536

    async with served(post) as one:
        headers = {HEADER: SECRET}
        async with one.session.post(one.url, data=endless(), headers=headers) as answer:
            assert answer.status == 413
        assert post.commits == []


async def test_other_paths_and_methods_are_not_known(post: Post) -> None:
    async with served(post) as one:
        assert (await one.tell(b"{}", url=f"{one.url}/more")).status == 404
        async with one.session.get(one.url, headers={HEADER: SECRET}) as answer:
            assert answer.status == 405


async def test_what_the_town_tells_comes_in_order_and_once(post: Post) -> None:
    async with served(post) as one:
        says(one.town, *(f"第{number}句" for number in range(30)))
        await one.until_told()
    assert await books(post) == Sums(seen=30, ignored=30)


async def test_an_update_that_cannot_be_read_is_put_aside_and_not_told_for_ever(
    post: Post,
) -> None:
    async with served(post) as one:
        odd = talk.update(talk.message(LI) | {"date": "soon"})
        unknown = talk.update(talk.command("/odd"))
        assert await one.statuses(odd, unknown, b'{"update_id":"?"}', b"\xff") == [200] * 4
    assert await books(post) == Sums(seen=2, quarantined=2)


async def test_a_bug_is_kept_and_not_told_for_ever(post: Post) -> None:
    async with served(post) as one:
        assert await one.statuses(talk.update(talk.command("/bug"))) == [200]
    assert await books(post) == Sums(seen=1, failed=1)


@pytest.mark.parametrize("failure", [Failure.UNREACHABLE, Failure.FULL, Failure.READ_ONLY])
async def test_while_the_database_is_away_telegram_is_told_to_come_again(
    post: Post, failure: Failure
) -> None:
    unlucky: Any = Unlucky(post.storage, [failure])
    update = talk.update(talk.message(LI))
    async with served(post) as one:
        post.intake._storage = unlucky
        answer = await one.tell(update)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
        assert (await row(post, LI)).messages == 0
        assert (await one.tell(update)).status == 200
    assert (await row(post, LI)).messages == 1


async def test_while_ids_are_noted_a_database_that_is_away_buries_nothing(post: Post) -> None:
    """What this process has tried before and is told again did not kill it."""
    update = talk.update(talk.command("/help"))
    async with served(post, careful=True) as one:
        for _ in range(5):
            failing: Any = FailsSecond(post.storage)
            post.intake._storage = failing
            assert (await one.tell(update)).status == 503
        post.intake._storage = post.storage
        assert (await one.tell(update)).status == 200
    assert await books(post) == Sums(seen=1, acted=1)


class FailsSecond:
    """Its first transaction is committed, and none after it."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._begun = 0

    def read_write(self) -> Any:
        self._begun += 1
        return Unlucky(self._storage, [Failure.FULL] * (self._begun > 1)).read_write()


async def test_connections_that_are_cut_while_posts_come_cost_nothing(post: Post) -> None:
    async with served(post) as one:
        bodies = talk_of(200)
        telling = asyncio.gather(*(told_at_last(one, body) for body in bodies))
        for _ in range(5):
            await cut(post.storage)
        await telling
    assert (await row(post, LI)).messages == 200
    assert await books(post) == Sums(seen=200, counted=200)


async def told_at_last(one: Served, body: bytes) -> None:
    """As Telegram does it: until it is accepted."""
    while (await one.tell(body)).status != 200:
        pass


async def cut(storage: Storage) -> None:
    if storage.is_sqlite:
        return
    async with storage.read_only() as view:
        await view._connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.parametrize("seed", range(5))
async def test_two_workers_that_get_the_same_updates_count_them_once(
    post: Post, address: str, seed: int
) -> None:
    """Each worker has all of them, in an order of its own, some of them twice."""
    chance = Random(seed)
    bodies = talk_of(60) + [
        talk.update(talk.command("/help", who), number=3_000 + who) for who in range(100, 120)
    ]
    second = post_on(Storage.open(address) if not post.storage.is_sqlite else post.storage)
    async with served(post) as one, served(second) as two:
        told = [
            *(one.tell(body) for body in shuffled(bodies + bodies[:20], chance)),
            *(two.tell(body) for body in shuffled(bodies + bodies[60:], chance)),
        ]
        assert {answer.status for answer in await asyncio.gather(*told)} == {200}
    if not post.storage.is_sqlite:
        await second.storage.close()
    assert (await row(post, LI)).messages == 60
    assert await waiting(post) == 20
    assert await books(post) == Sums(seen=80, counted=60, acted=20)


def shuffled(bodies: list[bytes], chance: Random) -> list[bytes]:
    return chance.sample(bodies, len(bodies))


async def test_while_one_batch_commits_the_next_gathers(post: Post) -> None:
    async with served(post) as one:
        before = len(post.commits)
        await one.statuses(*talk_of(40))
        assert len(post.commits) - before < 20
    assert (await row(post, LI)).messages == 40


async def test_what_acts_has_a_transaction_of_its_own_where_several_may_run(post: Post) -> None:
    parts: list[list[str]] = []

    class Noting(Intake):
        async def take_read(self, updates: Any) -> None:
            parts.append([kind(one) for one in updates])
            await super().take_read(updates)

    post.intake.__class__ = Noting
    asked = [talk.update(talk.command("/help", who), number=who) for who in range(100, 110)]
    async with served(post) as one:
        await one.statuses(*talk_of(20), *asked)
    alone = [part for part in parts if part == ["/help"]]
    mixed = [part for part in parts if len(set(part)) > 1]
    assert (len(alone), mixed) == (10, []) or post.storage.is_sqlite


def kind(one: One) -> str:
    return "/help" if isinstance(one, Arrived) and one.route is Route.ACTS else "talk"


async def test_what_was_accepted_is_committed_and_answered_and_nothing_more_is_accepted(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, go_on = asyncio.Event(), asyncio.Event()
    answer = post.answers.answer

    async def slowly(*given: Any) -> Any:
        held.set()
        await go_on.wait()
        return await answer(*given)

    monkeypatch.setattr(post.answers, "answer", slowly)
    async with served(post) as one:
        accepted = asyncio.create_task(one.tell(talk.update(talk.command("/help"))))
        idle = await asyncio.open_connection("127.0.0.1", int(one.url.split(":")[2].split("/")[0]))
        await held.wait()
        one.stop.set()
        await until(lambda: one.webhook._closed)
        go_on.set()
        assert (await accepted).status == 200
        await asyncio.wait_for(one.task, 20)
        assert await idle[0].read() == b""
        idle[1].close()
    assert await books(post) == Sums(seen=1, acted=1)


async def test_a_post_that_comes_while_it_stops_is_told_to_come_again(post: Post) -> None:
    async with served(post) as one:
        one.webhook._closed = True
        answer = await one.tell(talk.update(talk.message(LI)))
        assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
        assert answer.headers["Connection"] == "close"
        assert post.commits == []


async def test_it_rests_when_nothing_is_being_worked_off(post: Post) -> None:
    async with served(post) as one:
        assert one.webhook.resting
        telling = asyncio.create_task(one.tell(talk.update(talk.message(LI))))
        await until(lambda: not one.webhook.resting)
        await telling
        assert one.webhook.resting


async def test_what_killed_processes_is_put_aside_and_what_was_beside_it_is_counted(
    post: Post,
) -> None:
    """Three processes have died since these were noted: one of them was twice tried alone."""
    killer = talk.update(talk.command("/help"), number=5)
    beside = talk.update(talk.message(LI), number=6)
    async with post.storage.read_write() as tx:
        assert await tx.process.note_tries([5, 6], NOON) == {5, 6}
    for times in (1, 2):
        async with post.storage.read_write() as tx:
            assert await tx.process.try_update(5, NOON) == times
    async with served(post, careful=True) as one:
        assert await one.statuses(killer, beside, *talk_of(5)) == [200] * 7
    assert post.answers.asked == []
    assert await books(post) == Sums(seen=7, counted=6, failed=1)
    async with post.storage.read_write() as tx:
        assert await tx.process.note_tries([5, 6, 1_000], NOON) == {5, 6, 1_000}


async def test_ids_are_noted_before_they_are_tried_for_three_minutes_and_no_longer(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: list[set[int]] = []
    answer = post.answers.answer

    async def looking(*given: Any) -> Any:
        noted.append(await tries(post.storage))
        return await answer(*given)

    monkeypatch.setattr(post.answers, "answer", looking)
    async with served(post, careful=True) as one:
        await one.tell(talk.update(talk.command("/help"), number=5))
        one.clock.moment += timedelta(minutes=3)
        await one.tell(talk.update(talk.command("/help"), number=6))
    assert noted == [{5}, set()]


async def tries(storage: Storage) -> set[int]:
    """The ids that are noted, as another connection sees them."""
    async with storage.read_only() as view:
        rows = await view._connection.exec_driver_sql("SELECT update_id FROM tries")
        return {row[0] for row in rows}


async def test_a_days_backlog_is_taken_and_what_was_before_is_a_gap(post: Post) -> None:
    async with post.storage.read_write() as tx:
        await tx.process.heard(NOON)
    town = town_of(post)
    says(town, "忘了")
    post.clock.moment = NOON + timedelta(hours=25)
    town.clock.set(post.clock.moment.timestamp() - 3600 * 23)
    says(town, *(f"第{number}句" for number in range(150)))
    town.clock.set(post.clock.moment.timestamp())
    async with served(post, town, careful=True) as one:
        await one.until_told()
        await one.tell(talk.update(talk.message(LI)))
    assert (await books(post)).seen == 151
    async with post.storage.read_only() as view:
        [group] = await view.groups.all()
        assert group.state is GroupState.COUNTING
        [gap] = await view.gaps.within(group.id, NOON, NOON + timedelta(days=2))
    assert (gap.since, gap.until) == (NOON, NOON + timedelta(hours=1))


async def test_a_quiet_county_has_no_gap_as_long_as_telegram_says_that_nothing_waits(
    post: Post,
) -> None:
    async with served(post) as one:
        async with post.storage.read_write() as tx:
            assert await tx.process.heard(NOON) == NOON
        assert one.clock.slept == [600.0]


async def test_an_answer_to_a_post_under_way_waits_for_its_receipt(post: Post) -> None:
    async with post.storage.read_write() as tx:
        [group] = await tx.groups.all()
        await tx.topics.open(group.id, "话题", NOON, NOON + timedelta(days=3))
    body = talk.reply(talk.own_post() | {"message_id": 500}, LI, "/help 我")
    async with served(post) as one:
        assert await one.statuses(talk.update(body)) == [200]
    async with post.storage.read_write() as tx:
        assert len(await tx.parked.take(f"topic:{group.id}:500")) == 1
    assert post.answers.asked == []


async def raw(one: Served, head: str, length: int) -> list[bytes]:
    """The first line of the answer to a post whose body does not come."""
    port = int(one.url.split(":")[2].split("/")[0])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{head}\r\nHost: here\r\nContent-Length: {length}\r\n\r\n".encode())
    line = await asyncio.wait_for(reader.readline(), 20)
    writer.close()
    return [line]


async def test_a_failure_of_the_database_is_one_for_all_that_were_gathered(post: Post) -> None:
    unlucky: Any = Unlucky(post.storage, [Failure.FULL] * 3)
    async with served(post) as one:
        post.intake._storage = unlucky
        bodies = talk_of(30)
        statuses = await one.statuses(*bodies)
        assert set(statuses) <= {200, 503}
        assert 503 in statuses
        await asyncio.gather(*(told_at_last(one, body) for body in bodies))
    assert (await row(post, LI)).messages == 30
    assert await books(post) == Sums(seen=30, counted=30)
