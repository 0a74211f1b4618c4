"""The facts of a quarter's report, read from the stores at a moment: added up, never typed."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from domain.obligations import obligation_of, obligation_of_organ, period_of
from domain.organisations import Cadre, CadreId, Organisation, OrganisationId
from domain.periods import Days, quarter_of
from domain.quarterly_facts import MOST_CASES, Case, FigureName, FigureOf, ReportFacts
from domain.wishes import WishState
from services.quarterly_branches import Branch, Kinds, Met, judged, of_cadres, of_organs, read
from storage.stores import Stores

Figures = Iterator[FigureOf]
Judged = TypeVar("Judged")
MANY = 1000
"""Activities that are judged in some twenty milliseconds."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that a report's figures are made of. `holding` are the positions held on its last
    known day, `reached` how many people each of them has asked.
    """

    branch: Branch
    sums: Mapping[str, int]
    wished: Mapping[str, int] | None
    holding: tuple[Cadre, ...]
    reached: Mapping[CadreId, int]
    kinds: Kinds
    cases: tuple[Case, ...]
    cadres: Mapping[OrganisationId, Met]
    organs: Met

    @property
    def all_cadres(self) -> Met:
        whole = Met()
        for one in self.cadres.values():
            whole = whole.plus(one)
        return whole


async def facts_of(
    stores: Stores, office: Organisation, quarter: Days, now: datetime
) -> ReportFacts:
    """Of a quarter that runs, as far as it has come; of one that is over, as it is known now."""
    known = await known_of(stores, await read(stores, office, quarter, now))
    figures = (*practice(known), *experience(known), *problems(known), *next_steps(known))
    most = sorted(known.cases, key=lambda one: (-one.present, one.day, one.activity))[:MOST_CASES]
    named = tuple(sorted(most, key=lambda one: (one.day, one.activity)))
    more = len(known.cases) - len(named)
    return ReportFacts(figures, named, more, known.branch.within.today)


async def known_of(stores: Stores, branch: Branch) -> Known:
    take_part = await stores.quarterly_facts.take_part(branch.office.id)
    kinds, cases = await apart(judged, branch)
    holding = tuple(line for line in branch.lines if line.holds_on(branch.within.today))
    return Known(
        branch,
        await stores.quarterly_facts.sums(branch.office.id, branch.within),
        await stores.quarterly_facts.wishes(branch.office.id, branch.within),
        holding,
        {line.id: line.declined_or_left + take_part.get(line.id, 0) for line in holding},
        kinds,
        tuple(cases),
        await apart(of_cadres, branch),
        of_organs(branch),
    )


async def apart(judge: Callable[[Branch], Judged], branch: Branch) -> Judged:
    """In a thread of its own where there is much to judge: a province takes seconds, and everybody
    else would wait.
    """
    if len(branch.held) < MANY:
        return judge(branch)
    return await asyncio.to_thread(judge, branch)


def practice(known: Known) -> Figures:
    """What was done. Of campaigns nothing is recorded yet: that is unknown, and not none."""
    started = sum(line.person is not None for line in known.holding)
    yield FigureOf(FigureName.GROUPS, known.sums["groups"], known.sums["all_groups"])
    yield FigureOf(FigureName.STARTED, started, len(known.holding))
    yield FigureOf(FigureName.REACHED, sum(known.reached.values()))
    for (kind, origin), found in sorted(known.kinds.items()):
        held = found.counted + found.waiting
        yield FigureOf(FigureName.ACTIVITIES, found.counted, held, kind, origin)
    cadres, organs = known.all_cadres, known.organs
    yield FigureOf(FigureName.CADRES_MET, cadres.met, cadres.owed)
    if organs.owed:
        yield FigureOf(FigureName.ORGANS_MET, organs.met, organs.owed)
    yield FigureOf(FigureName.TOPICS, known.sums["topics"])
    yield from wishes(known.wished)
    yield FigureOf(FigureName.CAMPAIGNS, None)


def wishes(wished: Mapping[str, int] | None) -> Figures:
    """Of fewer than five people an office learns nothing."""
    if wished is None:
        yield FigureOf(FigureName.WISHES, None)
        return
    yield FigureOf(FigureName.WISHES, sum(wished.values()))
    for state, count in sorted(wished.items()):
        yield FigureOf(FigureName.WISHES, count, about=state)


def experience(known: Known) -> Figures:
    """What stands out; whether it is worth telling is for the office to say."""
    counted: dict[str, int] = {}
    for (kind, _), found in sorted(known.kinds.items()):
        counted[kind] = counted.get(kind, 0) + found.counted
    most = max(counted, key=lambda kind: counted[kind], default="")
    if counted.get(most):
        yield FigureOf(FigureName.MOST_HELD, counted[most], about=most)
    best = max(known.cases, key=lambda one: (one.present, -one.activity), default=None)
    if best is not None:
        yield FigureOf(FigureName.BEST_ATTENDED, best.present, about=best.title)
    if known.wished is not None:
        confirmed = known.wished.get(WishState.CONFIRMED.value, 0)
        yield FigureOf(FigureName.WISHES_CONFIRMED, confirmed, sum(known.wished.values()))
    offices = [one for one in known.cadres.values() if one.owed]
    if len(offices) > 1:
        met = sum(one.met == one.owed for one in offices)
        yield FigureOf(FigureName.OFFICES_MET, met, len(offices))


def problems(known: Known) -> Figures:
    """What is missing, all of it, whether there is any or not; nobody can empty this."""
    sums, cadres, organs = known.sums, known.all_cadres, known.organs
    holding = len(known.holding)
    yield FigureOf(FigureName.CADRES_SHORT, cadres.owed - cadres.met, cadres.owed)
    if organs.owed:
        yield FigureOf(FigureName.ORGANS_SHORT, organs.owed - organs.met, organs.owed)
    short = sum(is_short(line, known) for line in known.holding)
    yield FigureOf(FigureName.CONTACTS_SHORT, short, holding)
    waiting = sum(one.waiting for one in known.kinds.values())
    held = waiting + sum(one.counted for one in known.kinds.values())
    yield FigureOf(FigureName.NOT_COUNTED, waiting, held)
    yield FigureOf(FigureName.GROUPS_WITH_GAPS, sums["gaps"], sums["all_groups"])
    yield FigureOf(FigureName.GROUPS_VACANT, sums["vacant"], sums["all_groups"])
    not_started = sum(line.person is None for line in known.holding)
    yield FigureOf(FigureName.NOT_STARTED, not_started, holding)
    yield FigureOf(FigureName.UNREACHABLE, sums["unreachable"], holding)
    yield FigureOf(FigureName.WISHES_OVERDUE, sums["overdue"])
    yield FigureOf(FigureName.PRESSURE_OPEN, sums["pressure"])
    yield FigureOf(FigureName.RAISINGS, sums["raisings"])


def next_steps(known: Known) -> Figures:
    """What is due in the next quarter, as far as it is known today."""
    coming = quarter_of(known.branch.quarter.after).first
    due = sum(owes_on(line, known) for line in known.holding)
    organs = sum(owes_as_organ(one, coming) for one in known.branch.below.values())
    yield FigureOf(FigureName.CADRES_DUE, due, about=coming.isoformat())
    if organs:
        yield FigureOf(FigureName.ORGANS_DUE, organs, about=coming.isoformat())
    yield FigureOf(FigureName.WISHES_OPEN, known.sums["open_wishes"])


def owes_as_organ(office: Organisation, day: date) -> bool:
    owed = obligation_of_organ(office.level, office.since, day)
    return owed is not None and owed.owed > 0


def owes_on(line: Cadre, known: Known) -> bool:
    """In the next quarter, whenever the period begins that has its first day in it."""
    coming = known.branch.quarter.after
    period = period_of(line.position, coming)
    return obligation_of(line, max(period.first, coming)) is not None


def is_short(line: Cadre, known: Known) -> bool:
    """A position held on the quarter's first day has asked fewer people than it owes."""
    first = known.branch.quarter.first
    if not line.holds_on(first):
        return False
    owed = known.branch.rules(line.organisation, first).quota(line.position)
    return known.reached[line.id] < owed
