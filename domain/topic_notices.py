"""Notices about topics; `domain.notices` lists them with all others."""

from dataclasses import dataclass

from domain.topic_schedules import ScheduleId
from domain.topics import TopicId


@dataclass(frozen=True, slots=True)
class TopicPost:
    """In a group: the topic itself. Its receipt tells which message it became."""

    topic: TopicId


@dataclass(frozen=True, slots=True)
class TopicUnsure:
    """To the cadre: whether the topic was posted is not known, or it could not be (`failed`); post
    it again, or leave it?
    """

    topic: TopicId
    failed: bool = False


@dataclass(frozen=True, slots=True)
class TopicDigested:
    """To the cadre side: what came of a topic that is closed, in sums."""

    topic: TopicId


@dataclass(frozen=True, slots=True)
class TopicThanks:
    """In a group: thanks for the answers to a topic, as the cadre wished."""

    topic: TopicId


@dataclass(frozen=True, slots=True)
class TopicSkipped:
    """To the cadre side: a scheduled topic was not posted at this moment (ISO), and why not."""

    schedule: ScheduleId
    moment: str


TopicNotice = TopicPost | TopicUnsure | TopicDigested | TopicThanks | TopicSkipped
