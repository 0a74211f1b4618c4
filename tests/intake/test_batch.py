"""A batch is one transaction: counted exactly once, acted upon in order, and booked."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from domain.activity import ANONYMOUS, Counts
from domain.groups import GroupState
from domain.outbox import State
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure
from storage.updates.books import Sums
from tests.intake import talk
from tests.intake.conftest import Post, post_on, settle
from tests.intake.talk import HAN, LI, NOON, WANG

TODAY = NOON.date()
PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]


async def row(post: Post, telegram_id: int | None, day: Any = TODAY) -> Counts:
    """The counts of somebody, or of the anonymous row."""
    async with post.storage.read_only() as view:
        [group] = await view.groups.all()
        person = None if telegram_id is None else await view.people.by_telegram_id(telegram_id)
        number = ANONYMOUS if person is None else person.id
        return await view.activity.counts(day, group.id, number) or Counts()


async def books(post: Post) -> Sums:
    async with post.storage.read_only() as view:
        [sums] = (await view.books.days()).values()
        return sums


async def waiting(post: Post) -> int:
    async with post.storage.read_only() as view:
        return (await view.outbox.states()).get(State.WAITING, 0)


async def test_talk_is_counted_for_whoever_agreed_and_anonymously_for_the_rest(post: Post) -> None:
    asked = talk.reply(talk.message(WANG), LI)
    answered = talk.reply(asked, WANG)
    await post.take(*map(talk.update, (asked, answered, talk.message(HAN))))
    li, others = await row(post, LI), await row(post, None)
    assert (li.messages, li.to_cadre, li.from_cadre) == (1, 1, 1)
    assert (others.messages, others.replies) == (2, 1)
    assert await books(post) == Sums(seen=3, counted=3)


async def test_an_update_that_comes_again_changes_nothing(post: Post) -> None:
    update = talk.update(talk.message(LI))
    await post.take(update, update)
    await post.take(update)
    assert (await row(post, LI)).messages == 1
    assert await books(post) == Sums(seen=1, counted=1)


@pytest.mark.parametrize("cut", [1, 2, 3])
async def test_an_album_is_one_contribution_also_over_two_batches(post: Post, cut: int) -> None:
    pictures = [
        talk.update(talk.message(LI, None, photo=PHOTO, media_group_id="7")) for _ in range(3)
    ]
    await post.take(*pictures[:cut])
    await post_on(post.storage).take(*pictures[cut:])
    assert (await row(post, LI)).messages == 1


async def test_a_backlog_is_booked_on_the_days_of_its_messages(post: Post) -> None:
    """23:59 and 00:00 in Shanghai are two days, whatever day it is when they are told."""
    post.clock.moment = NOON + timedelta(days=1)
    late = NOON.replace(hour=15, minute=59)
    await post.take(
        talk.update(talk.message(LI, at=late)),
        talk.update(talk.message(LI, at=late + timedelta(minutes=1))),
    )
    tomorrow = TODAY + timedelta(days=1)
    assert [(await row(post, LI, day)).messages for day in (TODAY, tomorrow)] == [1, 1]


async def test_what_follows_an_effect_is_counted_by_the_new_state(post: Post) -> None:
    await post.take(
        talk.update(talk.message(LI)),
        talk.update(talk.command("/leave")),
        talk.update(talk.message(LI)),
    )
    assert (await row(post, LI)).messages == 1
    assert (await row(post, None)).messages == 1
    assert await books(post) == Sums(seen=3, counted=2, acted=1)


@pytest.mark.parametrize("state", [GroupState.NEW, GroupState.PAUSED])
async def test_a_group_that_is_not_counted_counts_nothing(post: Post, state: GroupState) -> None:
    async with post.storage.read_write() as tx:
        [group] = await tx.groups.all()
        await tx.groups.change_state(group.id, GroupState.COUNTING, state)
    await post.take(talk.update(talk.message(LI)))
    assert (await row(post, LI)).messages == 0
    assert await books(post) == Sums(seen=1, ignored=1)


async def test_a_consenting_person_becomes_a_known_member_by_speaking(post: Post) -> None:
    await post.take(talk.update(talk.message(LI)), talk.update(talk.message(HAN)))
    async with post.storage.read_only() as view:
        li = await view.people.by_telegram_id(LI)
        [group] = await view.groups.all()
        assert li is not None
        assert await view.memberships.people_in(group.id) == {li.id}


async def test_a_mention_is_understood_once_the_username_was_seen(post: Post) -> None:
    wang = talk.message(WANG) | {"from": talk.user(WANG, username="Wang_Li")}
    await post.take(talk.update(wang))
    await post.take(talk.update(talk.mention("@wang_li 在吗", "@wang_li")))
    assert (await row(post, LI)).to_cadre == 1


async def test_a_username_belongs_to_whoever_bears_it_now(post: Post) -> None:
    for who in (WANG, LI):
        await post.take(
            talk.update(talk.message(who) | {"from": talk.user(who, username="captain")})
        )
    await post.take(talk.update(talk.mention("@captain", "@captain", who=HAN)))
    assert (await row(post, None)).to_cadre == 0


async def test_reactions_need_a_message_that_was_seen(post: Post) -> None:
    said = talk.message(HAN)
    await post.take(talk.update(said))
    await post.take(
        talk.update(talk.reaction(said["message_id"]), "message_reaction"),
        talk.update(talk.reaction(999_999), "message_reaction"),
    )
    assert (await row(post, LI)).reactions == 1
    assert await books(post) == Sums(seen=3, counted=2, ignored=1)


async def test_an_answer_lies_in_the_outbox_when_the_update_is_committed(post: Post) -> None:
    await post.take(talk.update(talk.command("/help")))
    assert (await waiting(post), post.commits) == (1, [1])
    assert await books(post) == Sums(seen=1, acted=1)


async def test_a_refusal_undoes_its_update_and_is_answered(post: Post) -> None:
    await post.take(
        talk.update(talk.message(LI)),
        talk.update(talk.command("/refuse")),
        talk.update(talk.message(LI)),
    )
    assert (await row(post, LI)).messages == 2
    assert await waiting(post) == 1
    async with post.storage.read_only() as view:
        assert await view.people.by_telegram_id(77) is None


async def test_a_bug_undoes_its_update_keeps_it_whole_and_stops_nothing(post: Post) -> None:
    body = talk.update(talk.command("/bug secret words"), number=5)
    await post.take(body, talk.update(talk.message(LI)))
    assert (await row(post, LI)).messages == 1
    assert await books(post) == Sums(seen=2, counted=1, failed=1)
    async with post.storage.read_only() as view:
        [kept] = await view.failed.list()
        assert await view.people.by_telegram_id(78) is None
    assert (kept.update_id, kept.body) == (5, body.decode())
    assert "RuntimeError" in kept.error
    assert "secret" not in kept.error


async def test_what_cannot_be_read_is_put_aside_and_the_others_go_on(post: Post) -> None:
    await post.take(
        talk.update(talk.message(LI) | {"date": "soon"}),
        b'{"update_id":"?"}',
        talk.update(talk.command("/odd")),
        talk.update(talk.message(LI)),
    )
    assert (await row(post, LI)).messages == 1
    assert await books(post) == Sums(seen=3, counted=1, quarantined=2)


async def test_what_nobody_has_to_do_with_is_ignored(post: Post) -> None:
    await post.take(talk.update(talk.command("/nobody")), talk.update({}, "poll"))
    assert (await books(post), await waiting(post)) == (Sums(seen=2, ignored=2), 0)


async def test_the_books_lose_nothing(post: Post) -> None:
    bodies = [
        talk.update(content)
        for content in (
            *(talk.message(LI) for _ in range(30)),
            talk.command("/bug"),
            talk.command("/refuse"),
            talk.command("/leave"),
            talk.message(777000, is_automatic_forward=True),
            talk.message(LI) | {"text": 7},
        )
    ]
    await post.take(*bodies)
    sums = await books(post)
    assert (sums.seen, sums.lost) == (35, 0)


class Unlucky:
    """A commit that fails some times, as after a dead-lock or a lost connection."""

    def __init__(self, storage: Storage, failures: list[Failure]) -> None:
        self._storage = storage
        self._failures = failures

    def read_write(self) -> Any:
        return self._unlucky()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)

    @asynccontextmanager
    async def _unlucky(self) -> Any:
        async with self._storage.read_write() as tx:
            yield tx
            if self._failures:
                raise DatabaseFailure(self._failures.pop(0), "Test")


async def test_a_batch_is_run_again_after_a_dead_lock_and_counts_once(post: Post) -> None:
    unlucky: Any = Unlucky(post.storage, [Failure.AGAIN] * 2)
    post.intake._storage = unlucky
    await post.take(talk.update(talk.message(LI)), talk.update(talk.command("/help")))
    assert (await row(post, LI)).messages == 1
    assert (await waiting(post), await books(post)) == (1, Sums(seen=2, counted=1, acted=1))


@pytest.mark.parametrize("failures", [[Failure.AGAIN] * 3, [Failure.FULL], [Failure.READ_ONLY]])
async def test_what_cannot_be_committed_is_not_acknowledged_and_comes_again(
    post: Post, failures: list[Failure]
) -> None:
    update = talk.update(talk.message(LI))
    unlucky: Any = Unlucky(post.storage, list(failures))
    post.intake._storage = unlucky
    with pytest.raises(DatabaseFailure):
        await post.take(update)
    assert post.commits == []
    await post.take(update)
    assert (await row(post, LI)).messages == 1


async def test_one_that_cannot_be_committed_alone_is_buried_and_the_others_count(
    post: Post,
) -> None:
    first, second = talk.update(talk.message(LI)), talk.update(talk.message(LI))
    unlucky: Any = Unlucky(post.storage, [Failure.REJECTED] * 2)
    post.intake._storage = unlucky
    await post.take(first, second)
    assert (await row(post, LI)).messages == 1
    assert await books(post) == Sums(seen=2, counted=1, quarantined=1)


async def test_an_update_that_killed_the_process_twice_is_put_aside(post: Post) -> None:
    body = talk.update(talk.command("/help"), number=5)
    async with post.storage.read_write() as tx:
        for _ in range(2):
            await tx.process.try_update(5, NOON)
    await post.intake.take_carefully([body, talk.update(talk.message(LI))])
    assert post.answers.asked == []
    assert await books(post) == Sums(seen=2, counted=1, failed=1)


async def test_after_an_unclean_stop_updates_are_tried_one_by_one(post: Post) -> None:
    await post.intake.take_carefully([talk.update(talk.message(LI)) for _ in range(3)])
    assert (await row(post, LI)).messages == 3
    async with post.storage.read_write() as tx:
        assert await tx.process.try_update(5, NOON) == 1


async def test_an_answer_to_a_post_under_way_waits_for_its_receipt(post: Post) -> None:
    async with post.storage.read_write() as tx:
        [group] = await tx.groups.all()
        topic = await tx.topics.open(group.id, "话题", NOON, NOON + timedelta(days=3))
    answer = talk.reply(talk.own_post() | {"message_id": 500}, LI, "/help 我")
    await post.take(talk.update(answer))
    assert post.answers.asked == []
    async with post.storage.read_write() as tx:
        await tx.topics.posted(topic.id, 500)
        bodies = await tx.parked.take(f"topic:{group.id}:500")
        await post.acting.replay(tx, NOON, bodies)
    assert post.answers.asked == ["/help 我"]
    assert await books(post) == Sums(seen=1, acted=1)


async def test_an_answer_to_a_known_post_waits_for_nothing(post: Post) -> None:
    async with post.storage.read_write() as tx:
        [group] = await tx.groups.all()
        known = await tx.topics.open(group.id, "旧", NOON, NOON + timedelta(days=3))
        await tx.topics.posted(known.id, 400)
        await tx.topics.open(group.id, "新", NOON, NOON + timedelta(days=3))
    await post.take(talk.update(talk.reply(talk.own_post() | {"message_id": 400})))
    assert len(post.answers.asked) == 1


async def test_two_processes_that_take_the_same_updates_count_them_once(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await settle(tx)
    bodies = [talk.update(talk.message(LI)) for _ in range(50)]
    posts = [post_on(storage), post_on(storage)]
    await asyncio.gather(*(one.take(*bodies) for one in posts))
    assert (await row(posts[0], LI)).messages == 50
    assert await books(posts[0]) == Sums(seen=50, counted=50)


async def test_talk_in_a_forum_tells_what_its_threads_are_called(post: Post) -> None:
    """A thread made before the bot came; a reply inside it says nothing of its name."""
    opened = talk.message(HAN, None, forum_topic_created={"name": "食堂", "icon_color": 1})
    number = opened["message_id"]
    where: dict[str, Any] = {"is_topic_message": True, "message_thread_id": number}
    elsewhere: dict[str, Any] = {"is_topic_message": True, "message_thread_id": 9_000}
    said = talk.reply(opened, LI, **where)
    for _ in range(2):
        await post.take(
            talk.update(said),
            talk.update(talk.reply(said, HAN, **where)),
            talk.update(talk.reply(talk.message(HAN), LI, **elsewhere)),
        )
    async with post.storage.read_only() as view:
        [group] = await view.groups.all()
        assert [(one.id, one.name) for one in await view.threads.open_in(group.id)] == [
            (number, "食堂")
        ]
    assert (await row(post, LI)).messages == 4
