"""Questions about topics: what is scheduled, open and told of late, for whoever runs a group."""

from dataclasses import dataclass
from datetime import tzinfo

from domain.groups import Group, GroupId
from domain.people import Person
from domain.rights import Deed
from domain.topic_digests import Digest
from domain.topic_schedules import Schedule
from domain.topics import DIGESTED_WITHIN, Topic, TopicId
from services.desk import Desk
from services.organisations import NotACadre
from services.rights import Rights
from services.topics import Topics

MOST = 15


@dataclass(frozen=True, slots=True)
class Seen:
    """One topic as it stands; `digest` once it is made."""

    topic: Topic
    group: Group
    zone: tzinfo
    digest: Digest | None


class TopicLists:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def of(
        self, by: Person | None
    ) -> tuple[list[tuple[Topic, Group, tzinfo]], list[tuple[Schedule, Group, tzinfo]]]:
        """Of the groups that somebody runs: topics of the last week, and what is scheduled."""
        await Rights(self._desk).require(by, Deed.POST_TOPIC, otherwise=NotACadre)
        groups = [] if by is None else await self._desk.groups_of(by.id)
        known: dict[GroupId, tuple[Group, tzinfo]] = {
            group.id: (group, await self._desk.zone_of(group)) for group in groups
        }
        since = self._desk.now - DIGESTED_WITHIN
        topics = await self._tx.topics.lately(list(known), since, MOST)
        schedules = await self._tx.topic_schedules.of(list(known))
        return (
            [(one, *known[one.group]) for one in topics],
            [(one, *known[one.group]) for one in schedules],
        )

    async def look(self, by: Person | None, id: TopicId) -> Seen:
        topic = await Topics(self._desk).own(by, id)
        group = await self._tx.groups.get(topic.group)
        if group is None:
            raise NotACadre
        digest = await self._tx.topic_digests.get(id)
        return Seen(topic, group, await self._desk.zone_of(group), digest)
