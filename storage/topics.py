"""Topics: posts that invite an answer, and the answers until the digest is made."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, case, delete, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId, Topic, TopicId
from domain.people import PersonId
from storage.many_rows import insert_new
from storage.tables.wishes import poll_votes, topic_answers, topics


class Topics:
    """A topic is known by its message once the receipt has told it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(
        self,
        group: GroupId,
        text: str,
        opened_at: datetime,
        closes_at: datetime,
        thread: int | None = None,
    ) -> Topic:
        """`thread` is where it is to stand, in a group with threads."""
        new = topics.insert().values(
            group_id=group,
            text=text,
            opened_at=opened_at,
            closes_at=closes_at,
            thread_id=thread,
        )
        return topic_of((await self._connection.execute(new.returning(topics))).one())

    async def get(self, id: TopicId) -> Topic | None:
        row = (
            await self._connection.execute(select(topics).where(topics.c.id == id))
        ).one_or_none()
        return None if row is None else topic_of(row)

    async def posted(
        self, id: TopicId, message: int, thread: int | None = None, poll: str | None = None
    ) -> bool:
        """The receipt: which message it became. False: known before, and the first one stays."""
        unknown = topics.c.id == id, topics.c.message_id.is_(None)
        changed = (
            update(topics)
            .where(*unknown)
            .values(message_id=message, thread_id=thread, poll_id=poll)
        )
        return (await self._connection.scalar(changed.returning(topics.c.id))) is not None

    async def by_message(self, group: GroupId, message: int) -> Topic | None:
        """The topic that a message is, open or closed."""
        asked = select(topics).where(topics.c.group_id == group, topics.c.message_id == message)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else topic_of(row)

    async def by_poll(self, poll: str) -> Topic | None:
        """The topic that a poll is, open or closed."""
        asked = select(topics).where(topics.c.poll_id == poll)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else topic_of(row)

    async def awaits_receipt(self, group: GroupId | None, since: datetime) -> bool:
        """Whether a topic of this group, or of any, is on its way and not older than `since`."""
        asked = select(topics.c.id).where(
            true() if group is None else topics.c.group_id == group,
            topics.c.message_id.is_(None),
            topics.c.opened_at >= since,
            topics.c.closes_at > since,
        )
        return (await self._connection.scalar(asked.limit(1))) is not None

    async def open_in(
        self, groups: Collection[GroupId], now: datetime
    ) -> dict[tuple[GroupId, int], Topic]:
        """(group, message id) → topic, of those that are open now: asked once for a batch."""
        asked = select(topics).where(
            topics.c.group_id.in_(groups),
            topics.c.closes_at > now,
            topics.c.message_id.is_not(None),
        )
        rows = await self._connection.execute(asked)
        return {(GroupId(row.group_id), row.message_id): topic_of(row) for row in rows}

    async def close(self, id: TopicId, now: datetime) -> bool:
        """Earlier than planned. False: closed already."""
        changed = update(topics).where(topics.c.id == id, topics.c.closes_at > now)
        closed = changed.values(closes_at=now).returning(topics.c.id)
        return (await self._connection.scalar(closed)) is not None

    async def reopen(self, id: TopicId, now: datetime, closes_at: datetime) -> bool:
        """To be posted once more. False: its message is known, or it is on its way already."""
        closed = topics.c.id == id, topics.c.message_id.is_(None), topics.c.closes_at <= now
        changed = update(topics).where(*closed).values(opened_at=now, closes_at=closes_at)
        return (await self._connection.scalar(changed.returning(topics.c.id))) is not None

    async def to_general(self, group: GroupId, thread: int) -> None:
        """What is still to be posted in this thread is posted outside of it."""
        waiting = topics.c.group_id == group, topics.c.message_id.is_(None)
        moved = update(topics).where(*waiting, topics.c.thread_id == thread)
        await self._connection.execute(moved.values(thread_id=None))

    async def leave_behind(self, group: GroupId, now: datetime) -> None:
        """The group's chat is another one: a post that stands in the former one gets no replies
        here, and its number may be another message's. What is on its way goes to the new chat.
        """
        its = topics.c.group_id == group
        posted = update(topics).where(its, topics.c.message_id.is_not(None))
        ended = case((topics.c.closes_at > now, now), else_=topics.c.closes_at)
        await self._connection.execute(
            posted.values(message_id=None, closes_at=ended, poll_id=None)
        )
        await self._connection.execute(update(topics).where(its).values(thread_id=None))

    async def keep_answer(
        self, id: TopicId, message: int, person: PersonId, text: str, now: datetime
    ) -> bool:
        """A consenting person's reply to the post. False: kept before."""
        return await insert_new(
            self._connection,
            topic_answers,
            topic_id=id,
            message_id=message,
            person_id=person,
            text=text,
            answered_at=now,
        )

    async def note_vote(self, id: TopicId, person: PersonId, now: datetime) -> bool:
        """False: noted before."""
        return await insert_new(
            self._connection, poll_votes, topic_id=id, person_id=person, voted_at=now
        )

    async def answers(self, id: TopicId) -> list[tuple[PersonId, str]]:
        """Person and text, in the order in which they were written."""
        asked = select(topic_answers).where(topic_answers.c.topic_id == id)
        rows = await self._connection.execute(asked.order_by(topic_answers.c.message_id))
        return [(PersonId(row.person_id), row.text) for row in rows]

    async def forget_answers_of(self, person: PersonId) -> None:
        """They no longer agree to it."""
        for table in (topic_answers, poll_votes):
            await self._connection.execute(delete(table).where(table.c.person_id == person))

    async def forget_answers_to(self, id: TopicId) -> None:
        """When the digest is made; otherwise they go after their time."""
        await self._connection.execute(delete(topic_answers).where(topic_answers.c.topic_id == id))


def topic_of(row: Row[Any]) -> Topic:
    return Topic(
        id=TopicId(row.id),
        group=GroupId(row.group_id),
        text=row.text,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        message=row.message_id,
        thread=row.thread_id,
        poll=row.poll_id,
    )
