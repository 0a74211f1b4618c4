"""Why a second person says no to what was entered afterwards: asked for, and written."""

from dataclasses import dataclass

from domain.activities import Activity
from domain.five_ones import ActivityId
from domain.people import Person
from domain.talks import Talk
from services.desk import Desk
from services.entering import Entering
from services.talks import Talks

TALK, REASON, ACTIVITY = "held-decline", "reason", "activity"


@dataclass(frozen=True, slots=True)
class DeclineAsked:
    """Where it stands: the reason is asked for (`talk`), or was told."""

    talk: Talk | None
    activity: Activity


class Declining:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._talks = Talks(desk)
        self._entering = Entering(desk)

    async def begin(self, by: Person | None, id: ActivityId) -> DeclineAsked:
        """The next thing they write is the reason."""
        second, activity = await self._entering.to_answer(by, id)
        talk = await self._talks.begin(second, TALK, REASON, **{ACTIVITY: id})
        return DeclineAsked(talk, activity)

    async def said(self, me: Person, talk: Talk, text: str) -> DeclineAsked:
        declined = await self._entering.decline(me, activity_of(talk), text)
        await self._talks.end(me)
        return DeclineAsked(None, declined)

    async def back(self, me: Person | None, mark: int) -> DeclineAsked:
        talk = await self._talks.back(me, TALK, mark)
        _, activity = await self._entering.to_answer(me, activity_of(talk))
        return DeclineAsked(talk, activity)


def activity_of(talk: Talk) -> ActivityId:
    return ActivityId(int(talk.given.get(ACTIVITY, 0)))
