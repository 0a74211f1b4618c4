"""Policies: what an organisation sets for itself and everything below it, within national rules.

A target can be lowered, and never raised over the national figure: that is `is_raised`. What holds
for a period is what was in force on its first day, as with positions.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType

from domain.five_ones import CADRE_KINDS, NATIONAL_KINDS, Kind, KindName
from domain.lengths import length_of
from domain.obligations import FIVE
from domain.organisations import Organisation, OrganisationId, Position
from domain.periods import quarter_of
from domain.quotas import CONTACT_QUOTA, FEW, MANY
from domain.refusals import Refusal

QuotaRaisingId = NewType("QuotaRaisingId", int)

MOST_KINDS = 10
LONGEST_KIND = 20
FARTHEST = timedelta(days=2 * 366)


class Matter(StrEnum):
    """What a policy is about. BOTH: may one activity serve a cadre's and an organ's Five Ones?"""

    ACTIVITIES = "activities"
    ORGAN_ACTIVITIES = "organ-activities"
    CONTACTS = "contacts"
    FEW_CONTACTS = "few-contacts"
    KINDS = "kinds"
    BOTH = "both"


NATIONAL: Mapping[Matter, int] = {
    Matter.ACTIVITIES: FIVE,
    Matter.ORGAN_ACTIVITIES: FIVE,
    Matter.CONTACTS: MANY,
    Matter.FEW_CONTACTS: FEW,
    Matter.BOTH: 0,
}
"""The notice's figures; KINDS are `NATIONAL_KINDS`."""

OF_CONTACTS = (Matter.CONTACTS, Matter.FEW_CONTACTS)
TARGETS = (Matter.ACTIVITIES, Matter.ORGAN_ACTIVITIES, *OF_CONTACTS)
YES, NO = 1, 0


class PolicyUnclear(Refusal):
    """What was written is no matter, or no value of one."""


class PolicyTooLow(Refusal):
    """A target is at least 1."""


class PolicyBackwards(Refusal):
    """It would hold from today or before: periods that have begun keep what they had."""


class PolicyTooFar(Refusal):
    """It would hold from a day more than two years away."""


class PolicyKindsUnclear(Refusal):
    """Kinds are 1 to `most` different names of at most `length` characters."""


@dataclass(frozen=True, slots=True)
class ListedKind:
    """A kind on an organisation's list; `english` is the other name of an own one, or nothing."""

    kind: KindName
    english: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """`figure` is the target, or YES or NO; `kinds` are those of KINDS, and empty elsewhere."""

    organisation: OrganisationId
    matter: Matter
    valid_from: date
    figure: int = 0
    kinds: tuple[ListedKind, ...] = ()

    def checked(self, today: date) -> "Policy":
        """The same, if it can be; whether it raises a target is another question."""
        if self.valid_from <= today:
            raise PolicyBackwards
        if self.valid_from > today + FARTHEST:
            raise PolicyTooFar
        if self.matter in TARGETS and self.figure < 1:
            raise PolicyTooLow
        if self.matter is Matter.BOTH and self.figure not in {YES, NO}:
            raise PolicyUnclear
        if self.matter is Matter.KINDS:
            check_kinds(self.kinds)
        return self

    @property
    def is_raised(self) -> bool:
        """Over the national figure: refused, whoever sets it."""
        return self.matter in TARGETS and self.figure > NATIONAL[self.matter]


@dataclass(frozen=True, slots=True)
class QuotaRaising:
    """A refused attempt: which organisation wanted how much, and before whom it was put."""

    id: QuotaRaisingId
    organisation: OrganisationId
    before: OrganisationId | None
    matter: Matter
    wanted: int
    tried_on: date


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds in one organisation on one day: by matter the policy in force, if there is one."""

    found: Mapping[Matter, Policy] = field(default_factory=dict)

    def figure(self, matter: Matter) -> int:
        policy = self.found.get(matter)
        return NATIONAL[matter] if policy is None else policy.figure

    @property
    def kinds(self) -> tuple[ListedKind, ...]:
        """Of a cadre's Five Ones."""
        policy = self.found.get(Matter.KINDS)
        return NATIONAL_LIST if policy is None else policy.kinds

    @property
    def serves_both(self) -> bool:
        return self.figure(Matter.BOTH) == YES

    def quota(self, position: Position) -> int:
        """How many young people a position has to reach."""
        return self.figure(matter_of(position))


NATIONAL_LIST = tuple(ListedKind(one) for one in NATIONAL_KINDS)


@dataclass(frozen=True, slots=True)
class PolicyView:
    """What somebody sees: what holds today, by whom it was set, and what will hold later.

    `set_by` names the organisations; `changes`: whether whoever looks may set; `sees_raisings`:
    whether they see refused attempts, of which there are `raisings` below.
    """

    organisation: Organisation
    today: date
    rules: Rules
    coming: tuple[Policy, ...]
    set_by: Mapping[OrganisationId, str]
    changes: bool
    sees_raisings: bool = False
    raisings: int = 0


def matter_of(position: Position) -> Matter:
    """Of the two about contacts."""
    return Matter.FEW_CONTACTS if CONTACT_QUOTA[position] == FEW else Matter.CONTACTS


def in_force(policies: Sequence[Policy], path: Sequence[OrganisationId], day: date) -> Rules:
    """Of each matter what the nearest organisation has set, and of that the latest.

    `path` is an organisation and all above it, the nearest first; `policies` in the order in which
    they were set: of two from the same day the later one holds.
    """
    found: dict[Matter, Policy] = {}
    for where in path:
        own: dict[Matter, Policy] = {}
        for one in policies:
            if one.organisation == where and one.valid_from <= day:
                before = own.get(one.matter)
                if before is None or one.valid_from >= before.valid_from:
                    own[one.matter] = one
        found = {**own, **found}
    return Rules(found)


def coming(policies: Sequence[Policy], today: date) -> tuple[Policy, ...]:
    """What will hold later, the next first; what was set anew for the same day stands once."""
    later = {
        (one.organisation, one.matter, one.valid_from): one
        for one in policies
        if one.valid_from > today
    }
    return tuple(sorted(later.values(), key=_when))


def _when(one: Policy) -> tuple[date, str, int]:
    return one.valid_from, one.matter.value, one.organisation


def usual_start(today: date) -> date:
    """The first day of the next quarter, on which nothing that has begun is changed."""
    return quarter_of(today).after


def check_kinds(kinds: Sequence[ListedKind]) -> None:
    names = [one.kind for one in kinds]
    given = [name for one in kinds for name in (one.kind.own, one.english)]
    proper = all(
        one.own.strip() if one.kind is Kind.OWN else one.kind in CADRE_KINDS for one in names
    )
    fits = all(length_of(one) <= LONGEST_KIND for one in given)
    if not 1 <= len(names) <= MOST_KINDS or len(set(names)) < len(names) or not (proper and fits):
        raise PolicyKindsUnclear(most=MOST_KINDS, length=LONGEST_KIND)


DAY = re.compile(r"(?:(?P<year>\d{4})\D)?(?P<month>\d{1,2})\D(?P<day>\d{1,2})\D?", re.ASCII)


def day_from(text: str, today: date) -> date:
    """`2027-01-01`, or `1-1` for the next such day. PolicyUnclear for everything else."""
    found = DAY.fullmatch(text.strip())
    if found is None:
        raise PolicyUnclear
    month, day = int(found["month"]), int(found["day"])
    if found["year"] is not None:
        years = [int(found["year"])]
    else:
        years = list(range(today.year, today.year + 9))
    for year in years:
        try:
            read = date(year, month, day)
        except ValueError:
            continue
        if found["year"] is not None or read > today:
            return read
    raise PolicyUnclear
