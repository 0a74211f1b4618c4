"""For which office an activity is held."""

from collections.abc import Iterable

from domain.activities import ActivityOfNoOrgan, Plan
from domain.five_ones import KINDS, HeldBy, Kind
from domain.obligations import ORGAN_LEVELS
from domain.organisations import CadreId, Organisation, OrganisationId
from domain.periods import day_of
from domain.policies import ListedKind
from services.desk import Desk
from services.progress import place_of


async def organ_of(desk: Desk, line: CadreId, plan: Plan) -> OrganisationId | None:
    """Of an organ's kind the office of whoever holds it; ActivityOfNoOrgan if that owes none. None
    for every other kind.
    """
    if KINDS[Kind(plan.kind)].held_by is not HeldBy.ORGAN:
        return None
    office = await office_of_line(desk, line)
    if office is None or office.level not in ORGAN_LEVELS:
        raise ActivityOfNoOrgan
    return office.id


async def office_of_line(desk: Desk, line: CadreId) -> Organisation | None:
    found = await desk.tx.cadres.get(line)
    return None if found is None else await desk.tx.organisations.get(found.organisation)


async def kinds_named_by(
    desk: Desk, offices: Iterable[OrganisationId | None]
) -> tuple[ListedKind, ...]:
    """What these have put in place of national kinds, as it holds today."""
    found: dict[ListedKind, None] = {}
    for office in dict.fromkeys(offices):
        if office is not None:
            place = await place_of(desk.tx, office)
            kinds = place.rules(day_of(desk.now, place.zone)).kinds
            found |= dict.fromkeys(one for one in kinds if one.kind.kind is Kind.OWN)
    return tuple(found)
