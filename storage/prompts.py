"""To whom prompts go: whoever owes something in a period, or acts for an office that does."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, false, or_, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.obligations import IN_TWO_MONTHS, ORGAN_LEVELS
from domain.organisations import Cadre, Organisation, OrganisationId, Role
from domain.people import PersonId
from domain.prompts import Stage
from storage.organisations.cadres import cadre_of, holds
from storage.organisations.organisations import organisation_of
from storage.tables.organisations import cadres, organisations, roles
from storage.tables.people import people

ACTING = (Role.ADMINISTRATOR, Role.ORGAN_STAFF)
"""Who can hold an organ's activities."""


class Prompts:
    """Zone by zone: a period begins and ends with the days of a zone."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def asked_for(
        self, zone: str, stages: Sequence[Stage], today: date, after: int, limit: int
    ) -> list[PersonId]:
        """Everybody of whom one of these stages asks anything and who can be written to, in the
        order of their numbers, from the one after `after` on.
        """
        lines = (
            select(cadres.c.person_id)
            .join(organisations, organisations.c.id == cadres.c.organisation_id)
            .where(organisations.c.zone == zone, holds(today), or_(*map(owed_in, stages)))
        )
        firsts = [one.period.first for one in stages if one.is_quarter]
        found = lines.union(self._acting(zone, max(firsts)) if firsts else NOBODY)
        asked = (
            select(people.c.id)
            .where(people.c.id.in_(found), people.c.reachable, people.c.id > after)
            .order_by(people.c.id)
            .limit(limit)
        )
        return [PersonId(one) for one in await self._connection.scalars(asked)]

    async def lines(
        self, zone: str, among: Collection[PersonId], today: date
    ) -> Mapping[PersonId, list[tuple[Cadre, str]]]:
        """Their positions of today in this zone, the oldest first, with the name of the office."""
        asked = (
            select(cadres, organisations.c.name.label("office"))
            .join(organisations, organisations.c.id == cadres.c.organisation_id)
            .where(organisations.c.zone == zone, cadres.c.person_id.in_(among), holds(today))
            .order_by(cadres.c.id)
        )
        found: dict[PersonId, list[tuple[Cadre, str]]] = {one: [] for one in among}
        for row in await self._connection.execute(asked):
            found[PersonId(row.person_id)].append((cadre_of(row), row.office))
        return found

    async def offices(
        self, zone: str, among: Collection[PersonId]
    ) -> Mapping[PersonId, list[Organisation]]:
        """The organs in this zone for which they can act."""
        asked = (
            select(organisations, roles.c.person_id.label("acting"))
            .join(roles, roles.c.organisation_id == organisations.c.id)
            .where(*acting_in(zone), roles.c.person_id.in_(among))
            .distinct()
            .order_by(organisations.c.id)
        )
        found: dict[PersonId, list[Organisation]] = {one: [] for one in among}
        for row in await self._connection.execute(asked):
            found[PersonId(row.acting)].append(organisation_of(row))
        return found

    async def unreachable(self, office: OrganisationId, today: date) -> list[str]:
        """Names of the roster: who has blocked the bot, or has never opened their link."""
        asked = (
            select(cadres.c.roster_name)
            .join(people, people.c.id == cadres.c.person_id, isouter=True)
            .where(
                cadres.c.organisation_id == office,
                holds(today),
                or_(people.c.id.is_(None), ~people.c.reachable),
            )
            .order_by(cadres.c.id)
        )
        return list(await self._connection.scalars(asked))

    def _acting(self, zone: str, first: date) -> Select[tuple[int]]:
        """For offices that were there on the first day of a quarter."""
        return (
            select(roles.c.person_id)
            .join(organisations, organisations.c.id == roles.c.organisation_id)
            .where(*acting_in(zone), organisations.c.since <= first)
        )


NOBODY = select(roles.c.person_id).where(false())


def acting_in(zone: str) -> tuple[ColumnElement[bool], ...]:
    return (
        organisations.c.zone == zone,
        organisations.c.level.in_([one.value for one in ORGAN_LEVELS]),
        roles.c.role.in_([one.value for one in ACTING]),
    )


def owed_in(stage: Stage) -> ColumnElement[bool]:
    """Every position owes contacts in a quarter; two months ask full-time and seconded cadres."""
    two_months = cadres.c.position.in_([one.value for one in IN_TWO_MONTHS])
    owed: ColumnElement[bool] = holds(stage.period.first)
    return owed & (true() if stage.is_quarter else two_months)
