"""How far an office has come with its cadres: sums of whole branches, and never a name."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.organisations import Organisation, OrganisationId
from domain.people import Person
from domain.periods import day_of
from domain.rights import Deed
from domain.rosters import Activation, BranchActivation
from services.desk import Desk
from services.rights import NotAllowed, Rights
from storage.stores import Stores

Path = tuple[str, ...]
Sums = Mapping[OrganisationId, Activation]
NOTHING = Activation()


class Activations:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def of(self, me: Person | None) -> list[BranchActivation]:
        """Of each organisation whose sums somebody may see; NotAllowed if there is none."""
        offices = await Rights(self._desk).where(me, Deed.SEE_SUMS)
        if not offices:
            raise NotAllowed(deed=Deed.SEE_SUMS.value)
        return [await activation_of(self._desk.tx, one, self._desk.now) for one in offices]


async def activation_of(view: Stores, office: Organisation, now: datetime) -> BranchActivation:
    branch, single = await singly(view, office, now)
    return gathered(office, branch, single, summed(branch, single))


async def all_below(
    view: Stores, office: Organisation, now: datetime
) -> list[tuple[Path, BranchActivation]]:
    """Of an organisation and of each below it, with the names from it down."""
    branch, single = await singly(view, office, now)
    whole, paths = summed(branch, single), dict[OrganisationId, Path]()
    for one in branch:
        above = paths.get(one.parent, ()) if one.parent is not None else ()
        paths[one.id] = (*above, one.name)
    ordered = sorted(branch, key=lambda one: paths[one.id])
    return [(paths[one.id], gathered(one, branch, single, whole)) for one in ordered]


async def singly(
    view: Stores, office: Organisation, now: datetime
) -> tuple[Sequence[Organisation], Sums]:
    """The branch, and each of its organisations for itself."""
    branch = await view.rosters.branch([office.id])
    today = day_of(now, ZoneInfo(office.zone))
    return branch, await view.rosters.activation([one.id for one in branch], today)


def gathered(
    office: Organisation, branch: Sequence[Organisation], single: Sums, whole: Sums
) -> BranchActivation:
    below = tuple((one, whole[one.id]) for one in branch if one.parent == office.id)
    return BranchActivation(office, whole[office.id], single.get(office.id, NOTHING), below)


def summed(branch: Sequence[Organisation], single: Sums) -> Sums:
    """Each with everything below it; `branch` has parents first."""
    whole = {one.id: single.get(one.id, NOTHING) for one in branch}
    for one in reversed(branch[1:]):
        if one.parent is not None:
            whole[one.parent] = whole[one.parent].plus(whole[one.id])
    return whole
