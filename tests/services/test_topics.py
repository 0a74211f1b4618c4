"""Topics: who posts where, what a reply counts, and what a human decides after a doubtful send."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.activity import ANONYMOUS
from domain.consents import Purpose
from domain.groups import Author, Group, GroupState
from domain.people import Person
from domain.stats import only
from domain.talks import TalkHasMovedOn
from domain.topics import Topic, TopicHasMovedOn
from services.organisations import NotACadre
from services.topics import (
    Answered,
    TopicEmpty,
    TopicGroupNotReady,
    TopicGroupPaused,
    TopicNotYours,
    TopicTooLong,
    TopicWithoutGroup,
)
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, counting_group, founded, met, told, without
from tests.storage import county
from tests.storage.county import HOUR, NOON, TODAY

POST = 55
LATER = NOON + 3 * timedelta(days=1)


async def posted(tx: Transaction, place: County) -> Topic:
    topic = await services(tx, NOON).topics.post(place.cadre, place.group, "哪个窗口最香？")
    message = {"message_id": POST, "chat": {"id": -100}}
    await services(tx, NOON).topics.posted(topic.id, {}, message)
    found = await tx.topics.get(topic.id)
    assert found is not None
    return found


def reply(by: Person | None, message: int = 60, *, as_group: bool = False) -> Answered:
    return Answered(POST, message, by, as_group, "面", NOON + HOUR)


async def answer(tx: Transaction, group: Group, given: Answered) -> bool:
    return await services(tx, NOON + HOUR).topics.answer(group, given)


async def test_a_topic_of_the_cadre_side_goes_to_the_group_and_is_open_three_days(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topic = await services(tx, NOON).topics.post(place.deputy, place.group, " 午饭？ ", 3)
        assert (topic.text, topic.thread, topic.closes_at) == ("午饭？", 3, LATER)
        (leased,) = await tx.outbox.lease("test", NOON, LATER, 10)
        assert (leased.post.name, leased.post.group) == ("TopicPost", place.group.id)
        assert leased.post.receipt is not None
        assert (leased.post.receipt.name, leased.post.receipt.id) == ("topic", topic.id)


async def test_whoever_is_not_of_the_cadre_side_posts_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topics = services(tx, NOON).topics
        for somebody in (place.young, place.administrator, None):
            with pytest.raises(TopicNotYours):
                await topics.post(somebody, place.group, "?")
        with pytest.raises(NotACadre):
            await services(tx, NOON).topic_talks.begin(place.young, "?")
        assert await told(tx) == []


@pytest.mark.parametrize("state", [GroupState.NEW, GroupState.PAUSED])
async def test_a_topic_needs_a_group_that_is_counted(storage: Storage, state: GroupState) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topics = services(tx, NOON).topics
        for group in (None, replace(place.group, cadre=None)):
            with pytest.raises(TopicGroupNotReady):
                await topics.post(place.cadre, group, "?")
        with pytest.raises(TopicGroupPaused):
            await topics.post(place.cadre, replace(place.group, state=state), "?")


async def test_a_topic_needs_words_and_not_too_many(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topics = services(tx, NOON).topics
        with pytest.raises(TopicEmpty):
            await topics.post(place.cadre, place.group, " \n")
        with pytest.raises(TopicTooLong):
            await topics.post(place.cadre, place.group, "字" * 3401)
        with pytest.raises(TopicTooLong):
            await topics.post(place.cadre, place.group, "😀" * 1701)
        fits = "😀" * 1700
        assert (await topics.post(place.cadre, place.group, fits)).text == fits


async def test_from_the_private_chat_one_group_is_taken_and_of_several_one_is_chosen(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topics = services(tx, NOON).topic_talks
        assert (await topics.begin(place.cadre, "午饭？")).group == place.group
        assert await tx.drafts.get(place.cadre.id) is None
        second = await counting_group(tx, place.line, -200)
        asked = await topics.begin(place.cadre, "午饭？")
        assert asked.choice == (place.group, second)
        assert asked.talk is not None
        sent = await topics.chosen(place.cadre, second.id, asked.talk.mark)
        assert (sent.talk, sent.group) == (None, second)
        first, leased = await tx.outbox.lease("test", NOON, LATER, 10)
        assert {first.post.group, leased.post.group} == {place.group.id, second.id}
        with pytest.raises(TalkHasMovedOn):
            await topics.chosen(place.cadre, second.id, asked.talk.mark)


async def test_a_button_that_names_another_ones_group_posts_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await counting_group(tx, place.line, -200)
        stranger = await counting_group(tx, await county.cadre(tx, "Sun", place.office), -300)
        topics = services(tx, NOON).topic_talks
        asked = await topics.begin(place.cadre, "午饭？")
        assert asked.talk is not None
        with pytest.raises(TopicNotYours):
            await topics.chosen(place.cadre, stranger.id, asked.talk.mark)


async def test_step_by_step_it_goes_on_in_another_process(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        assert (await services(tx, NOON).topic_talks.begin(place.cadre, "")).group == place.group
    async with storage.read_write() as tx:
        made = services(tx, NOON)
        waiting = await made.talks.awaited(place.cadre)
        assert waiting is not None
        preview = await made.topic_talks.said(place.cadre, waiting, " 午饭？ ")
        assert (preview.group, preview.text) == (place.group, "午饭？")
    async with storage.read_write() as tx:
        made = services(tx, NOON + timedelta(days=2))
        assert await made.talks.awaited(place.cadre) is None, "a text is not meant any more"
        assert preview.talk is not None
        await made.topic_talks.send(place.cadre, preview.talk.mark)
        assert [one.post.name for one in await tx.outbox.lease("test", LATER, LATER, 10)] == [
            "TopicPost"
        ]
        assert await tx.drafts.get(place.cadre.id) is None


async def test_a_cadre_without_a_counted_group_is_told_so(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.groups.change_state(place.group.id, GroupState.COUNTING, GroupState.PAUSED)
        with pytest.raises(TopicGroupPaused):
            await services(tx, NOON).topic_talks.begin(place.cadre, "?")
        free = await county.cadre(tx, "Sun", place.office)
        sun = await met(tx, 930, "Sun")
        await tx.cadres.take_up(free.id, sun.id)
        with pytest.raises(TopicWithoutGroup):
            await services(tx, NOON).topic_talks.begin(sun, "?")


async def test_the_receipt_tells_the_message_its_thread_and_its_author(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topics = services(tx, NOON).topics
        topic = await topics.post(place.cadre, place.group, "?")
        forum = {"message_id": POST, "message_thread_id": 9, "is_topic_message": True}
        await topics.posted(topic.id, {}, forum)
        await topics.posted(topic.id, {}, {"message_id": POST + 1})
        found = await tx.topics.get(topic.id)
        assert found is not None
        assert (found.message, found.thread) == (POST, 9)
        assert (await tx.authors.of(place.group.id, [POST]))[POST] == Author(None, cadre_side=False)


async def test_a_consenting_persons_reply_counts_and_is_kept(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topic = await posted(tx, place)
        assert await answer(tx, place.group, reply(place.young))
        counts = await tx.activity.counts(TODAY, place.group.id, place.young.id)
        assert counts is not None
        assert (counts.topic_answers, counts.messages, counts.active_blocks) == (1, 0, 1)
        assert await tx.topics.answers(topic.id) == [(place.young.id, "面")]


async def test_without_consent_a_reply_counts_namelessly_and_is_not_kept(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topic = await posted(tx, place)
        await without(tx, place.young, Purpose.ACTIVITY)
        assert await answer(tx, place.group, reply(place.young, 60))
        assert await answer(tx, place.group, reply(None, 61))
        counts = await tx.activity.counts(TODAY, place.group.id, ANONYMOUS)
        assert counts is not None
        assert counts.topic_answers == 2
        assert await tx.activity.counts(TODAY, place.group.id, place.young.id) is None
        assert await tx.topics.answers(topic.id) == []


async def test_the_cadre_sides_reply_is_a_voice_and_no_answer(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topic = await posted(tx, place)
        await tx.consents.give(place.deputy.id, Purpose.ACTIVITY, NOON)
        assert await answer(tx, place.group, reply(place.deputy, 60))
        assert await answer(tx, place.group, reply(None, 61, as_group=True))
        figures = await tx.reports.group_figures(
            place.group, only(TODAY), services(tx, NOON).desk.zone
        )
        assert (figures.voice, figures.topic, figures.counted["topic_answers"]) == (1, 0, 0)
        assert await tx.topics.answers(topic.id) == []


@pytest.mark.parametrize(("until", "kept"), [(TODAY, 1), (TODAY + timedelta(days=1), 0)])
async def test_whether_a_reply_is_of_the_cadre_side_the_day_of_the_message_decides(
    storage: Storage, until: date, kept: int
) -> None:
    """Read the day after, when the deputy is in office no longer either way."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        topic = await posted(tx, place)
        await tx.consents.give(place.deputy.id, Purpose.ACTIVITY, NOON)
        [line] = await tx.cadres.of_person(place.deputy.id, TODAY)
        await tx.cadres.leave_office(line.id, until)
        late = services(tx, NOON + 24 * HOUR).topics
        assert await late.answer(place.group, reply(place.deputy, 60))
        assert len(await tx.topics.answers(topic.id)) == kept


async def test_a_reply_counts_while_its_topic_was_open_when_it_was_written(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await posted(tx, place)
        topics = services(tx, LATER + HOUR).topics
        late = replace(reply(place.young), moment=LATER)
        assert not await topics.answer(place.group, late)
        assert not await topics.answer(place.group, replace(reply(place.young), to=POST + 1))
        in_time = replace(reply(place.young), moment=LATER - timedelta(seconds=1))
        assert await topics.answer(place.group, in_time)


async def test_an_album_answers_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await posted(tx, place)
        first = replace(reply(place.young, 60), album="9")
        assert await answer(tx, place.group, first)
        assert not await answer(tx, place.group, replace(first, message=61))


async def test_after_a_doubtful_send_the_cadre_side_is_asked_and_nothing_is_repeated(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topics = services(tx, NOON).topics
        topic = await topics.post(place.cadre, place.group, "?")
        await told(tx)
        await topics.unsure(topic.id)
        await topics.unsure(topic.id)
        asked = [("TopicUnsure", place.cadre.id), ("TopicUnsure", place.deputy.id)]
        assert await told(tx) == asked
        await topics.leave(place.cadre, topic.id)
        with pytest.raises(TopicNotYours):
            await topics.again(place.young, topic.id)
        assert await told(tx) == []


async def test_of_two_who_tap_again_one_posts_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topic = await services(tx, NOON).topics.post(place.cadre, place.group, "?")
        await services(tx, NOON).topics.failed(topic.id)
        await told(tx)

    async def tap(person: Person) -> bool:
        async with storage.read_write() as tx:
            try:
                await services(tx, NOON + HOUR).topics.again(person, topic.id)
            except TopicHasMovedOn:
                return False
            return True

    assert sorted(await asyncio.gather(tap(place.cadre), tap(place.deputy))) == [False, True]
    async with storage.read_write() as tx:
        assert await told(tx) == [("TopicPost", None)]
        with pytest.raises(TopicHasMovedOn):
            await services(tx, NOON + HOUR).topics.leave(place.cadre, topic.id)


async def test_a_posted_topic_is_not_posted_again(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        topic = await posted(tx, place)
        topics = services(tx, LATER).topics
        await told(tx)
        await topics.unsure(topic.id)
        assert await told(tx) == []
        with pytest.raises(TopicHasMovedOn):
            await topics.again(place.cadre, topic.id)
