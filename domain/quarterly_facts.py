"""The facts of a quarter's report: figures with the cases they stand on, and nothing typed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.five_ones import ActivityId, Kind, KindName

OWN_KIND = f"{Kind.OWN.value}:"
MOST_CASES = 20
"""So many activities are named in a report; of the others their number is told."""


class ReportPart(StrEnum):
    """In the order of the notice."""

    PRACTICE = "practice"
    EXPERIENCE = "experience"
    PROBLEM = "problem"
    NEXT_STEP = "next-step"


class Origin(StrEnum):
    """RECORDED by the program as it happened; ENTERED by a person afterwards."""

    RECORDED = "recorded"
    ENTERED = "entered"


class FigureName(StrEnum):
    """One member for each figure; `PARTS` says where it stands."""

    GROUPS = "groups"
    STARTED = "started"
    REACHED = "reached"
    ACTIVITIES = "activities"
    CADRES_MET = "cadres-met"
    ORGANS_MET = "organs-met"
    TOPICS = "topics"
    WISHES = "wishes"
    CAMPAIGNS = "campaigns"
    MOST_HELD = "most-held"
    BEST_ATTENDED = "best-attended"
    WISHES_CONFIRMED = "wishes-confirmed"
    OFFICES_MET = "offices-met"
    CADRES_SHORT = "cadres-short"
    ORGANS_SHORT = "organs-short"
    CONTACTS_SHORT = "contacts-short"
    NOT_COUNTED = "not-counted"
    GROUPS_WITH_GAPS = "groups-with-gaps"
    GROUPS_VACANT = "groups-vacant"
    NOT_STARTED = "not-started"
    UNREACHABLE = "unreachable"
    WISHES_OVERDUE = "wishes-overdue"
    PRESSURE_OPEN = "pressure-open"
    RAISINGS = "raisings"
    CADRES_DUE = "cadres-due"
    ORGANS_DUE = "organs-due"
    WISHES_OPEN = "wishes-open"


_NAMES = tuple(FigureName)
_EXPERIENCE = _NAMES.index(FigureName.MOST_HELD)
_PROBLEM = _NAMES.index(FigureName.CADRES_SHORT)
_NEXT = _NAMES.index(FigureName.CADRES_DUE)
PARTS = {
    **dict.fromkeys(_NAMES[:_EXPERIENCE], ReportPart.PRACTICE),
    **dict.fromkeys(_NAMES[_EXPERIENCE:_PROBLEM], ReportPart.EXPERIENCE),
    **dict.fromkeys(_NAMES[_PROBLEM:_NEXT], ReportPart.PROBLEM),
    **dict.fromkeys(_NAMES[_NEXT:], ReportPart.NEXT_STEP),
}


@dataclass(frozen=True, slots=True)
class FigureOf:
    """`value` None: unknown, which is not 0. `out_of`: of how many, where that says more. `about`:
    the kind of activity, a wish's state, or a title.
    """

    name: FigureName
    value: int | None
    out_of: int | None = None
    about: str = ""
    origin: Origin = Origin.RECORDED

    @property
    def part(self) -> ReportPart:
        return PARTS[self.name]


@dataclass(frozen=True, slots=True)
class Case:
    """An activity behind the figures: one that counts, and at which several people were. What is
    between two people is no case for anybody.
    """

    activity: ActivityId
    office: str
    kind: str
    title: str
    day: date
    present: int
    origin: Origin = Origin.RECORDED


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """As they are known at the end of `as_of`, or at a moment of that day. `more` are cases that
    are not named.
    """

    figures: tuple[FigureOf, ...]
    cases: tuple[Case, ...]
    more: int
    as_of: date

    def of(self, part: ReportPart) -> tuple[FigureOf, ...]:
        return tuple(one for one in self.figures if one.part is part)

    @property
    def problems(self) -> tuple[FigureOf, ...]:
        """Those there are: whatever is more than 0, or not known."""
        return tuple(one for one in self.of(ReportPart.PROBLEM) if one.value != 0)


def key_of(kind: KindName) -> str:
    """A kind as a figure's `about`; `kind_of` makes it again."""
    return f"{OWN_KIND}{kind.own}" if kind.kind is Kind.OWN else kind.kind.value


def kind_of(key: str) -> KindName:
    """ValueError for what is no kind."""
    if key.startswith(OWN_KIND):
        return KindName(Kind.OWN, key.removeprefix(OWN_KIND))
    return KindName(Kind(key))
