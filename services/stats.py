"""Intentions about the figures of groups, of branches, and one's own."""

from datetime import timedelta, tzinfo

from domain.groups import GroupId
from domain.notices import Notice
from domain.organisations import CadreId, Organisation, OrganisationId
from domain.outbox import Priority
from domain.people import Person
from domain.refusals import Refusal
from domain.rights import Deed
from domain.stats import CadreStats, GroupStats, OwnStats, Span, Which, Whose
from domain.stats_notices import BranchFigures, BranchPicture, OwnStatsPicture, StatsPicture
from services.desk import Desk
from services.figures import group_stats, own_of, stats_of
from services.rights import Rights

AFTER_THE_TEXT = timedelta(seconds=1)


class StatsNotYours(Refusal):
    """A group's figures are for those who run it."""


class Stats:
    """Bound to one transaction. Rights are asked at the click."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rights = Rights(desk)

    async def ask_of_cadre(self, cadre: Person) -> list[CadreStats]:
        """One for each position somebody holds, and a picture of each that has groups, which
        follows as soon as it is drawn. Empty: no cadre.
        """
        lines = await self._desk.lines_of(cadre.id)
        told = [await stats_of(self._desk.tx, line, self._desk.now) for line in lines]
        for one in told:
            if one.groups:
                await self._follow(StatsPicture(one.cadre.id), cadre)
        return told

    async def of_line(self, by: Person | None, id: CadreId, which: Which) -> CadreStats:
        """One position of one's own."""
        own = [] if by is None else await self._desk.lines_of(by.id)
        for line in own:
            if line.id == id:
                return await stats_of(self._desk.tx, line, self._desk.now, which)
        raise StatsNotYours

    async def of_group(
        self, by: Person | None, id: GroupId, which: Which = Which.NOW
    ) -> tuple[GroupStats, tzinfo]:
        group = await self._desk.tx.groups.get(id)
        if group is None:
            raise StatsNotYours
        await self._rights.require_in(by, Deed.SEE_GROUP_FIGURES, group, otherwise=StatsNotYours)
        zone = await self._desk.zone_of(group)
        [told] = await group_stats(self._desk.tx, [group], self._desk.now, zone, which)
        return told, zone

    async def own(self, person: Person, which: Which = Which.NOW) -> OwnStats | None:
        """A person's own numbers. None: nothing is counted under their number."""
        return await own_of(self._desk.tx, person, self._desk.now, self._desk.zone, which)

    async def ask_of_own(self, person: Person) -> OwnStats | None:
        """The same, and a picture that follows."""
        found = await self.own(person)
        if found is not None:
            await self._follow(OwnStatsPicture(person.id), person)
        return found

    async def offices(self, me: Person | None) -> tuple[Organisation, ...]:
        """Whose sums somebody sees."""
        return await self._rights.where(me, Deed.SEE_SUMS)

    async def ask_of_branch(
        self,
        by: Person | None,
        office: OrganisationId,
        span: Span,
        which: Which,
        *,
        page: int = 0,
        message: int = 0,
    ) -> None:
        """The sums follow: they are added up outside of this transaction."""
        await self._rights.require(by, Deed.SEE_SUMS, office)
        if by is not None:
            await self._follow(BranchFigures(office, span.value, which.value, page, message), by)

    async def ask_of_offices(self, me: Person) -> int:
        """Figures and picture of every office of somebody. How many."""
        offices = await self.offices(me)
        for one in offices:
            await self.ask_of_branch(me, one.id, Span.WEEK, Which.NOW)
            await self._follow(BranchPicture(one.id), me)
        return len(offices)

    async def draw(self, by: Person | None, whose: Whose, number: int, which: Which) -> None:
        """A picture follows; of a position, of a branch, or of oneself."""
        if by is None:
            raise StatsNotYours
        match whose:
            case Whose.LINE:
                await self.of_line(by, CadreId(number), which)
                await self._follow(StatsPicture(CadreId(number), which.value), by)
            case Whose.OFFICE:
                await self._rights.require(by, Deed.SEE_SUMS, OrganisationId(number))
                await self._follow(BranchPicture(OrganisationId(number), which.value), by)
            case _:
                await self._follow(OwnStatsPicture(by.id, which.value), by)

    async def _follow(self, notice: Notice, person: Person) -> None:
        """After the text, although it was asked in the same moment."""
        await self._desk.tell(
            notice,
            person=person.id,
            due=self._desk.now + AFTER_THE_TEXT,
            priority=Priority.ANSWER,
        )
