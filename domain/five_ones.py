"""The Five Ones: kinds of activities, who holds them, and what counts of what was held.

The rules are those of the notice of 2017: a heart-to-heart and practical help are confirmed by that
one person; everything else counts when at least three different people were there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import NewType

from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId
from domain.periods import Days, day_of

ActivityId = NewType("ActivityId", int)

ENOUGH = 3
"""So many different people checked in or confirmed; the same in all organisations."""


class Kind(StrEnum):
    """The first five are a cadre's, the next five an organ's, then two of leaders. GUIDANCE is an
    organ's, too, and may stand for its self-designed one. OWN: a kind of a province or system, with
    a name that it gave.
    """

    PRACTICAL_HELP = "practical-help"
    LEAGUE_CLASS = "league-class"
    HEART_TO_HEART = "heart-to-heart"
    VOLUNTEER_SERVICE = "volunteer-service"
    CULTURE_OR_SPORTS = "culture-or-sports"
    OPEN_HOUSE = "open-house"
    FACE_TO_FACE = "face-to-face"
    COLLECTIVE_VOLUNTEERING = "collective-volunteering"
    SHARING = "sharing"
    SELF_DESIGNED = "self-designed"
    GUIDANCE = "guidance"
    THEME_CLASS = "theme-class"
    JOINING_CEREMONY = "joining-ceremony"
    OWN = "own"


class HeldBy(StrEnum):
    """Whose kind it is: every cadre's, a leading member's, or an organ's."""

    CADRE = "cadre"
    LEADER = "leader"
    ORGAN = "organ"


class ConfirmedBy(StrEnum):
    """THAT_PERSON: the one it was for, without content. PARTICIPANTS: at least three people."""

    THAT_PERSON = "that-person"
    PARTICIPANTS = "participants"


@dataclass(frozen=True, slots=True)
class KindFacts:
    """`online`: a link may stand for the place."""

    held_by: HeldBy
    confirmed_by: ConfirmedBy = ConfirmedBy.PARTICIPANTS
    online: bool = True

    @property
    def needed(self) -> int:
        """How many different people must have been there."""
        return 1 if self.confirmed_by is ConfirmedBy.THAT_PERSON else ENOUGH


KINDS: Mapping[Kind, KindFacts] = {
    Kind.PRACTICAL_HELP: KindFacts(HeldBy.CADRE, ConfirmedBy.THAT_PERSON),
    Kind.LEAGUE_CLASS: KindFacts(HeldBy.CADRE),
    Kind.HEART_TO_HEART: KindFacts(HeldBy.CADRE, ConfirmedBy.THAT_PERSON),
    Kind.VOLUNTEER_SERVICE: KindFacts(HeldBy.CADRE),
    Kind.CULTURE_OR_SPORTS: KindFacts(HeldBy.CADRE),
    Kind.OPEN_HOUSE: KindFacts(HeldBy.ORGAN, online=False),
    Kind.FACE_TO_FACE: KindFacts(HeldBy.ORGAN),
    Kind.COLLECTIVE_VOLUNTEERING: KindFacts(HeldBy.ORGAN),
    Kind.SHARING: KindFacts(HeldBy.ORGAN),
    Kind.SELF_DESIGNED: KindFacts(HeldBy.ORGAN),
    Kind.GUIDANCE: KindFacts(HeldBy.ORGAN),
    Kind.THEME_CLASS: KindFacts(HeldBy.LEADER),
    Kind.JOINING_CEREMONY: KindFacts(HeldBy.LEADER),
    Kind.OWN: KindFacts(HeldBy.CADRE),
}


def kinds_of(held_by: HeldBy) -> tuple[Kind, ...]:
    """The national kinds, without those that a province or system made."""
    return tuple(one for one in Kind if KINDS[one].held_by is held_by and one is not Kind.OWN)


CADRE_KINDS = kinds_of(HeldBy.CADRE)
STANDS_FOR: Mapping[Kind, Kind] = {Kind.GUIDANCE: Kind.SELF_DESIGNED}
ORGAN_KINDS = tuple(one for one in kinds_of(HeldBy.ORGAN) if one not in STANDS_FOR)
LEADER_KINDS = kinds_of(HeldBy.LEADER)


@dataclass(frozen=True, slots=True)
class KindName:
    """A kind as it stands on a list; `own` is the name of one that a province or system made."""

    kind: Kind
    own: str = ""


NATIONAL_KINDS = tuple(KindName(one) for one in CADRE_KINDS)


@dataclass(frozen=True, slots=True)
class Held:
    """The facts of one activity that the rule needs; what was typed is not among them.

    `cadre`: the line of the roster that organised it; `organ`: the office it was held for, None
    for a cadre's own. `present`: different people who checked in or confirmed. What was entered
    afterwards has a moment, a person who did it, and a second one who approved it, or none yet.
    """

    id: ActivityId
    kind: KindName
    cadre: CadreId | None
    organ: OrganisationId | None
    starts_at: datetime
    present: int
    title: str = ""
    cancelled: bool = False
    declined: bool = False
    withdrawn: bool = False
    entered_afterwards: bool = False
    entered_at: datetime | None = None
    entered_by: PersonId | None = None
    approved_by: PersonId | None = None

    @property
    def stands(self) -> bool:
        """Neither called off nor withdrawn, and no second person said no."""
        return not self.cancelled and not self.withdrawn and not self.declined


class Reason(StrEnum):
    """Why an activity does not count, or not yet."""

    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    OUTSIDE = "outside"
    OTHER_KIND = "other-kind"
    FOR_THE_ORGAN = "for-the-organ"
    FOR_THE_CADRE = "for-the-cadre"
    NOBODYS = "nobodys"
    UPCOMING = "upcoming"
    ENTERED_TOO_LATE = "entered-too-late"
    NOT_APPROVED = "not-approved"
    NOT_CONFIRMED = "not-confirmed"
    TOO_FEW = "too-few"


FOR_GOOD = frozenset(
    {
        Reason.WITHDRAWN,
        Reason.CANCELLED,
        Reason.DECLINED,
        Reason.OUTSIDE,
        Reason.OTHER_KIND,
        Reason.FOR_THE_ORGAN,
        Reason.FOR_THE_CADRE,
        Reason.NOBODYS,
        Reason.ENTERED_TOO_LATE,
    }
)
"""Nothing that can still happen makes these count."""


@dataclass(frozen=True, slots=True)
class Counted:
    """It counts. What was entered afterwards earns no points."""

    earns_points: bool = True


@dataclass(frozen=True, slots=True)
class NotCounted:
    """`missing`: how many people more must check in or confirm."""

    reason: Reason
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """By what an activity is measured: whose Five Ones, in which period, and which kinds there are.

    `serves_both`: an organ's activity counts for the cadre who organised it as well; the
    organisation's policy says so.
    """

    held_by: HeldBy
    period: Days
    zone: tzinfo
    kinds: Sequence[KindName] = NATIONAL_KINDS
    serves_both: bool = False


def counts(held: Held, measure: Measure, now: datetime) -> Counted | NotCounted:
    """Whether an activity counts, and the first thing that stands against it."""
    reason = _never(held, measure) or _not_yet(held, now)
    if reason is not None:
        return NotCounted(reason)
    facts = KINDS[held.kind.kind]
    missing = facts.needed - held.present
    if missing <= 0:
        return Counted(earns_points=not held.entered_afterwards)
    if facts.confirmed_by is ConfirmedBy.THAT_PERSON:
        return NotCounted(Reason.NOT_CONFIRMED, missing)
    return NotCounted(Reason.TOO_FEW, missing)


def _never(held: Held, measure: Measure) -> Reason | None:
    if held.withdrawn:
        return Reason.WITHDRAWN
    if held.cancelled:
        return Reason.CANCELLED
    if held.declined:
        return Reason.DECLINED
    if day_of(held.starts_at, measure.zone) not in measure.period:
        return Reason.OUTSIDE
    elsewhere = _another_ones(held, measure)
    if elsewhere is not None:
        return elsewhere
    late = held.entered_afterwards and held.entered_at is not None
    if late and not may_be_entered(held.starts_at, held.entered_at, measure.period, measure.zone):
        return Reason.ENTERED_TOO_LATE
    return None


def _not_yet(held: Held, now: datetime) -> Reason | None:
    if now < held.starts_at:
        return Reason.UPCOMING
    if held.entered_afterwards and not is_approved(held):
        return Reason.NOT_APPROVED
    return None


def is_approved(held: Held) -> bool:
    """By a second person: nobody approves what they entered themselves."""
    return held.approved_by is not None and held.approved_by != held.entered_by


def _another_ones(held: Held, measure: Measure) -> Reason | None:
    """Why these are not the Five Ones for which it was held."""
    held_by = KINDS[held.kind.kind].held_by
    if measure.held_by is HeldBy.ORGAN:
        if held.organ is None:
            return Reason.FOR_THE_CADRE
        return None if held_by is HeldBy.ORGAN else Reason.OTHER_KIND
    if held.organ is not None and not measure.serves_both:
        return Reason.FOR_THE_ORGAN
    if held.cadre is None:
        return Reason.NOBODYS
    listed = held_by is HeldBy.LEADER or held.kind in measure.kinds
    return None if listed or held.organ is not None else Reason.OTHER_KIND


def may_be_entered(happened: datetime, now: datetime | None, period: Days, zone: tzinfo) -> bool:
    """Afterwards, as long as the period in which it happened has not ended."""
    if now is None or day_of(happened, zone) not in period:
        return False
    return happened <= now < period.ends(zone)
