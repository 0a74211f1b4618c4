"""How far the Five Ones have come, read from the stores at a moment: for an answer, a picture, a
list.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.five_ones import Held, HeldBy, Measure
from domain.obligations import first_owed, obligation_of, obligation_of_organ
from domain.organisations import Cadre, CadreId, Organisation, OrganisationId
from domain.people import PersonId
from domain.periods import Days, around, day_of, quarter_of
from domain.policies import Matter, Policy, Rules, in_force
from domain.progress import FiveOnesOfLine, Progress, progress_of, serving
from domain.stats import Quota
from storage.stores import Stores


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation with its zone, all above it, the nearest first, and what all of them set."""

    path: tuple[OrganisationId, ...]
    zone: ZoneInfo
    policies: tuple[Policy, ...]

    def rules(self, day: date) -> Rules:
        return in_force(self.policies, self.path, day)


async def of_lines(
    stores: Stores, asked: Sequence[tuple[Cadre, Days]], now: datetime
) -> list[FiveOnesOfLine]:
    """Each position in a period of its own, in their order; as many questions for all as for one,
    but for their organisations.
    """
    if not asked:
        return []
    ever = await positions_of(stores, [line for line, _ in asked])
    places = {line.organisation: await place_of(stores, line.organisation) for line, _ in asked}
    held = await activities_of(stores, ever.values(), asked, places)
    return [
        await _of_line(stores, line, period, now, ever[line.id], held, places[line.organisation])
        for line, period in asked
    ]


async def of_organ(
    stores: Stores, office: Organisation, day: date, now: datetime
) -> Progress | None:
    """What the office owes in the quarter of a day, and has done; None: its level owes nothing."""
    obligation = obligation_of_organ(office.level, office.since, day)
    if obligation is None:
        return None
    place, period = await place_of(stores, office.id), obligation.period
    zone, rules = place.zone, place.rules(period.first)
    held = await stores.held.of_organ(office.id, period.begins(zone), period.ends(zone))
    if obligation.owed:
        obligation = replace(obligation, owed=rules.figure(Matter.ORGAN_ACTIVITIES))
    return progress_of(obligation, held, Measure(HeldBy.ORGAN, period, zone), now)


async def quota_of(stores: Stores, line: Cadre, day: date, place: Place) -> Quota:
    """Of contacts, as it holds since the first day of the quarter."""
    reached = await stores.reports.reached(line.id)
    owed = place.rules(quarter_of(day).first).quota(line.position)
    return Quota(reached.asked, reached.take_part, owed)


async def _of_line(
    stores: Stores,
    line: Cadre,
    period: Days,
    now: datetime,
    lines: Sequence[Cadre],
    held: Sequence[Held],
    place: Place,
) -> FiveOnesOfLine:
    rules = place.rules(period.first)
    progress = progress_in(line, period, now, lines, held, rules, place.zone)
    owes_from = first_owed(line)
    own = [one for one in held if one.cadre == line.id and one.stands]
    unowed = [one for one in own if day_of(one.starts_at, place.zone) in period]
    return FiveOnesOfLine(
        line,
        period,
        day_of(now, place.zone),
        place.zone,
        progress,
        rules.kinds,
        await quota_of(stores, line, period.first, place),
        owes_from if owes_from is not None and owes_from >= period.after else None,
        tuple(unowed) if progress is None else (),
    )


def progress_in(
    line: Cadre,
    period: Days,
    now: datetime,
    lines: Sequence[Cadre],
    held: Iterable[Held],
    rules: Rules,
    zone: ZoneInfo,
) -> Progress | None:
    """Of what a position owes in a period; `lines` are all positions of whoever holds it."""
    obligation = obligation_of(line, period.first)
    if obligation is None:
        return None
    own = {one.id for one in lines}
    served = serving(obligation, (one for one in held if one.cadre in own), lines, zone)
    kinds = tuple(one.kind for one in rules.kinds)
    measure = Measure(HeldBy.CADRE, period, zone, kinds, rules.serves_both)
    owed = replace(obligation, owed=rules.figure(Matter.ACTIVITIES))
    return progress_of(owed, served, measure, now)


async def place_of(stores: Stores, id: OrganisationId) -> Place:
    path = await stores.organisations.path(id)
    where = tuple(one.id for one in path)
    return Place(where, ZoneInfo(path[0].zone), tuple(await stores.policies.of(where)))


async def positions_of(
    stores: Stores, lines: Sequence[Cadre]
) -> Mapping[CadreId, tuple[Cadre, ...]]:
    """For each line all positions of whoever holds it; of a line that nobody took up itself."""
    people = {line.person for line in lines if line.person is not None}
    ever: dict[PersonId | None, list[Cadre]] = defaultdict(list)
    for one in await stores.cadres.ever_of(people):
        ever[one.person].append(one)
    return {line.id: tuple(ever[line.person] if line.person else [line]) for line in lines}


async def activities_of(
    stores: Stores,
    positions: Iterable[Sequence[Cadre]],
    asked: Sequence[tuple[Cadre, Days]],
    places: Mapping[OrganisationId, Place],
) -> list[Held]:
    """Everything that began in these periods, in any of their zones."""
    days = around([period for _, period in asked])
    zones = {place.zone for place in places.values()}
    begins = min(days.begins(zone) for zone in zones)
    ends = max(days.ends(zone) for zone in zones)
    lines = {one.id for several in positions for one in several}
    return await stores.held.of_lines(lines, begins, ends)
