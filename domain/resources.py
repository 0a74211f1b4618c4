"""Resources: what an office can give, how many, until when; each wish that meets one takes one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NewType

from domain.lengths import length_of
from domain.organisations import OrganisationId
from domain.refusals import Refusal

ResourceId = NewType("ResourceId", int)

LONGEST_RESOURCE = 200
MOST_UNITS = 500
FARTHEST_DAYS = 366


class ResourceEmpty(Refusal):
    """What it is was not said, or in more than `most` characters."""


class ResourceUnitsUnclear(Refusal):
    """How many there are is a number from 1 to `most`."""


class ResourceDayUnclear(Refusal):
    """Until when is a day from today on, a year ahead at most."""


class ResourceGone(Refusal):
    """Used up, ended, past its day, or of another branch."""


@dataclass(frozen=True, slots=True)
class Resource:
    """`until` is the last day; `free` of `units` are left."""

    id: ResourceId
    organisation: OrganisationId
    what: str
    until: date
    units: int
    free: int
    ended: bool = False

    def gives_on(self, day: date) -> bool:
        return not self.ended and self.free > 0 and day <= self.until


def what_of(text: str) -> str:
    """ResourceEmpty unless it says something that fits."""
    written = " ".join(text.split())
    if not written or length_of(written) > LONGEST_RESOURCE:
        raise ResourceEmpty(most=LONGEST_RESOURCE)
    return written


def units_of(text: str) -> int:
    written = text.strip()
    if not (written.isascii() and written.isdecimal() and len(written) <= 4):
        raise ResourceUnitsUnclear(most=MOST_UNITS)
    if not 1 <= int(written) <= MOST_UNITS:
        raise ResourceUnitsUnclear(most=MOST_UNITS)
    return int(written)


def until_of(text: str, today: date) -> date:
    """`12-31` (the next one) or `2026-12-31`; dots, slashes and 月/日 are read as well."""
    parts = numbers_in(text)
    try:
        match parts:
            case [year, month, day]:
                found = date(year, month, day)
            case [month, day]:
                found = date(today.year, month, day)
                if found < today:
                    found = date(today.year + 1, month, day)
            case _:
                raise ResourceDayUnclear
    except ValueError:
        raise ResourceDayUnclear from None
    if not 0 <= (found - today).days <= FARTHEST_DAYS:
        raise ResourceDayUnclear
    return found


def numbers_in(text: str) -> Sequence[int]:
    spaced = "".join(one if one.isascii() and one.isdecimal() else " " for one in text)
    return [int(one) for one in spaced.split() if len(one) <= 4]
