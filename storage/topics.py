"""Topics: posts that invite an answer, and the answers until the digest is made."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, case, delete, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId
from domain.people import PersonId
from domain.topics import (
    DAY,
    NEXT,
    USUAL_DAYS,
    Answer,
    Topic,
    TopicAction,
    TopicId,
    TopicState,
    before,
)
from storage.many_rows import insert_new
from storage.tables.topics import poll_votes, topic_answers, topic_schedules, topics


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
        *,
        photo: str | None = None,
        days: int = USUAL_DAYS,
    ) -> Topic:
        """On its way. `thread` is where it is to stand, in a group with threads."""
        new = topics.insert().values(
            group_id=group,
            state=TopicState.POSTING.value,
            text=text,
            opened_at=opened_at,
            closes_at=closes_at,
            thread_id=thread,
            photo=photo,
            days=days,
        )
        return topic_of((await self._connection.execute(new.returning(topics))).one())

    async def get(self, id: TopicId) -> Topic | None:
        row = (
            await self._connection.execute(select(topics).where(topics.c.id == id))
        ).one_or_none()
        return None if row is None else topic_of(row)

    async def step(self, id: TopicId, action: TopicAction, **values: object) -> Topic | None:
        """As the table of states says; None if its state allows it no longer."""
        states = [one.value for one in before(action)]
        changed = (
            update(topics)
            .where(topics.c.id == id, topics.c.state.in_(states))
            .values(state=NEXT[before(action)[0], action].value, **values)
        )
        row = (await self._connection.execute(changed.returning(topics))).one_or_none()
        return None if row is None else topic_of(row)

    async def posted(
        self, id: TopicId, message: int, thread: int | None = None, poll: str | None = None
    ) -> bool:
        """The receipt: which message it became. False: known before, and the first one stays."""
        seen = await self.step(
            id, TopicAction.SEE, message_id=message, thread_id=thread, poll_id=poll
        )
        return seen is not None

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
            topics.c.state == TopicState.POSTING.value,
            topics.c.opened_at >= since,
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

    async def close(self, id: TopicId, now: datetime, *, digest_at: datetime) -> Topic | None:
        """At its time or earlier. None: it is not open."""
        ends = case((topics.c.closes_at > now, now), else_=topics.c.closes_at)
        return await self.step(id, TopicAction.CLOSE, closes_at=ends, digest_at=digest_at)

    async def again(self, id: TopicId, now: datetime) -> Topic | None:
        """To be posted once more, and open as long as it was to be. None: it stands there, or is on
        its way already.
        """
        found = await self.get(id)
        if found is None:
            return None
        ends = now + found.days * DAY
        return await self.step(id, TopicAction.AGAIN, opened_at=now, closes_at=ends)

    async def past(self, state: TopicState, now: datetime, limit: int) -> list[Topic]:
        """Those in a state whose time is over, the oldest first."""
        asked = select(topics).where(topics.c.state == state.value, topics.c.closes_at <= now)
        ordered = asked.order_by(topics.c.closes_at, topics.c.id).limit(limit)
        return [topic_of(row) for row in await self._connection.execute(ordered)]

    async def next_end(self) -> datetime | None:
        """When the next one that is open, or still on its way, is over."""
        states = (TopicState.POSTING.value, TopicState.OPEN.value)
        asked = select(func.min(topics.c.closes_at)).where(topics.c.state.in_(states))
        found: datetime | None = await self._connection.scalar(asked)
        return found

    async def to_digest(self, now: datetime) -> Topic | None:
        """The one that has waited longest for its digest."""
        closed = topics.c.state == TopicState.CLOSED.value, topics.c.digest_at <= now
        asked = select(topics).where(*closed).order_by(topics.c.digest_at, topics.c.id).limit(1)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else topic_of(row)

    async def next_digest(self) -> datetime | None:
        closed = topics.c.state == TopicState.CLOSED.value
        found: datetime | None = await self._connection.scalar(
            select(func.min(topics.c.digest_at)).where(closed)
        )
        return found

    async def lately(self, groups: Collection[GroupId], since: datetime, limit: int) -> list[Topic]:
        """Those of these groups that are not over since this moment, the newest first."""
        asked = select(topics).where(topics.c.group_id.in_(groups), topics.c.closes_at > since)
        ordered = asked.order_by(topics.c.id.desc()).limit(limit)
        return [topic_of(row) for row in await self._connection.execute(ordered)]

    async def after(self, id: TopicId, limit: int) -> list[Topic]:
        """All of them in the order of their numbers, chunk by chunk."""
        asked = select(topics).where(topics.c.id > id).order_by(topics.c.id).limit(limit)
        return [topic_of(row) for row in await self._connection.execute(asked)]

    async def thank(self, id: TopicId, now: datetime) -> bool:
        """False: thanked before."""
        changed = update(topics).where(topics.c.id == id, topics.c.thanked_at.is_(None))
        thanked = changed.values(thanked_at=now).returning(topics.c.id)
        return (await self._connection.scalar(thanked)) is not None

    async def to_general(self, group: GroupId, thread: int) -> None:
        """What is still to be posted in this thread is posted outside of it."""
        for table in (topics, topic_schedules):
            waiting = table.c.group_id == group, table.c.thread_id == thread
            moved = update(table).where(*waiting, *unseen(table)).values(thread_id=None)
            await self._connection.execute(moved)

    async def leave_behind(self, group: GroupId, now: datetime) -> None:
        """The group's chat is another one: a post that stands in the former one gets no replies
        here, and its number may be another message's. What is on its way goes to the new chat.
        """
        its = topics.c.group_id == group
        opened = topics.c.state == TopicState.OPEN.value
        ended = (
            update(topics)
            .where(its, opened)
            .values(
                state=TopicState.CLOSED.value,
                closes_at=case((topics.c.closes_at > now, now), else_=topics.c.closes_at),
                digest_at=now,
            )
        )
        await self._connection.execute(ended)
        posted = update(topics).where(its, topics.c.message_id.is_not(None))
        await self._connection.execute(posted.values(message_id=None, poll_id=None))
        for table in (topics, topic_schedules):
            moved = update(table).where(table.c.group_id == group).values(thread_id=None)
            await self._connection.execute(moved)

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
        return [(one.person, one.text) for one in await self.answered(id)]

    async def answered(self, id: TopicId) -> list[Answer]:
        """The same, and when."""
        asked = select(topic_answers).where(topic_answers.c.topic_id == id)
        rows = await self._connection.execute(asked.order_by(topic_answers.c.message_id))
        return [Answer(PersonId(row.person_id), row.text, row.answered_at) for row in rows]

    async def votes(self, id: TopicId) -> list[datetime]:
        """When each voter voted first; nobody learns who."""
        asked = select(poll_votes.c.voted_at).where(poll_votes.c.topic_id == id)
        return list((await self._connection.scalars(asked.order_by(poll_votes.c.voted_at))).all())

    async def forget_answers_of(self, person: PersonId) -> None:
        """They no longer agree to it."""
        for table in (topic_answers, poll_votes):
            await self._connection.execute(delete(table).where(table.c.person_id == person))

    async def forget_answers_to(self, id: TopicId) -> int:
        """When the digest is made; otherwise they go after their time. How many there were."""
        gone = delete(topic_answers).where(topic_answers.c.topic_id == id)
        return len(
            (await self._connection.scalars(gone.returning(topic_answers.c.message_id))).all()
        )


def topic_of(row: Row[Any]) -> Topic:
    return Topic(
        id=TopicId(row.id),
        group=GroupId(row.group_id),
        state=TopicState(row.state),
        text=row.text,
        opened_at=row.opened_at,
        closes_at=row.closes_at,
        message=row.message_id,
        thread=row.thread_id,
        poll=row.poll_id,
        photo=row.photo,
        days=row.days,
        thanked_at=row.thanked_at,
    )


def unseen(table: Table) -> tuple[ColumnElement[bool], ...]:
    """Of topics those that do not stand in the group; a schedule is always ahead."""
    return (topics.c.message_id.is_(None),) if table is topics else ()
