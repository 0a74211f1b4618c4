"""What may not be there of topics, their schedules and digests."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select

from domain.topic_schedules import ScheduleState
from domain.topics import DAYS, TopicState
from storage.tables.topics import (
    topic_answers,
    topic_digests,
    topic_schedules,
    topics,
)

Questions = Iterator[tuple[str, Select[Any]]]


def impossible_topics() -> Questions:
    """What stands in a group was seen there, and of what was told nothing that people wrote is
    left.
    """
    state, message = topics.c.state, topics.c.message_id
    told = exists().where(topic_digests.c.topic_id == topics.c.id)
    answered = exists().where(topic_answers.c.topic_id == topics.c.id)
    digested = state == TopicState.DIGESTED.value
    wrong: dict[str, ColumnElement[bool]] = {
        "of no known state": state.not_in([one.value for one in TopicState]),
        "open, and seen nowhere": (state == TopicState.OPEN.value) & message.is_(None),
        "on its way, and seen": (state == TopicState.POSTING.value) & message.is_not(None),
        "closed, and never told": (state == TopicState.CLOSED.value) & topics.c.digest_at.is_(None),
        "told, with replies kept": digested & answered,
        "not told, with a digest": ~digested & told,
        "open for too long": ~topics.c.days.between(DAYS[0], DAYS[-1]),
    }
    for what, condition in wrong.items():
        yield what, select(topics.c.id, state).where(condition)


def impossible_schedules() -> Questions:
    """What waits knows when, and what has ended waits for nothing."""
    table = topic_schedules
    waiting = table.c.state == ScheduleState.WAITING.value
    ended = table.c.state == ScheduleState.ENDED.value
    wrong: dict[str, ColumnElement[bool]] = {
        "of no known state": table.c.state.not_in([one.value for one in ScheduleState]),
        "waiting for no moment": waiting & table.c.next_at.is_(None),
        "ended, with a moment": ended & table.c.next_at.is_not(None),
        "on no day of a week": ~table.c.weekdays.between(0, 127),
    }
    for what, condition in wrong.items():
        yield what, select(table.c.id, table.c.state).where(condition)
