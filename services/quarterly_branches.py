"""What a whole branch held in a quarter, judged by the rules of the Five Ones."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from domain.five_ones import (
    FOR_GOOD,
    KINDS,
    ConfirmedBy,
    Counted,
    Held,
    HeldBy,
    Measure,
    NotCounted,
    Reason,
)
from domain.five_ones import counts as judged_by
from domain.obligations import obligation_of, obligation_of_organ, period_of
from domain.organisations import Cadre, CadreId, Organisation, OrganisationId, Position
from domain.periods import Days, around, day_of, two_months_of
from domain.policies import Matter, Policy, Rules, in_force
from domain.progress import progress_of
from domain.quarterly_facts import (
    Case,
    Origin,
    key_of,
)
from services.progress import positions_of, progress_in
from storage.quarterly_facts import Within
from storage.stores import Stores

Path = tuple[OrganisationId, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """How many obligations are met, of how many."""

    met: int = 0
    owed: int = 0

    def plus(self, other: "Met") -> "Met":
        return Met(self.met + other.met, self.owed + other.owed)


@dataclass(frozen=True, slots=True)
class Branch:
    """An office, everything below it, and all that holds there."""

    office: Organisation
    zone: ZoneInfo
    within: Within
    below: Mapping[OrganisationId, Organisation]
    paths: Mapping[OrganisationId, Path]
    policies: tuple[Policy, ...]
    lines: tuple[Cadre, ...]
    ever: Mapping[CadreId, Sequence[Cadre]]
    held: tuple[Held, ...]
    known: dict[tuple[OrganisationId, date], Rules] = field(default_factory=dict)
    measures: dict[tuple[OrganisationId, Days], Measure] = field(default_factory=dict)

    @property
    def quarter(self) -> Days:
        return self.within.days

    def rules(self, organisation: OrganisationId, day: date) -> Rules:
        """Asked for each activity, and found out once for each organisation and day."""
        key = organisation, day
        if key not in self.known:
            path = self.paths[organisation]
            own = [one for one in self.policies if one.organisation in path]
            self.known[key] = in_force(own, path, day)
        return self.known[key]

    def measure(self, line: Cadre, period: Days) -> Measure:
        """By which a cadre's activities of a period are measured; the same as for a colleague."""
        key = line.organisation, period
        if key not in self.measures:
            rules = self.rules(line.organisation, period.first)
            kinds = tuple(one.kind for one in rules.kinds)
            made = Measure(HeldBy.CADRE, period, self.zone, kinds, rules.serves_both)
            self.measures[key] = made
        return self.measures[key]


async def read(stores: Stores, office: Organisation, quarter: Days, now: datetime) -> Branch:
    zone = ZoneInfo(office.zone)
    found = await stores.rosters.branch([office.id])
    above = tuple(one.id for one in await stores.organisations.path(office.id))
    paths = dict[OrganisationId, Path]({office.id: above})
    for one in found[1:]:
        if one.parent is not None:
            paths[one.id] = (one.id, *paths[one.parent])
    today = min(day_of(now, zone), quarter.last)
    within = Within(quarter, quarter.begins(zone), quarter.ends(zone), now, today)
    days = around([quarter, *(one for one in ending(quarter))])
    lines = tuple(await stores.quarterly_facts.lines(office.id, days))
    since, before = days.begins(zone), quarter.ends(zone)
    return Branch(
        office,
        zone,
        within,
        {one.id: one for one in found},
        paths,
        tuple(await stores.policies.of([*above, *paths])),
        lines,
        await positions_of(stores, lines) if lines else {},
        tuple(await stores.held.of_branch(office.id, since, before)),
    )


@cache
def ending(quarter: Days) -> tuple[Days, ...]:
    """The two-month periods that end in a quarter; one of them may have begun before it."""
    found = dict.fromkeys(two_months_of(day) for day in quarter)
    return tuple(one for one in found if one.last in quarter)


@lru_cache(maxsize=1024)
def period_at(position: Position, day: date) -> Days:
    """`period_of`, asked for each activity and found out once for each day."""
    return period_of(position, day)


def of_cadres(branch: Branch) -> Mapping[OrganisationId, Met]:
    """By organisation: obligations of periods that end in the quarter."""
    own: dict[CadreId | None, list[Held]] = defaultdict(list)
    for one in branch.held:
        own[one.cadre].append(one)
    found: dict[OrganisationId, Met] = defaultdict(Met)
    for line in branch.lines:
        for period in periods_of(line, branch.quarter):
            if obligation_of(line, period.first) is None:
                continue
            met = is_met(branch, line, period, own)
            found[line.organisation] = found[line.organisation].plus(Met(int(met), 1))
    return found


def is_met(
    branch: Branch, line: Cadre, period: Days, own: Mapping[CadreId | None, Sequence[Held]]
) -> bool:
    """By the one rule. Of whoever has held one position only, whatever they held in the period
    serves it, and nobody needs to ask which of several it was held for.
    """
    ever, rules = branch.ever[line.id], branch.rules(line.organisation, period.first)
    if len(ever) > 1:
        held = [one for other in ever for one in own.get(other.id, ())]
        progress = progress_in(line, period, branch.within.now, ever, held, rules, branch.zone)
        return progress is not None and not progress.missing
    measure = branch.measure(line, period)
    counted = 0
    for one in own.get(line.id, ()):
        counted += isinstance(judged_by(one, measure, branch.within.now), Counted)
    return counted >= rules.figure(Matter.ACTIVITIES)


def periods_of(line: Cadre, quarter: Days) -> tuple[Days, ...]:
    """Of a position those that end in the quarter."""
    if period_of(line.position, quarter.first) == quarter:
        return (quarter,)
    return ending(quarter)


def of_organs(branch: Branch) -> Met:
    """Of offices that were there on the quarter's first day."""
    held_for: dict[OrganisationId | None, list[Held]] = defaultdict(list)
    for one in branch.held:
        held_for[one.organ].append(one)
    found = Met()
    for office in branch.below.values():
        owed = obligation_of_organ(office.level, office.since, branch.quarter.first)
        if owed is None or not owed.owed:
            continue
        rules = branch.rules(office.id, branch.quarter.first)
        owed = replace(owed, owed=rules.figure(Matter.ORGAN_ACTIVITIES))
        measure = Measure(HeldBy.ORGAN, branch.quarter, branch.zone)
        progress = progress_of(owed, held_for[office.id], measure, branch.within.now)
        found = found.plus(Met(int(not progress.missing), 1))
    return found


@dataclass(frozen=True, slots=True)
class OfKind:
    """Activities of a kind that began in the quarter: those that count, and those that may yet."""

    counted: int = 0
    waiting: int = 0


Kinds = Mapping[tuple[str, Origin], OfKind]


def judged(branch: Branch) -> tuple[Kinds, list[Case]]:
    """Every activity of the quarter by the one rule, whoever held it."""
    kinds: dict[tuple[str, Origin], OfKind] = {}
    cases = []
    lines = {line.id: line for line in branch.lines}
    for held in branch.held:
        if day_of(held.starts_at, branch.zone) not in branch.quarter:
            continue
        measure = measure_of(branch, held, lines)
        verdict = None if measure is None else judged_by(held, measure, branch.within.now)
        if verdict is None or is_nothing(verdict):
            continue
        origin = Origin.ENTERED if held.entered_afterwards else Origin.RECORDED
        key = key_of(held.kind), origin
        before = kinds.get(key, OfKind())
        if isinstance(verdict, NotCounted):
            kinds[key] = OfKind(before.counted, before.waiting + 1)
            continue
        kinds[key] = OfKind(before.counted + 1, before.waiting)
        if KINDS[held.kind.kind].confirmed_by is ConfirmedBy.PARTICIPANTS:
            cases.append(case_of(branch, held, lines, origin))
    return kinds, cases


def is_nothing(verdict: object) -> bool:
    """What will never count, and what has not begun."""
    never = FOR_GOOD | {Reason.UPCOMING}
    return isinstance(verdict, NotCounted) and verdict.reason in never


def measure_of(branch: Branch, held: Held, lines: Mapping[CadreId, Cadre]) -> Measure | None:
    """An organ's by the organ's rule, a cadre's by the period of the position. None: of a cadre who
    belongs elsewhere by now.
    """
    if held.organ is not None and held.organ in branch.below:
        return Measure(HeldBy.ORGAN, branch.quarter, branch.zone)
    line = None if held.cadre is None else lines.get(held.cadre)
    if line is None or held.organ is not None:
        return None
    return branch.measure(line, period_at(line.position, day_of(held.starts_at, branch.zone)))


def case_of(branch: Branch, held: Held, lines: Mapping[CadreId, Cadre], origin: Origin) -> Case:
    where = held.organ
    if where is None and held.cadre is not None and held.cadre in lines:
        where = lines[held.cadre].organisation
    office = branch.office.name if where is None else branch.below[where].name
    day = day_of(held.starts_at, branch.zone)
    return Case(held.id, office, key_of(held.kind), held.title, day, held.present, origin)
