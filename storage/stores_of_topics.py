"""The stores of topics and of what belongs to them, each by the name of its noun."""

from functools import cached_property

from storage.designs import Designs
from storage.stores_of_periods import StoresOfPeriods
from storage.topic_digests import TopicDigests
from storage.topic_schedules import TopicSchedules
from storage.topics import Topics


class StoresOfTopics(StoresOfPeriods):
    """Each store is made when it is first asked for, and lives as long as its transaction."""

    @cached_property
    def topics(self) -> Topics:
        return Topics(self._connection)

    @cached_property
    def designs(self) -> Designs:
        return Designs(self._connection)

    @cached_property
    def topic_schedules(self) -> TopicSchedules:
        return TopicSchedules(self._connection)

    @cached_property
    def topic_digests(self) -> TopicDigests:
        return TopicDigests(self._connection)
