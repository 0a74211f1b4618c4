"""For which office an activity is held."""

from domain.activities import ActivityOfNoOrgan, Plan
from domain.five_ones import KINDS, HeldBy, Kind
from domain.obligations import ORGAN_LEVELS
from domain.organisations import CadreId, Organisation, OrganisationId
from services.desk import Desk


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
