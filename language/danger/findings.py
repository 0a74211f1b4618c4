"""What looking for danger can find."""

from dataclasses import dataclass
from enum import StrEnum


class DangerKind(StrEnum):
    """Who is in danger, and from whom: it decides which words and which numbers are offered."""

    SELF = "self"  # the writer, by their own hand
    FROM_OTHERS = "from_others"  # the writer, by what somebody does to them
    SOMEBODY_ELSE = "somebody_else"  # another person whom the writer is worried about


class Directness(StrEnum):
    """Said in plain words, or hinted at: a farewell, things given away, a wish not to wake up."""

    DIRECT = "direct"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Danger:
    """One finding. `rule` names a row of the tables; it tells about the writer, so never log it."""

    kind: DangerKind
    directness: Directness
    rule: str


# The rule of what no row of the tables foresees: signs too weak to count alone.
MANY_SIGNS = "many signs"
