"""Progress: how far an obligation has come, activity by activity. It ends at 100 %."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from domain.five_ones import (
    FOR_GOOD,
    ORGAN_KINDS,
    STANDS_FOR,
    Counted,
    Held,
    HeldBy,
    KindName,
    Measure,
    NotCounted,
    counts,
)
from domain.obligations import Obligation, fulfils, obligations_of
from domain.organisations import Cadre, Organisation
from domain.periods import Days, day_of
from domain.policies import ListedKind
from domain.stats import Quota, Which

WHOLE = 100
ORGAN_LIST = tuple(KindName(one) for one in ORGAN_KINDS)


@dataclass(frozen=True, slots=True)
class Judged:
    """An activity with what the rule says of it."""

    held: Held
    verdict: Counted | NotCounted

    @property
    def counts(self) -> bool:
        return isinstance(self.verdict, Counted)

    @property
    def may_still(self) -> bool:
        """It does not count yet, and still can."""
        return isinstance(self.verdict, NotCounted) and self.verdict.reason not in FOR_GOOD


@dataclass(frozen=True, slots=True)
class Progress:
    """`judged` in the order of their beginning. Of a cadre any count, of an organ one of each kind;
    `untouched` are the kinds of which nothing counts yet.
    """

    obligation: Obligation
    judged: tuple[Judged, ...]
    untouched: tuple[KindName, ...]

    @property
    def done(self) -> int:
        """Of an organ two of the same kind are one."""
        counted = [one for one in self.judged if one.counts]
        if self.obligation.held_by is HeldBy.ORGAN:
            return len({stands_for(one.held.kind) for one in counted})
        return len(counted)

    @property
    def missing(self) -> int:
        return max(0, self.obligation.owed - self.done)

    @property
    def percent(self) -> int:
        """What goes above the requirement adds nothing."""
        return WHOLE * self.done // self.obligation.owed if self.missing else WHOLE


@dataclass(frozen=True, slots=True)
class FiveOnesOfLine:
    """What one position owes and has done in a period. `progress` is None where nothing is owed:
    the position was not held on the first day, and `owes_from` is when it is first owed, if ever.
    What was held all the same is `unowed`, and counts for nothing yet.
    """

    line: Cadre
    period: Days
    today: date
    zone: tzinfo
    progress: Progress | None
    kinds: tuple[ListedKind, ...]
    quota: Quota
    owes_from: date | None = None
    unowed: tuple[Held, ...] = ()

    @property
    def days_left(self) -> int:
        """Today is one of them; none when it is over or has not begun."""
        return (self.period.after - self.today).days if self.today in self.period else 0


@dataclass(frozen=True, slots=True)
class FiveOnesOfOffice:
    """The organ's own, if its level owes any, and a page of its cadres, in the roster's order."""

    office: Organisation
    period: Days
    which: Which
    organ: Progress | None
    cadres: tuple[FiveOnesOfLine, ...]
    page: int = 0
    more: bool = False


def progress_of(
    obligation: Obligation, held: Iterable[Held], measure: Measure, now: datetime
) -> Progress:
    """Of activities that belong to it: `serving` of a cadre, all that were held for an organ."""
    ordered = sorted(held, key=_began)
    judged = tuple(Judged(one, counts(one, measure, now)) for one in ordered)
    counted = {stands_for(one.held.kind) for one in judged if one.counts}
    kinds = ORGAN_LIST if measure.held_by is HeldBy.ORGAN else measure.kinds
    untouched = tuple(one for one in kinds if one not in counted)
    return Progress(obligation, judged, untouched)


def stands_for(kind: KindName) -> KindName:
    """Guidance is taken for the organ's self-designed activity, which there is once a quarter."""
    other = STANDS_FOR.get(kind.kind)
    return kind if other is None else KindName(other)


def serving(
    obligation: Obligation, held: Iterable[Held], lines: Sequence[Cadre], zone: tzinfo
) -> list[Held]:
    """Those of one person's activities that serve this obligation and no other one: `lines` are all
    positions the person has ever held.
    """
    found = []
    for one in held:
        day = day_of(one.starts_at, zone)
        if one.cadre is None or day not in obligation.period:
            continue
        served = fulfils(one.cadre, one.starts_at, obligations_of(lines, day), zone)
        if served is not None and served.line == obligation.line:
            found.append(one)
    return found


def _began(held: Held) -> tuple[datetime, int]:
    return held.starts_at, held.id
