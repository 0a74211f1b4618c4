"""Who has not reached the contact quota: one question about all cadres of a zone."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.organisations import Cadre, Position
from storage.organisations.cadres import cadre_of, holds
from storage.outbox import unsaid
from storage.tables.groups import contacts
from storage.tables.organisations import cadres, organisations
from storage.tables.people import people


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
        quota = case({one.value: count for one, count in owed.items()}, value=cadres.c.position)
        asked = (
            select(cadres)
            .join(organisations, organisations.c.id == cadres.c.organisation_id)
            .join(people, people.c.id == cadres.c.person_id)
            .where(
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
