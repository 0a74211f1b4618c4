"""Intentions about whole rosters: what is known, what a plan changes, and links for cadres."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.organisations import Cadre, Organisation, OrganisationId
from domain.people import PersonId
from domain.periods import day_of
from domain.refusals import Refusal
from domain.rights import Deed, Place, capacity_of, may
from domain.rosters import Branch, NewOrganisation, Plan
from services.desk import Desk
from services.organisations import INVITE_LASTS, TOKEN_BYTES
from storage.audit import PROGRAM
from storage.stores import Stores

Path = tuple[str, ...]


class RosterOvertaken(Refusal):
    """Somebody else changed the roster or the tree since the plan was made."""


@dataclass(frozen=True, slots=True)
class Known:
    """A branch as it was looked at; `state` tells whether anything has changed since."""

    branch: Branch
    today: date
    state: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody's one-time link; `path` are the names of their organisation from the root down."""

    line: Cadre
    path: Path
    token: str


@dataclass(frozen=True, slots=True)
class Links:
    """`left`: how many cadres more would get one."""

    links: tuple[Link, ...]
    left: int


async def known_of(view: Stores, own: Sequence[Organisation], now: datetime) -> Known:
    """What lies below these organisations. Bulk work: ask it of a view beside the writer."""
    paths: dict[OrganisationId, Path] = {}
    for one in own:
        above = await view.organisations.path(one.id)
        paths[one.id] = tuple(step.name for step in reversed(above))
    found = await view.rosters.branch([one.id for one in own])
    for one in found:
        if one.id not in paths and one.parent is not None:
            paths[one.id] = (*paths[one.parent], one.name)
    today = day_of(now, ZoneInfo(own[0].zone))
    lines = await view.rosters.lines([one.id for one in found], today)
    branch = Branch(
        tuple(one.id for one in own), {one.id: one for one in found}, paths, tuple(lines)
    )
    return Known(branch, today, await view.rosters.state())


async def offices_of(view: Stores, person: PersonId) -> list[Organisation]:
    """The organisations whose roster somebody manages at this moment."""
    found = []
    for where, role in sorted(await view.roles.of(person)):
        if may(capacity_of(role), Deed.MANAGE_ROSTER, Place.OWN):
            office = await view.organisations.get(where)
            found += [] if office is None else [office]
    return found


class Rosters:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def carry_out(
        self, known: Known, plan: Plan, *, by: PersonId = PROGRAM, end_missing: bool = False
    ) -> Mapping[OrganisationId, Path]:
        """All of the plan or nothing. The paths of the branch afterwards.

        RosterOvertaken if it is not as it was when the plan was made.
        """
        await self._tx.rosters.alone()
        if await self._tx.rosters.state() != known.state:
            raise RosterOvertaken
        branch = known.branch
        got = await self._tx.rosters.add_organisations(
            plan.organisations, branch.organisations, known.today
        )
        await self._tx.rosters.add_lines(plan.fresh, got)
        if await self._tx.rosters.change(plan.changed) != len(plan.changed):
            raise RosterOvertaken
        await self._tx.rosters.set_first_days(plan.dated)
        if end_missing:
            gone = [one.id for one in plan.missing]
            await self._tx.rosters.end(gone, known.today, self._desk.now)
            await self._tx.wish_clocks.look_at_helpers(gone, self._desk.now)
        for own in branch.own:
            await self._tx.audit.add(by, "import-roster", "organisation", own, self._desk.now)
        return {**branch.paths, **paths_of(plan.organisations, branch.paths, got)}

    async def links(
        self,
        paths: Mapping[OrganisationId, Path],
        own: Sequence[OrganisationId],
        today: date,
        *,
        by: PersonId = PROGRAM,
        only_without: bool = True,
        limit: int | None = None,
    ) -> Links:
        """New links for cadres who have not opened theirs; their tokens stand nowhere else."""
        lines = await self._tx.rosters.unopened(
            list(paths), today, self._desk.now, only_without=only_without
        )
        made = [
            Link(line, paths[line.organisation], secrets.token_urlsafe(TOKEN_BYTES))
            for line in lines[:limit]
        ]
        expires = self._desk.now + INVITE_LASTS
        pairs = [(one.line, one.token) for one in made]
        await self._tx.rosters.invite(pairs, expires, self._desk.now)
        for where in own if made else ():
            await self._tx.audit.add(by, "invite-all", "organisation", where, self._desk.now)
        return Links(tuple(made), len(lines) - len(made))


def paths_of(
    new: Sequence[NewOrganisation],
    known: Mapping[OrganisationId, Path],
    got: Mapping[int, OrganisationId],
) -> dict[OrganisationId, Path]:
    """The whole paths of new organisations, which stand parents first."""
    paths: dict[OrganisationId, Path] = {}
    for one in new:
        parent = got.get(one.parent, OrganisationId(one.parent))
        above = paths[parent] if parent in paths else known[parent]
        paths[got[one.number]] = (*above, one.name)
    return paths
