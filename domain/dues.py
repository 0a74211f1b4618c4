"""What is due: to one person, in the stages of a turn, and only what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.organisations import Cadre, Organisation
from domain.policies import ListedKind
from domain.progress import Progress
from domain.prompts import Stage
from domain.stats import Quota

FOURTH_QUARTER = 10


@dataclass(frozen=True, slots=True)
class MeetingsDue:
    """Contacts whom the cadre has not met this year: how many, and some of their names."""

    open: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineDue:
    """Of one position. None: nothing is missing, or it is not asked about in this stage."""

    line: Cadre
    office: str
    progress: Progress | None = None
    kinds: tuple[ListedKind, ...] = ()
    quota: Quota | None = None
    meetings: MeetingsDue | None = None
    has_groups: bool = True

    @property
    def is_open(self) -> bool:
        return any((self.progress, self.quota, self.meetings))


@dataclass(frozen=True, slots=True)
class OfficeDue:
    """An organ's quarter, to whoever may act for it, and which of its cadres hear nothing."""

    office: Organisation
    progress: Progress
    unreachable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DueIn:
    """One stage of a period as one person sees it today."""

    stage: Stage
    today: date
    lines: tuple[LineDue, ...] = ()
    offices: tuple[OfficeDue, ...] = ()

    @property
    def days_left(self) -> int:
        """Today is one of them."""
        return (self.stage.period.after - self.today).days

    @property
    def is_open(self) -> bool:
        return any(one.is_open for one in self.lines) or bool(self.offices)


def asks_for_meetings(stage: Stage) -> bool:
    """In the last quarter of the year."""
    return stage.is_quarter and stage.period.first.month == FOURTH_QUARTER


def is_short(quota: Quota) -> bool:
    return quota.asked < quota.owed


def still_open(dues: Sequence[DueIn]) -> tuple[DueIn, ...]:
    """What ends first comes first, and of what ends together two months before the quarter."""
    return tuple(sorted((one for one in dues if one.is_open), key=lambda one: _ends(one.stage)))


def _ends(stage: Stage) -> tuple[date, bool]:
    return stage.period.after, stage.is_quarter
