"""Intentions about the end of topics: closed in time or by a tap, the digest, and a thank-you."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.groups import Group
from domain.outbox import Priority, Receipt
from domain.people import Person
from domain.refusals import Refusal
from domain.topic_digests import (
    ENOUGH_PEOPLE,
    Bar,
    Digest,
    blocks_in,
    course_of,
    digest_at,
    people_in,
)
from domain.topic_notices import TopicDigested, TopicThanks
from domain.topics import (
    DIGESTED_WITHIN,
    Answer,
    Topic,
    TopicAction,
    TopicHasMovedOn,
    TopicId,
    TopicState,
)
from services.desk import Desk
from services.topics import Topics
from storage.scrubbing import Extent

# Topics that one transaction closes at most.
CHUNK = 50
POLL_RECEIPT = "topic-poll"
POLL_PATIENCE = timedelta(minutes=10)
"""So long Telegram may take to say how a poll ended; then the digest goes without."""


class AlreadyThanked(Refusal):
    """Once for each topic."""


class TopicDigests:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._topics = Topics(desk)

    async def close(self, by: Person | None, id: TopicId) -> Topic:
        """Earlier than planned; the digest follows. Of two taps one closes it."""
        topic = await self._topics.own(by, id)
        topic.after(TopicAction.CLOSE)
        closed = await self._close(topic, self._desk.now)
        if closed is None:
            raise TopicHasMovedOn(state=topic.state.value)
        return closed

    async def close_due(self) -> int:
        """One chunk of those whose time is over. What never got into its group is put before the
        cadre side.
        """
        now = self._desk.now
        over = await self._tx.topics.past(TopicState.OPEN, now, CHUNK)
        for topic in over:
            await self._close(topic, digest_at(topic, now))
        lost = await self._tx.topics.past(TopicState.POSTING, now, CHUNK)
        for topic in lost:
            if now - topic.closes_at > DIGESTED_WITHIN:
                await self._tx.topics.step(topic.id, TopicAction.REFUSE)
            else:
                await self._topics.failed(topic.id)
        return len(over) + len(lost)

    async def next_closing(self) -> datetime | None:
        return await self._tx.topics.next_end()

    async def digest_due(self) -> int:
        """One topic; 0: none waits."""
        topic = await self._tx.topics.to_digest(self._desk.now)
        return 0 if topic is None else int(await self._digest(topic, ()))

    async def next_digest(self) -> datetime | None:
        return await self._tx.topics.next_digest()

    async def poll_stopped(self, id: int, _fields: object, result: object) -> None:
        """The receipt: how many voted for what, as Telegram tells it."""
        topic = await self._tx.topics.get(TopicId(id))
        if topic is not None and topic.state is TopicState.CLOSED:
            await self._digest(topic, options_in(result))

    async def thank(self, by: Person | None, id: TopicId) -> Topic:
        """One line in the group, once."""
        topic = await self._topics.own(by, id)
        if topic.state is not TopicState.DIGESTED:
            raise TopicHasMovedOn(state=topic.state.value)
        if not await self._tx.topics.thank(id, self._desk.now):
            raise AlreadyThanked
        await self._desk.tell(TopicThanks(id), group=topic.group)
        return topic

    async def _close(self, topic: Topic, digest: datetime) -> Topic | None:
        now = self._desk.now
        group = await self._tx.groups.get(topic.group)
        stops = topic.poll is not None and topic.message is not None and group is not None
        at = now + POLL_PATIENCE if stops else digest
        closed = await self._tx.topics.close(topic.id, now, digest_at=max(at, digest))
        if closed is not None and stops and group is not None:
            await self._desk.ask_telegram(
                "stopPoll",
                {"chat_id": group.chat, "message_id": topic.message},
                Receipt(POLL_RECEIPT, topic.id),
            )
        return closed

    async def _digest(self, topic: Topic, options: tuple[Bar, ...]) -> bool:
        """Made once; then what was handed over is gone."""
        group = await self._tx.groups.get(topic.group)
        done = await self._tx.topics.step(topic.id, TopicAction.DIGEST)
        if group is None or done is None:
            return done is not None
        digest = await self._made(topic, group, options)
        await self._tx.topic_digests.keep(topic.id, digest, self._desk.now)
        if await self._tx.topics.forget_answers_to(topic.id):
            await self._tx.scrubs.ask(self._desk.now, Extent.ANSWERS)
        if self._desk.now - topic.closes_at > DIGESTED_WITHIN:
            return True
        for person in await self._desk.run_by(group):
            await self._desk.tell(TopicDigested(topic.id), person=person, priority=Priority.NOTICE)
        return True

    async def _made(self, topic: Topic, group: Group, options: tuple[Bar, ...]) -> Digest:
        answers = await self._tx.topics.answered(topic.id)
        votes = await self._tx.topics.votes(topic.id)
        gaps = await self._tx.gaps.of([group.id], topic.opened_at, topic.closes_at)
        since = group.counting_since
        return Digest(
            people=people_in(answers),
            answers=len(answers),
            blocks=blocks_in(answers),
            votes=len(votes),
            consenting=await self._tx.reports.consenting(group.id),
            members=group.members,
            seen=not gaps and since is not None and since <= topic.opened_at,
            phrases=await phrases_in(answers),
            options=options,
            course=course_of(topic, [*(one.at for one in answers), *votes]),
        )


async def phrases_in(answers: Sequence[Answer]) -> tuple[Bar, ...]:
    """Of fewer than five people none; cutting Chinese into words is not for the event loop."""
    if people_in(answers) < ENOUGH_PEOPLE:
        return ()
    return await asyncio.to_thread(phrases_said, [(one.person, one.text) for one in answers])


def phrases_said(texts: Sequence[tuple[int, str]]) -> tuple[Bar, ...]:
    """The dictionary is read when the first digest needs it."""
    from language.phrases import phrases_of

    return tuple(Bar(one.text, one.people) for one in phrases_of(texts, at_least=ENOUGH_PEOPLE))


def options_in(poll: object) -> tuple[Bar, ...]:
    """Empty for what is no poll."""
    match poll:
        case {"options": [*options]}:
            return tuple(
                Bar(str(one["text"]), int(one["voter_count"]))
                for one in options
                if isinstance(one, dict) and {"text", "voter_count"} <= set(one)
            )
        case _:
            return ()
