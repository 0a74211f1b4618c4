"""Who has not reached the contact quota: one question about all cadres of a zone."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import CTE, ScalarSelect, case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import Cadre, Position
from domain.policies import NATIONAL, OF_CONTACTS, Matter, matter_of
from storage.organisations.cadres import cadre_of, holds
from storage.outbox import unsaid
from storage.tables.groups import contacts
from storage.tables.organisations import cadres, organisations
from storage.tables.people import people
from storage.tables.policies import policies


class Quotas:
    """What is reached is what `Reports.reached` says: a refusal never costs anything."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def short(
        self,
        zone: str,
        first: date,
        today: date,
        owed: Mapping[Position, int],
        *,
        said: str,
        limit: int = 500,
    ) -> list[Cadre]:
        """Cadres who can be written to, held their position on both days and reached less than
        they owe. Nobody about whom there is a post whose dedupe key is `said` and their number.
        """
        take_part = select(func.count()).where(contacts.c.cadre_id == cadres.c.id)
        there = (
            select(cadres)
            .join(organisations, organisations.c.id == cadres.c.organisation_id)
            .join(people, people.c.id == cadres.c.person_id)
        )
        quota = case({one.value: count for one, count in owed.items()}, value=cadres.c.position)
        if await self._are_set(first):
            set_ones = quotas_set(first)
            there = there.join(set_ones, set_ones.c.id == cadres.c.organisation_id)
            quota = case(
                {one.value: set_ones.c[matter_of(one).name] for one in owed},
                value=cadres.c.position,
            )
        asked = (
            there.where(
                organisations.c.zone == zone,
                holds(first),
                holds(today),
                people.c.reachable,
                unsaid(said, cadres.c.id),
                take_part.scalar_subquery() + cadres.c.declined_or_left < quota,
            )
            .order_by(cadres.c.id)
            .limit(limit)
        )
        return [cadre_of(row) for row in await self._connection.execute(asked)]

    async def _are_set(self, day: date) -> bool:
        """Whether any organisation has a quota of its own; mostly none has."""
        matters = [one.value for one in OF_CONTACTS]
        there = exists().where(policies.c.matter.in_(matters), policies.c.valid_from <= day)
        return bool(await self._connection.scalar(select(there)))


def quotas_set(day: date) -> CTE:
    """Every organisation with what its cadres owe: what it has set itself, or the nearest above."""

    def own(matter: Matter) -> ScalarSelect[int]:
        latest = select(policies.c.figure).where(
            policies.c.organisation_id == organisations.c.id,
            policies.c.matter == matter.value,
            policies.c.valid_from <= day,
        )
        ordered = latest.order_by(policies.c.valid_from.desc(), policies.c.id.desc())
        return ordered.limit(1).scalar_subquery()

    top = select(
        organisations.c.id,
        *(func.coalesce(own(one), NATIONAL[one]).label(one.name) for one in OF_CONTACTS),
    ).where(organisations.c.parent_id.is_(None))
    tree = top.cte("quotas", recursive=True)
    below = select(
        organisations.c.id,
        *(func.coalesce(own(one), tree.c[one.name]).label(one.name) for one in OF_CONTACTS),
    ).join(tree, organisations.c.parent_id == tree.c.id)
    return tree.union_all(below)
