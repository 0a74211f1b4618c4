"""What each sign weighs, in halves, written by `learning`: a weight, and the signs that have it."""

from language.danger.weights.kinds import FROM_OTHERS, SOMEBODY_ELSE
from language.danger.weights.names import DANGER_NAMES
from language.danger.weights.pairs import DANGER_PAIRS
from language.danger.weights.units import DANGER_UNITS

DANGER = (DANGER_NAMES, DANGER_UNITS, DANGER_PAIRS)

__all__ = ["DANGER", "FROM_OTHERS", "SOMEBODY_ELSE"]
