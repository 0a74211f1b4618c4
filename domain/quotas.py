"""The contact quota: how many young people a position has to reach (notice of 2017)."""

from collections.abc import Mapping

from domain.organisations import Position

MANY, FEW = 100, 10

CONTACT_QUOTA: Mapping[Position, int] = {
    Position.FULL_TIME: MANY,
    Position.SECONDED: MANY,
    Position.ORGAN_PART_TIME: MANY,
    Position.PART_TIME: FEW,
}
