"""Evaluations: used tickets, and sums that know no ticket."""

from datetime import date

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.evaluations import Verdict
from domain.organisations import OrganisationId
from domain.people import PersonId
from domain.periods import Days, quarter_of
from storage.many_rows import insert_into, insert_new
from storage.tables.evaluations import evaluation_sums, evaluation_tickets


class Evaluations:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def say(
        self, office: OrganisationId, quarter: date, person: PersonId, verdict: Verdict
    ) -> bool:
        """False: they have said something this quarter. Tickets of quarters before go, since they
        are good for nothing any more.
        """
        past = delete(evaluation_tickets).where(
            evaluation_tickets.c.person_id == person, evaluation_tickets.c.quarter < quarter
        )
        await self._connection.execute(past)
        fresh = await insert_new(
            self._connection,
            evaluation_tickets,
            organisation_id=office,
            quarter=quarter,
            person_id=person,
        )
        if fresh:
            new = insert_into(self._connection, evaluation_sums).values(
                organisation_id=office, quarter=quarter, verdict=verdict.value, times=1
            )
            one_more = new.on_conflict_do_update(
                index_elements=["organisation_id", "quarter", "verdict"],
                set_={"times": evaluation_sums.c.times + 1},
            )
            await self._connection.execute(one_more)
        return fresh

    async def has_said(self, office: OrganisationId, quarter: date, person: PersonId) -> bool:
        own = select(evaluation_tickets.c.quarter).where(
            evaluation_tickets.c.organisation_id == office,
            evaluation_tickets.c.quarter == quarter,
            evaluation_tickets.c.person_id == person,
        )
        return (await self._connection.execute(own)).one_or_none() is not None

    async def quarters(self) -> list[tuple[OrganisationId, Days]]:
        """Of which offices in which quarters anything was said."""
        keys = evaluation_sums.c.organisation_id, evaluation_sums.c.quarter
        found = await self._connection.execute(select(*keys).distinct().order_by(*keys))
        return [(OrganisationId(office), quarter_of(first)) for office, first in found]

    async def sums(self, office: OrganisationId, quarter: date) -> dict[Verdict, int]:
        own = select(evaluation_sums.c.verdict, evaluation_sums.c.times).where(
            evaluation_sums.c.organisation_id == office, evaluation_sums.c.quarter == quarter
        )
        found = {Verdict(row[0]): row[1] for row in await self._connection.execute(own)}
        return {one: found.get(one, 0) for one in Verdict}
