"""Intentions about the Five Ones: what is owed, what counts, and what not yet and why."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from domain.obligations import obligation_of, period_before, period_of
from domain.organisations import Cadre, CadreId, Organisation, OrganisationId
from domain.outbox import Priority
from domain.people import Person
from domain.periods import Days, around, day_of, quarter_of, two_months_of
from domain.progress import FiveOnesOfLine, FiveOnesOfOffice
from domain.refusals import Refusal
from domain.rights import Deed
from domain.stats import Which
from domain.stats_notices import FiveOnesPicture
from services.desk import Desk
from services.organisations import NotACadre
from services.policies import today_at
from services.progress import of_lines, of_organ
from services.rights import OutsideBranch, Rights
from services.stats import AFTER_THE_TEXT

PAGE = 12
DAY = timedelta(days=1)


class FiveOnesNotYours(Refusal):
    """What a cadre has open is seen by that cadre and their own office."""


class FiveOnes:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)

    async def own(self, me: Person | None) -> list[FiveOnesOfLine]:
        """Of each position held now, or ended while its period runs; empty: no cadre."""
        if me is None or not await self._rights.may(me, Deed.SEE_OWN_FIVE_ONES):
            return []
        asked = []
        for line in await self._tx.cadres.ever_of([me.id]):
            today = await self._today(line)
            holds = line.holds_on(today)
            if holds or obligation_of(line, today) is not None:
                asked.append((line, period_of(line.position, today)))
        return await of_lines(self._tx, asked, self._desk.now)

    async def offices(self, me: Person | None) -> tuple[Organisation, ...]:
        return await self._rights.where(me, Deed.SEE_FIVE_ONES_OF_OFFICE)

    async def of_line(self, me: Person | None, id: CadreId, day: date) -> FiveOnesOfLine:
        """An own position in the period of a day; the next one at most."""
        await self._rights.require(me, Deed.SEE_OWN_FIVE_ONES, otherwise=NotACadre)
        line = await self._tx.cadres.get(id)
        if me is None or line is None or line.person != me.id:
            raise FiveOnesNotYours
        [found] = await of_lines(self._tx, [(line, await self._period(line, day))], self._desk.now)
        return found

    async def of_office(
        self, me: Person | None, id: OrganisationId, which: Which = Which.NOW, page: int = 0
    ) -> FiveOnesOfOffice:
        """The organ's own, and of its cadres what each has open; the same for all who may look."""
        await self._rights.require(me, Deed.SEE_FIVE_ONES_OF_OFFICE, id)
        office = await self._office(id)
        today = today_at(self._desk, office)
        quarter, two_months = quarter_of(today), two_months_of(today)
        if which is Which.BEFORE:
            quarter, two_months = (
                quarter_of(quarter.first - DAY),
                two_months_of(two_months.first - DAY),
            )
        lines = await self._tx.cadres.held_within(id, around([quarter, two_months]))
        shown = lines[page * PAGE : (page + 1) * PAGE]
        asked = [(line, self._shown(line, today, which)) for line in shown]
        return FiveOnesOfOffice(
            office,
            quarter,
            which,
            await of_organ(self._tx, office, quarter.first, self._desk.now),
            tuple(await of_lines(self._tx, asked, self._desk.now)),
            page,
            len(lines) > (page + 1) * PAGE,
        )

    async def of_cadre(
        self, me: Person | None, id: CadreId, which: Which = Which.NOW
    ) -> FiveOnesOfLine:
        """One cadre of one's own office, to be looked at and nothing else."""
        line = await self._tx.cadres.get(id)
        if line is None:
            raise FiveOnesNotYours
        await self._rights.require(
            me, Deed.SEE_FIVE_ONES_OF_OFFICE, line.organisation, otherwise=FiveOnesNotYours
        )
        asked = [(line, self._shown(line, await self._today(line), which))]
        [found] = await of_lines(self._tx, asked, self._desk.now)
        return found

    async def draw(self, me: Person | None, id: CadreId, day: date) -> None:
        """The picture follows."""
        found = await self.of_line(me, id, day)
        if me is not None:
            await self._desk.tell(
                FiveOnesPicture(id, found.period.first.isoformat()),
                person=me.id,
                due=self._desk.now + AFTER_THE_TEXT,
                priority=Priority.ANSWER,
            )

    def _shown(self, line: Cadre, today: date, which: Which) -> Days:
        period = period_of(line.position, today)
        return period if which is Which.NOW else period_before(line.position, period)

    async def _period(self, line: Cadre, day: date) -> Days:
        """That of the day, or the next one if the day lies beyond."""
        latest = period_of(line.position, period_of(line.position, await self._today(line)).after)
        return period_of(line.position, min(day, latest.first))

    async def _today(self, line: Cadre) -> date:
        zone = ZoneInfo(await self._tx.organisations.zone(line.organisation))
        return day_of(self._desk.now, zone)

    async def _office(self, id: OrganisationId) -> Organisation:
        found = await self._tx.organisations.get(id)
        if found is None:
            raise OutsideBranch
        return found
