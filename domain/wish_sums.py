"""Sums of wishes: how many, about what, how they went; never so few that they tell of anybody."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.categories import Category

FEW = 5
"""As many different wishers stand behind whatever is shown of a category or of an office."""


@dataclass(frozen=True, slots=True)
class WishSums:
    """`waiting` have not ended; `steps` are those that had a first step, after `hours` altogether.
    `wishers` is how many different people are behind it: it decides what is shown, and is not.
    """

    wishes: int = 0
    waiting: int = 0
    confirmed: int = 0
    unconfirmed: int = 0
    reopened: int = 0
    steps: int = 0
    hours: float = 0.0
    wishers: int = 0

    def __add__(self, other: "WishSums") -> "WishSums":
        return WishSums(
            self.wishes + other.wishes,
            self.waiting + other.waiting,
            self.confirmed + other.confirmed,
            self.unconfirmed + other.unconfirmed,
            self.reopened + other.reopened,
            self.steps + other.steps,
            self.hours + other.hours,
            self.wishers + other.wishers,
        )

    @property
    def first_step(self) -> float | None:
        """Hours to the first step, on average; None: unknown."""
        return self.hours / self.steps if self.steps else None


@dataclass(frozen=True, slots=True)
class ShownSums:
    """What may be seen. `total` None: too few people are behind it. `others` are the categories
    that are not shown by themselves; None: there are none, or they would tell of few.
    """

    total: WishSums | None
    of: tuple[tuple[Category | None, WishSums], ...] = ()
    others: WishSums | None = None


@dataclass(frozen=True, slots=True)
class SumsOf:
    """`office` None: of the own groups."""

    office: str | None
    sums: ShownSums


def shown(
    total: WishSums, categories: Sequence[tuple[Category | None, WishSums]], *, own: bool
) -> ShownSums:
    """Those who read every wish anyway (`own`) see how many there are, however few. Of the rest
    nothing is shown that few are behind, nor what could be had by subtracting.
    """
    if total.wishers < FEW:
        return ShownSums(bare(total) if own and total.wishes else None)
    ordered = sorted(categories, key=lambda one: (-one[1].wishers, -one[1].wishes))
    seen = [one for one in ordered if one[1].wishers >= FEW]
    hidden = [sums for _, sums in ordered if sums.wishers < FEW]
    while hidden and seen and sum(one.wishers for one in hidden) < FEW:
        hidden.append(seen.pop()[1])
    others = sum(hidden, WishSums()) if hidden else None
    few = others is not None and others.wishers < FEW
    return ShownSums(total, tuple(seen), None if few else others)


def bare(total: WishSums) -> WishSums:
    """Only how many, and how many wait: what whoever reads them counts by themselves."""
    return WishSums(wishes=total.wishes, waiting=total.waiting, wishers=total.wishers)
