"""Intentions about evaluations: said once a quarter, and read as sums when it is over."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from domain.evaluations import (
    EvaluatedBefore,
    Evaluation,
    EvaluationNeedsAGroup,
    Verdict,
    told_afterwards,
)
from domain.organisations import Organisation
from domain.people import Person
from domain.periods import Days, day_of, quarter_of
from domain.rights import Deed, Place, may
from services.desk import Desk
from services.rights import Rights
from services.taking_part import groups_around

SHOWN = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """Either an office to say something of, or what was said of one's own. `before`: they did."""

    office: Organisation | None = None
    before: bool = False
    results: tuple[Evaluation, ...] = ()


class Evaluations:
    """Bound to one transaction. Who says something and what is said never meet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def ask(self, me: Person | None) -> Asked:
        """Of an office, what was said of it in the last quarters; of whoever takes part, a verdict
        on the office of their group. EvaluationNeedsAGroup for everybody else.
        """
        own = await self._own_office(me)
        if own is not None:
            return Asked(results=tuple([one async for one in self._told_of(own)]))
        office = await self._office_of(me)
        quarter = self._quarter(office)
        before = me is not None and await self._tx.evaluations.has_said(
            office.id, quarter.first, me.id
        )
        return Asked(office, before=before)

    async def say(self, me: Person | None, verdict: Verdict) -> Organisation:
        """Once; EvaluatedBefore from then on until the next quarter."""
        office = await self._office_of(me)
        quarter = self._quarter(office).first
        if me is None or not await self._tx.evaluations.say(office.id, quarter, me.id, verdict):
            raise EvaluatedBefore
        return office

    async def _told_of(self, office: Organisation) -> AsyncIterator[Evaluation]:
        quarter, today = self._quarter(office), self._today(office)
        for _ in range(SHOWN):
            sums = await self._tx.evaluations.sums(office.id, quarter.first)
            yield Evaluation(office, quarter, told_afterwards(sums, quarter, today))
            quarter = quarter_of(quarter.first - timedelta(days=1))

    async def _own_office(self, me: Person | None) -> Organisation | None:
        for held in await Rights(self._desk).capacities(me):
            own = held.organisation
            if own is not None and may(held.capacity, Deed.SEE_SUMS, Place.OWN):
                return await self._tx.organisations.get(own)
        return None

    async def _office_of(self, me: Person | None) -> Organisation:
        """Of the group in which somebody is longest."""
        for group in await groups_around(self._desk, me):
            if group.organisation is not None:
                office = await self._tx.organisations.get(group.organisation)
                if office is not None:
                    return office
        raise EvaluationNeedsAGroup

    def _quarter(self, office: Organisation) -> Days:
        return quarter_of(self._today(office))

    def _today(self, office: Organisation) -> date:
        return day_of(self._desk.now, ZoneInfo(office.zone))
