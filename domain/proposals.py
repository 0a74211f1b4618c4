"""Proposals: what young people would like to do together, and who wants it too."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.groups import GroupId
from domain.lengths import length_of
from domain.people import PersonId
from domain.refusals import Refusal

ProposalId = NewType("ProposalId", int)
LONGEST = 60
OPEN_AT_MOST = 3
"""Of one person at a time: more would be a list of wishes."""


class ProposalState(StrEnum):
    """TAKEN: it became an activity. WITHDRAWN: whoever proposed it took it back."""

    OPEN = "open"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"


class ProposalTooLong(Refusal):
    """More than `limit` characters: it is the name of something to do, no plan."""


class ProposalsEnough(Refusal):
    """`most` of theirs are open already."""


class ProposalNeedsAGroup(Refusal):
    """They take part in no group, or have not agreed to be counted."""


class ProposalMovedOn(Refusal):
    """It is no longer open, or not of a group of theirs."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """`supporters` are people besides whoever proposed it; `person` is shown to nobody."""

    id: ProposalId
    state: ProposalState
    group: GroupId
    person: PersonId | None
    text: str
    proposed_at: datetime
    supporters: int = 0


def proposed(text: str) -> str:
    """On one line. ProposalTooLong with too many characters."""
    said = " ".join(text.split())
    if length_of(said) > LONGEST:
        raise ProposalTooLong(limit=LONGEST)
    return said
