"""How young people find the work of an office: once a quarter, by a tap, and as sums."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from domain.organisations import Organisation
from domain.periods import Days
from domain.refusals import Refusal

FEWEST = 5
"""With fewer nothing is shown of a quarter, and nothing at all while it goes on: who looks twice
would see what the last one said.
"""


class Verdict(StrEnum):
    HELPED = "helped"
    SO_SO = "so-so"
    NOT_FELT = "not-felt"


class EvaluationNeedsAGroup(Refusal):
    """They take part in no group that is set up, so that no office is theirs."""


class EvaluatedBefore(Refusal):
    """Once a quarter; what it was is kept nowhere, so that nobody can change it."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Of one office in one quarter. `verdicts` None: too few, or the quarter goes on."""

    office: Organisation
    quarter: Days
    verdicts: Mapping[Verdict, int] | None


Said = TypeVar("Said")


def told(sums: Mapping[Said, int]) -> Mapping[Said, int] | None:
    """How many said what, each person once; None: too few."""
    return sums if sum(sums.values()) >= FEWEST else None


def told_afterwards(
    verdicts: Mapping[Verdict, int], quarter: Days, today: date
) -> Mapping[Verdict, int] | None:
    """None: too few, or the quarter goes on."""
    return told(verdicts) if today >= quarter.after else None
