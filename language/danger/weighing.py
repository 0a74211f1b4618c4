"""Signs too weak to count alone: what they weigh together, for what no row of the tables foresees.

Every name of the tables that is met in a message, every unit of it and some pairs of units weigh
something for danger or against it. The weights are learned from examples (`learning`) and stand in
`weights`.
"""

from collections.abc import Mapping
from itertools import chain, pairwise
from typing import NamedTuple

from language.danger.findings import MANY_SIGNS, Danger, DangerKind, Directness
from language.danger.reading import Reading
from language.danger.weights import DANGER, FROM_OTHERS, SOMEBODY_ELSE

ENOUGH = 0.6  # of ordinary talk not learned from, under three lines in a thousand weigh as much
PARTS = 2  # of one: the unit in which `weights` are written
DISCOUNT = 0.4  # the longer a message is, the less each of its signs counts
NAME = "#"  # begins the sign that stands for a name of the tables
PAIR = "_"  # stands between two units, as in the tables of words
BIAS = "-"


class Scale(NamedTuple):
    """What each sign weighs, and what nothing weighs."""

    bias: float
    weights: Mapping[str, float]

    def weigh(self, signs: set[str], length: int) -> float:
        """A sign counts once, however often it is said. `length` is the message's, in units."""
        total = sum(self.weights.get(sign, 0.0) for sign in signs)
        return self.bias + total * discount(length)


def discount(length: int) -> float:
    return float((length + 1) ** -DISCOUNT)


def scale(*tables: Mapping[int, str]) -> Scale:
    """Read tables of `weights`; the bias stands under `-`."""
    rows = chain.from_iterable(table.items() for table in tables)
    weights = {sign: part / PARTS for part, signs in rows for sign in signs.split()}
    return Scale(weights.pop(BIAS, 0.0), weights)


DANGEROUS, SUFFERED, WATCHED = scale(*DANGER), scale(FROM_OTHERS), scale(SOMEBODY_ELSE)


def names(reading: Reading) -> set[str]:
    return {NAME + name for name in reading.hits}


def signs(reading: Reading) -> set[str]:
    """All that may weigh something in a message."""
    units = reading.text.units
    return names(reading).union(units, map(PAIR.join, pairwise(units)))


def weighed(reading: Reading) -> Danger | None:
    """A hint, if the signs weigh enough."""
    if DANGEROUS.weigh(signs(reading), len(reading.text.units)) < ENOUGH:
        return None
    return Danger(kind(reading), Directness.INDIRECT, MANY_SIGNS)


def kind(reading: Reading) -> DangerKind:
    """Who is in danger: the names alone tell it."""
    suffered, watched = (
        scale.weigh(names(reading), len(reading.text.units)) for scale in (SUFFERED, WATCHED)
    )
    if max(suffered, watched) < 0:
        return DangerKind.SELF
    return DangerKind.FROM_OTHERS if suffered > watched else DangerKind.SOMEBODY_ELSE
