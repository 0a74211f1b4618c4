"""Yearly meetings: a cadre meets each contact face to face once a year, and the contact says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.organisations import CadreId
from domain.people import PersonId
from domain.refusals import Refusal


class MeetingState(StrEnum):
    """NOTED: the cadre says that they met. DENIED: the contact says that they did not."""

    NOTED = "noted"
    CONFIRMED = "confirmed"
    DENIED = "denied"


class MeetingAnswer(StrEnum):
    YES = "yes"
    NO = "no"


NEXT: Mapping[tuple[MeetingState, MeetingAnswer], MeetingState] = {
    (MeetingState.NOTED, MeetingAnswer.YES): MeetingState.CONFIRMED,
    (MeetingState.NOTED, MeetingAnswer.NO): MeetingState.DENIED,
    (MeetingState.CONFIRMED, MeetingAnswer.YES): MeetingState.CONFIRMED,
    (MeetingState.CONFIRMED, MeetingAnswer.NO): MeetingState.DENIED,
    (MeetingState.DENIED, MeetingAnswer.YES): MeetingState.CONFIRMED,
    (MeetingState.DENIED, MeetingAnswer.NO): MeetingState.DENIED,
}
"""As long as the year lasts somebody can think better of it."""


class MeetingOver(Refusal):
    """The year is over, or the contact has left, or nobody noted anything."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One year of one contact and one cadre; only CONFIRMED counts."""

    person: PersonId
    cadre: CadreId
    year: int
    state: MeetingState
    noted_at: datetime
    answered_at: datetime | None = None

    @property
    def counts(self) -> bool:
        return self.state is MeetingState.CONFIRMED

    def after(self, answer: MeetingAnswer) -> MeetingState:
        return NEXT[self.state, answer]


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A contact with whom nothing is noted this year: the name, and since when they are one."""

    person: PersonId
    name: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Meetings:
    """What one cadre alone sees of one year. `waiting`: noted, and not confirmed; whether somebody
    said no is not to be told from it. `open` is one page.
    """

    year: int
    contacts: int
    confirmed: int
    waiting: int
    open: tuple[OpenMeeting, ...]
    page: int = 0
    more: bool = False
