"""Polls: what is posted as one, whose vote counts, and until when."""

from datetime import timedelta

import pytest

from domain.consents import Purpose
from domain.groups import GroupState
from domain.people import Person
from domain.polls import MOST_OPTIONS
from domain.topics import Topic
from services.topics import PollTooLong
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, without
from tests.storage.county import HOUR, NOON, TODAY

TEXT, POLL = "周末去哪？\n- 公园\n- 图书馆", "5000000000000000001"

TOO_LONG = (
    "问" * 301 + "\n- 一\n- 二",
    "问\n- " + "一" * 101 + "\n- 二",
    "问" + "".join(f"\n- {number}" for number in range(MOST_OPTIONS + 1)),
)


async def posted(tx: Transaction, place: County) -> Topic:
    topic = await services(tx, NOON).topics.post(place.cadre, place.group, TEXT)
    message = {"message_id": 55, "chat": {"id": -100}, "poll": {"id": POLL}}
    await services(tx, NOON).topics.posted(topic.id, {}, message)
    found = await tx.topics.by_poll(POLL)
    assert found is not None
    assert (found.id, found.message, found.poll) == (topic.id, 55, POLL)
    return found


async def vote(tx: Transaction, by: Person | None, after: timedelta = HOUR) -> bool:
    return await services(tx, NOON + after).polls.vote(POLL, by)


async def votes(tx: Transaction, place: County) -> int:
    counts = await tx.activity.counts(TODAY, place.group.id, place.young.id)
    return 0 if counts is None else counts.poll_votes


async def test_a_vote_counts_once_and_is_no_message(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await posted(tx, place)
        assert await vote(tx, place.young)
        assert not await vote(tx, place.young, 2 * HOUR)
        counts = await tx.activity.counts(TODAY, place.group.id, place.young.id)
        assert counts is not None
        assert (counts.poll_votes, counts.messages, counts.active_blocks) == (1, 0, 1)


async def test_whoever_has_not_agreed_is_not_noted(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await posted(tx, place)
        await without(tx, place.young, Purpose.ACTIVITY)
        assert not await vote(tx, place.young)
        assert not await vote(tx, None)
        assert await votes(tx, place) == 0
        assert "poll_votes" not in await tx.my_data.of(place.young.id)


@pytest.mark.parametrize(
    ("after", "counts"), [(timedelta(days=3) - HOUR, True), (timedelta(days=3), False)]
)
async def test_after_three_days_it_is_closed(
    storage: Storage, after: timedelta, counts: bool
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await posted(tx, place)
        assert await vote(tx, place.young, after) is counts


async def test_in_a_group_that_is_paused_nothing_counts(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await posted(tx, place)
        await tx.groups.change_state(place.group.id, GroupState.COUNTING, GroupState.PAUSED)
        assert not await vote(tx, place.young)


async def test_a_poll_that_nobody_knows_counts_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        assert not await vote(tx, place.young)


@pytest.mark.parametrize("text", TOO_LONG, ids=["question", "option", "options"])
async def test_what_telegram_would_not_take_is_refused(storage: Storage, text: str) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        with pytest.raises(PollTooLong):
            await services(tx, NOON).topics.post(place.cadre, place.group, text)
