"""Intentions about polls: votes that count."""

from domain.activity import Tally
from domain.consents import Purpose
from domain.groups import GroupState
from domain.people import Person
from services.desk import Desk


class Polls:
    """Bound to one transaction. A poll is a topic that is voted on (`domain.polls`)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def vote(self, poll: str, by: Person | None) -> bool:
        """Count somebody's vote while the poll is open. False: it counts nothing. Another choice
        is the same vote, and whoever has not agreed to be counted is not noted.
        """
        tx, now = self._desk.tx, self._desk.now
        topic = await tx.topics.by_poll(poll)
        group = None if topic is None else await tx.groups.get(topic.group)
        if topic is None or group is None or by is None or topic.closes_at <= now:
            return False
        if group.state is not GroupState.COUNTING:
            return False
        if Purpose.ACTIVITY not in await tx.consents.of(by.id):
            return False
        if not await tx.topics.note_vote(topic.id, by.id, now):
            return False
        tally = Tally()
        tally.vote(group.id, by.id, now, await self._desk.zone_of(group))
        await tx.activity.add(tally)
        await tx.memberships.join(group.id, by.id, now)
        return True
