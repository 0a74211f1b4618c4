"""Sums of a branch for its office: only sums, and of nobody alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.organisations import Organisation, OrganisationId
from domain.stats import Asked, Figures

LEAST = 5
"""Different consenting people behind every figure of an organisation that is shown by itself."""


@dataclass(frozen=True, slots=True)
class BranchSums:
    """The groups of one organisation one level below with everything under it, or of all together.

    `members` counts those groups of which Telegram told it; `incomplete` are groups of which not
    every moment of the span is known. `reached` and `take_part` as in a cadre's quota.
    """

    organisation: OrganisationId
    name: str
    groups: int
    members: int
    consenting: int
    incomplete: int
    figures: Figures
    cadres: int
    started: int
    reached: int
    take_part: int


@dataclass(frozen=True, slots=True)
class BranchStats:
    """`parts` are the office's own groups and each organisation one level below, in the order of
    the tree. Of those in `hidden` no figure may be shown.
    """

    office: Organisation
    asked: Asked
    whole: BranchSums
    parts: tuple[BranchSums, ...]
    hidden: frozenset[OrganisationId]

    def hides(self, part: BranchSums) -> bool:
        return part.organisation in self.hidden

    @property
    def hides_all(self) -> bool:
        """So few take part in the whole branch that even its sums would single somebody out."""
        return 0 < self.whole.consenting < LEAST


def hidden_among(parts: Sequence[BranchSums]) -> frozenset[OrganisationId]:
    """Those with too few people behind them; and as many more as it takes, the smallest first, so
    that what is missing from the sum is never the figure of too few.
    """
    few = [one for one in parts if 0 < one.consenting < LEAST]
    others = sorted((one for one in parts if one.consenting >= LEAST), key=size)
    while few and sum(one.consenting for one in few) < LEAST and others:
        few.append(others.pop(0))
    return frozenset(one.organisation for one in few)


def size(part: BranchSums) -> tuple[int, OrganisationId]:
    return part.consenting, part.organisation
