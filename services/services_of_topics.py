"""The services of topics, each by the name of its noun."""

from functools import cached_property

from services.design_cards import DesignCards
from services.design_talks import DesignTalks
from services.design_votes import DesignVotes
from services.designs import Designs
from services.desk import Desk
from services.topic_digests import TopicDigests
from services.topic_lists import TopicLists
from services.topic_schedules import TopicSchedules
from services.topic_talks import TopicTalks
from services.topics import Topics


class ServicesOfTopics:
    """Each is made when it is first asked for, and lives as long as its transaction."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @cached_property
    def designs(self) -> Designs:
        return Designs(self.desk)

    @cached_property
    def design_cards(self) -> DesignCards:
        return DesignCards(self.desk)

    @cached_property
    def design_votes(self) -> DesignVotes:
        return DesignVotes(self.desk)

    @cached_property
    def design_talks(self) -> DesignTalks:
        return DesignTalks(self.desk)

    @cached_property
    def topic_schedules(self) -> TopicSchedules:
        return TopicSchedules(self.desk)

    @cached_property
    def topic_digests(self) -> TopicDigests:
        return TopicDigests(self.desk)

    @cached_property
    def topic_lists(self) -> TopicLists:
        return TopicLists(self.desk)

    @cached_property
    def topic_talks(self) -> TopicTalks:
        return TopicTalks(self.desk)

    @cached_property
    def topics(self) -> Topics:
        return Topics(self.desk)
