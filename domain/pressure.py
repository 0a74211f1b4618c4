"""Pressure: somebody says in confidence that they were pressed to take part."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.organisations import Organisation, OrganisationId
from domain.people import PersonId
from domain.refusals import Refusal

PressureId = NewType("PressureId", int)


class PressureState(StrEnum):
    RECEIVED = "received"
    LOOKED_AT = "looked-at"
    ANSWERED = "answered"


class PressureStep(StrEnum):
    """What whoever reads it can do."""

    LOOK = "look"
    ANSWER = "answer"


NEXT: Mapping[tuple[PressureState, PressureStep], PressureState] = {
    (PressureState.RECEIVED, PressureStep.LOOK): PressureState.LOOKED_AT,
    (PressureState.RECEIVED, PressureStep.ANSWER): PressureState.ANSWERED,
    (PressureState.LOOKED_AT, PressureStep.ANSWER): PressureState.ANSWERED,
}


class PressureHasMovedOn(Refusal):
    """Somebody has looked at it or answered it already."""


@dataclass(frozen=True, slots=True)
class PressureReport:
    """`about` is the organisation in which it happened, `before` the one that reads it: above it,
    if there is one. Whose it is (`person`) nobody is told.
    """

    id: PressureId
    person: PersonId
    about: OrganisationId
    before: OrganisationId
    state: PressureState
    text: str
    reported_at: datetime
    answer: str | None = None

    def after(self, step: PressureStep, answer: str | None = None) -> "PressureReport":
        """PressureHasMovedOn if it does not go on like this."""
        state = NEXT.get((self.state, step))
        if state is None:
            raise PressureHasMovedOn
        return replace(self, state=state, answer=answer)


@dataclass(frozen=True, slots=True)
class PressureSaved:
    """What whoever reported is told: which office reads it. `above` is False where there is nobody
    above the organisation itself.
    """

    reader: Organisation
    above: bool
    made_known: bool = False
