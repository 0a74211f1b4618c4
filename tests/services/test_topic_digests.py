"""The end of topics: closed once, told once, and then the replies are gone."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from domain.consents import Purpose
from domain.topic_digests import SETTLES, Bar
from domain.topics import Topic, TopicHasMovedOn, TopicState
from services.topic_digests import POLL_PATIENCE, AlreadyThanked, TopicDigests
from services.topics import Answered, TopicNotYours
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.handlers.test_joining import traces_in
from tests.services.people_of_a_county import County, founded, told
from tests.storage import county
from tests.storage.county import HOUR, NOON

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
ENDS = NOON + 3 * DAY
POST = 55
POLL = "哪个？\n- 面\n- 饭"


def digests(tx: Transaction, at: datetime) -> TopicDigests:
    return services(tx, at).topic_digests


async def opened(tx: Transaction, text: str = "哪个窗口最香？") -> tuple[County, Topic]:
    place = await founded(tx)
    topic = await services(tx, NOON).topics.post(place.cadre, place.group, text)
    message = {"message_id": POST, "chat": {"id": -100}}
    if topic.is_poll:
        message["poll"] = {"id": "P1"}
    await services(tx, NOON).topics.posted(topic.id, {}, message)
    await told(tx)
    return place, topic


async def answers(tx: Transaction, place: County, count: int, text: str = "二楼的牛肉面") -> None:
    for number in range(count):
        young = await county.contact(tx, place.line, 100 + number)
        for_it = Answered(
            POST, 60 + number, young, False, f"{text}，{number}", NOON + (number + 1) * HOUR
        )
        group = await tx.groups.get(place.group.id)
        assert group is not None
        await services(tx, NOON + HOUR).topics.answer(group, for_it)


async def state_of(tx: Transaction, topic: Topic) -> TopicState:
    found = await tx.topics.get(topic.id)
    assert found is not None
    return found.state


async def test_it_is_open_until_the_last_moment_of_its_days_and_then_told_of(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, topic = await opened(tx)
        await answers(tx, place, 6)
        assert await digests(tx, NOON).next_closing() == ENDS
        assert await digests(tx, ENDS - SECOND).close_due() == 0
        assert await digests(tx, ENDS).close_due() == 1
        assert await digests(tx, ENDS).close_due() == 0
        assert await digests(tx, ENDS).next_digest() == ENDS
        assert await digests(tx, ENDS).digest_due() == 1
        assert await digests(tx, ENDS).digest_due() == 0
        assert await told(tx) == [
            ("TopicDigested", place.cadre.id),
            ("TopicDigested", place.deputy.id),
        ]
        found = await tx.topic_digests.get(topic.id)
        assert found is not None
        assert (found.people, found.answers, found.blocks, found.seen) == (6, 6, 6, True)
        assert [bar.people for bar in found.phrases if "牛肉面" in bar.label] == [6]
        assert sum(found.course) == 6
        assert await tx.topics.answers(topic.id) == []
        assert await state_of(tx, topic) is TopicState.DIGESTED


async def test_of_four_people_no_phrase_is_kept(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, topic = await opened(tx)
        await answers(tx, place, 4)
        await digests(tx, ENDS).close_due()
        await digests(tx, ENDS).digest_due()
        found = await tx.topic_digests.get(topic.id)
        assert found is not None
        assert (found.people, found.phrases) == (4, ())


async def test_a_late_digest_waits_for_what_was_missed(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        await opened(tx)
        back = ENDS + HOUR
        await digests(tx, back).close_due()
        assert await digests(tx, back).digest_due() == 0
        assert await digests(tx, back + SETTLES).digest_due() == 1


async def test_two_deputies_close_at_once_and_one_does(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, topic = await opened(tx)

    async def closes() -> bool:
        async with storage.read_write() as tx:
            try:
                await digests(tx, NOON + HOUR).close(place.deputy, topic.id)
            except TopicHasMovedOn:
                return False
            return True

    assert sorted(await asyncio.gather(closes(), closes())) == [False, True]
    async with storage.read_write() as tx:
        assert await digests(tx, NOON + HOUR).digest_due() == 1
        found = await tx.topics.get(topic.id)
        assert found is not None
        assert found.closes_at == NOON + HOUR


async def test_only_the_cadre_side_closes_and_thanks(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, topic = await opened(tx)
        for somebody in (place.young, place.administrator, None):
            with pytest.raises(TopicNotYours):
                await digests(tx, NOON).close(somebody, topic.id)
            with pytest.raises(TopicNotYours):
                await digests(tx, NOON).thank(somebody, topic.id)
        with pytest.raises(TopicHasMovedOn):
            await digests(tx, NOON).thank(place.cadre, topic.id)
        await digests(tx, NOON).close(place.cadre, topic.id)
        await digests(tx, NOON).digest_due()
        await told(tx)
        await digests(tx, NOON).thank(place.deputy, topic.id)
        with pytest.raises(AlreadyThanked):
            await digests(tx, NOON).thank(place.cadre, topic.id)
        assert [name for name, _ in await told(tx)] == ["TopicThanks"]


async def test_a_poll_is_stopped_and_its_end_is_told(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, topic = await opened(tx, POLL)
        await services(tx, NOON).polls.vote("P1", place.young)
        await digests(tx, ENDS).close_due()
        assert [name for name, _ in await told(tx)] == ["stopPoll"]
        assert await digests(tx, ENDS).digest_due() == 0
        options = [{"text": "面", "voter_count": 3}, {"text": "饭", "voter_count": 0}]
        await digests(tx, ENDS).poll_stopped(topic.id, {}, {"options": options})
        found = await tx.topic_digests.get(topic.id)
        assert found is not None
        assert (found.votes, found.options) == (1, (Bar("面", 3), Bar("饭", 0)))
        assert await digests(tx, ENDS + POLL_PATIENCE).digest_due() == 0


async def test_a_poll_that_telegram_does_not_stop_is_told_without_its_end(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        _, topic = await opened(tx, POLL)
        await digests(tx, ENDS).close_due()
        assert await digests(tx, ENDS + POLL_PATIENCE).digest_due() == 1
        found = await tx.topic_digests.get(topic.id)
        assert found is not None
        assert found.options == ()


async def test_where_part_of_its_time_was_not_seen_nobody_knows_how_many(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, topic = await opened(tx)
        await answers(tx, place, 2)
        await tx.gaps.record(place.group.id, NOON + DAY, NOON + DAY + HOUR)
        await digests(tx, ENDS).close_due()
        await digests(tx, ENDS).digest_due()
        found = await tx.topic_digests.get(topic.id)
        assert found is not None
        assert not found.seen


async def test_a_late_reply_to_what_was_told_counts_and_is_not_kept(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, topic = await opened(tx)
        await digests(tx, NOON + DAY).close(place.cadre, topic.id)
        await digests(tx, NOON + DAY).digest_due()
        given = Answered(POST, 99, place.young, False, "晚到的话", NOON + HOUR)
        group = await tx.groups.get(place.group.id)
        assert group is not None
        assert await services(tx, NOON + DAY).topics.answer(group, given)
        assert await tx.topics.answers(topic.id) == []


async def test_whoever_takes_their_consent_back_is_in_no_digest(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, topic = await opened(tx)
        await answers(tx, place, 1)
        someone = await tx.people.by_telegram_id(100)
        assert someone is not None
        await tx.consents.take_back(someone.id, Purpose.ACTIVITY)
        await tx.topics.forget_answers_of(someone.id)
        await digests(tx, ENDS).close_due()
        await digests(tx, ENDS).digest_due()
        found = await tx.topic_digests.get(topic.id)
        assert found is not None
        assert found.people == 0


async def test_what_never_got_into_its_group_is_put_before_the_cadre_side(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        topic = await services(tx, NOON).topics.post(place.cadre, place.group, "?")
        await told(tx)
        assert await digests(tx, ENDS).close_due() == 1
        assert await state_of(tx, topic) is TopicState.FAILED
        assert [name for name, _ in await told(tx)] == ["TopicUnsure"] * 2


async def test_a_migration_closes_it_and_what_was_said_is_told(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place, topic = await opened(tx)
        await answers(tx, place, 2)
        await tx.topics.leave_behind(place.group.id, NOON + DAY)
        assert await digests(tx, NOON + DAY).digest_due() == 1
        found = await tx.topic_digests.get(topic.id)
        assert found is not None
        assert found.people == 2


@pytest.mark.parametrize("told_of", [True, False])
async def test_of_what_was_handed_over_the_files_keep_nothing(
    sqlite: Storage, tmp_path: Path, told_of: bool
) -> None:
    """After the digest, or after seven days without one."""
    words = "冬瓜排骨汤配白米饭"
    async with sqlite.read_write() as tx:
        place, _ = await opened(tx)
        await answers(tx, place, 2, words)
    assert traces_in(tmp_path, words.encode()) != set()
    async with sqlite.read_write() as tx:
        if told_of:
            await digests(tx, ENDS).close_due()
            await digests(tx, ENDS).digest_due()
        else:
            assert await services(tx, NOON + 8 * DAY).retention.forget_due() > 0
        assert await tx.scrubs.is_due()
    assert await sqlite.scrub()
    assert traces_in(tmp_path, words.encode()) == set()
