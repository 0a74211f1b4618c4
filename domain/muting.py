"""Muting: which sorts of what the program says of itself somebody does not want to hear."""

from collections.abc import Mapping
from enum import StrEnum

from domain.activity_notices import ActivityReminder, HolderReminded
from domain.notices import Notice
from domain.prompt_notices import MorningCome, PeriodDue
from domain.prompts import Point, stages_of
from domain.report_notices import ReportDrafted, ReportDue
from domain.topic_notices import TopicDigested, TopicSkipped
from domain.wish_notices import WishesDue, WishesLeft, WishPooled


class Sort(StrEnum):
    """In the order of the switches. Only what nobody asked for just now, and nobody waits for."""

    MORNING = "morning"
    PROMPTS = "prompts"
    DEADLINES = "deadlines"
    WISHES = "wishes"
    TOPICS = "topics"
    REPORTS = "reports"
    ACTIVITIES = "activities"


SORTS: Mapping[type[Notice], Sort] = {
    MorningCome: Sort.MORNING,
    WishesDue: Sort.WISHES,
    WishesLeft: Sort.WISHES,
    WishPooled: Sort.WISHES,
    TopicDigested: Sort.TOPICS,
    TopicSkipped: Sort.TOPICS,
    ReportDrafted: Sort.REPORTS,
    ReportDue: Sort.REPORTS,
    ActivityReminder: Sort.ACTIVITIES,
    HolderReminded: Sort.ACTIVITIES,
}
OF_YOUTH = (Sort.ACTIVITIES,)
OF_WORK = tuple(Sort)
EARLY = frozenset({Point.OPENING, Point.MIDDLE})


def sorts_of(notice: Notice) -> frozenset[Sort]:
    """Empty: it cannot be muted. A message of two sorts is said unless both are muted."""
    if isinstance(notice, PeriodDue):
        stages = stages_of(notice.stages)
        return frozenset(Sort.PROMPTS if one.point in EARLY else Sort.DEADLINES for one in stages)
    sort = SORTS.get(type(notice))
    return frozenset() if sort is None else frozenset({sort})
