"""Intentions about pressure: told in confidence, read by the level above, answered."""

from domain.groups import Group, GroupId
from domain.lengths import LONGEST_HANDED_OVER, length_of
from domain.notices import Notice, PressureAnswered, PressureLookedAt, PressureReported
from domain.organisations import Organisation, OrganisationId, Role
from domain.people import AgeBand, Person, PersonId, Visitor
from domain.periods import day_of
from domain.pressure import (
    PressureHasMovedOn,
    PressureId,
    PressureReport,
    PressureSaved,
    PressureState,
    PressureStep,
)
from domain.refusals import Refusal
from domain.rights import Deed, Place, may
from services.desk import Desk
from services.rights import Rights


class PressureNobodyReads(Refusal):
    """There is no office, or nobody in one, before whom it could be put."""


class PressureUnderWay(Refusal):
    """Somebody's report is being looked at; one at a time."""


class PressureTooLong(Refusal):
    """More than `limit` characters."""


class NotYourReport(Refusal):
    """Put before somebody else, answered and forgotten, or erased."""


class Pressure:
    """Bound to one transaction. Whose report it is nobody is told, and nothing leads there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def reader(self, me: Person | None, group: GroupId) -> PressureSaved:
        """Who would read it, before anything is said."""
        _, before, above, _ = await self._way(me, group)
        return PressureSaved(before, above)

    async def report(self, me: Person, text: str, group: GroupId) -> PressureSaved:
        """One at a time; a text is not needed."""
        if length_of(text) > LONGEST_HANDED_OVER:
            raise PressureTooLong(limit=LONGEST_HANDED_OVER)
        about, before, above, readers = await self._way(me, group)
        made = await self._tx.pressure.report(
            me.id, about.id, before.id, text.strip(), self._desk.now
        )
        if made is None:
            raise PressureUnderWay
        await self._tx.drafts.drop(me.id)
        for reader in readers:
            await self._desk.tell(PressureReported(made.id), person=reader)
        return PressureSaved(before, above)

    async def report_of(
        self, visitor: Visitor, band: AgeBand, text: str, group: GroupId
    ) -> PressureSaved | None:
        """Of somebody who was never asked their age. None: younger than 14, and nothing is kept."""
        if band is AgeBand.UNDER_14:
            return None
        before = await self._tx.people.by_telegram_id(visitor.telegram_id)
        person = await self._tx.people.meet(
            visitor.telegram_id,
            visitor.name,
            visitor.language,
            reachable=True,
            now=self._desk.now,
        )
        if person.age_band is None:
            await self._tx.people.set_age_band(person.id, band)
        saved = await self.report(person, text, group)
        return PressureSaved(saved.reader, saved.above, made_known=before is None)

    async def to_read(self, me: Person | None) -> list[tuple[PressureReport, Organisation]]:
        """What lies before somebody and is not answered, with where it happened."""
        found = []
        for office in await self._offices(me):
            for one in await self._tx.pressure.open_before(office):
                about = await self._tx.organisations.get(one.about)
                if me is not None and about is not None and me.id in await self._readers(one):
                    found.append((one, about))
        return found

    async def look(self, id: PressureId, by: Person | None) -> tuple[PressureReport, Organisation]:
        """Somebody has begun; whoever reported hears of it."""
        report = await self._read_by(by, id)
        return await self._step(report, PressureStep.LOOK, PressureLookedAt(id))

    async def to_answer(self, id: PressureId, by: Person | None) -> PressureReport:
        """What a reader is going to answer; PressureHasMovedOn if somebody has."""
        report = await self._read_by(by, id)
        if report.state is PressureState.ANSWERED:
            raise PressureHasMovedOn
        return report

    async def answer(self, id: PressureId, by: Person, text: str) -> None:
        """Whoever reported reads it; it ends here."""
        if length_of(text) > LONGEST_HANDED_OVER:
            raise PressureTooLong(limit=LONGEST_HANDED_OVER)
        report = await self._read_by(by, id)
        await self._tx.drafts.drop(by.id)
        await self._step(report, PressureStep.ANSWER, PressureAnswered(id), text.strip())

    async def _offices(self, me: Person | None) -> list[OrganisationId]:
        """For which somebody reads what is put before them."""
        held = await Rights(self._desk).capacities(me)
        reading = (
            one.organisation
            for one in held
            if may(one.capacity, Deed.READ_PRESSURE, Place.HANDED_OVER)
        )
        return [one for one in dict.fromkeys(reading) if one is not None]

    async def _step(
        self, report: PressureReport, step: PressureStep, notice: Notice, answer: str | None = None
    ) -> tuple[PressureReport, Organisation]:
        changed = report.after(step, answer)
        ended = self._desk.now if changed.state is PressureState.ANSWERED else None
        if not await self._tx.pressure.replace(report, changed, ended):
            raise PressureHasMovedOn
        await self._desk.tell(notice, person=report.person)
        about = await self._tx.organisations.get(report.about)
        if about is None:
            raise NotYourReport
        return changed, about

    async def _read_by(self, by: Person | None, id: PressureId) -> PressureReport:
        report = await self._tx.pressure.get(id)
        if report is None:
            raise NotYourReport
        before = await self._readers(report)
        await Rights(self._desk).require_item(
            by, Deed.READ_PRESSURE, before, otherwise=NotYourReport
        )
        return report

    async def _readers(self, report: PressureReport) -> list[PersonId]:
        shut_out = await self._shut_out(report.person, None, report.about, report.before)
        return await self._administrators(report.before, shut_out)

    async def _way(
        self, me: Person | None, group: GroupId
    ) -> tuple[Organisation, Organisation, bool, list[PersonId]]:
        """Where it happened, who reads it, whether that is above, and by whom.

        The level above has somebody in any case before the own office is thought of; that one reads
        it only where nothing is above.
        """
        number = None if me is None else me.id
        path = await self._path_of(me, await self._tx.groups.get(group))
        for office in path[1:] or path:
            shut_out = await self._shut_out(number, group, path[0].id, office.id)
            readers = await self._administrators(office.id, shut_out)
            if readers:
                return path[0], office, office.id != path[0].id, readers
        raise PressureNobodyReads

    async def _administrators(
        self, organisation: OrganisationId, shut_out: frozenset[PersonId]
    ) -> list[PersonId]:
        found = await self._tx.roles.holders(organisation, Role.ADMINISTRATOR)
        return [one for one in found if one not in shut_out]

    async def _shut_out(
        self,
        reporter: PersonId | None,
        group: GroupId | None,
        about: OrganisationId,
        before: OrganisationId,
    ) -> frozenset[PersonId]:
        """The reporter, the cadres who can have pressed, and everybody of their office if another
        one reads it.
        """
        shut_out = set() if reporter is None else {reporter}
        known = [] if reporter is None else await self._tx.memberships.groups_of(reporter)
        for one in (*known, *(() if group is None else (group,))):
            found = await self._tx.groups.get(one)
            shut_out |= set() if found is None else set(await self._desk.run_by(found))
        contact = None if reporter is None else await self._tx.contacts.of(reporter)
        line = None if contact is None else await self._tx.cadres.get(contact.cadre)
        if line is not None and line.person is not None:
            shut_out.add(line.person)
        if before != about:
            shut_out |= await self._staff(about)
        return frozenset(shut_out)

    async def _staff(self, organisation: OrganisationId) -> set[PersonId]:
        today = day_of(self._desk.now, self._desk.zone)
        lines = await self._tx.cadres.of_organisation(organisation, today)
        found = {line.person for line in lines if line.person is not None}
        for role in Role:
            found |= set(await self._tx.roles.holders(organisation, role))
        return found

    async def _path_of(self, me: Person | None, group: Group | None) -> list[Organisation]:
        """Of the group somebody came from, of their cadre, of a group they are known in, of the
        root: it and all above it.
        """
        found = None if group is None else group.organisation
        if found is None and me is not None:
            contact = await self._tx.contacts.of(me.id)
            line = None if contact is None else await self._tx.cadres.get(contact.cadre)
            known = await self._tx.groups.of_member(me.id)
            found = None if line is None else line.organisation
            found = found or next((one.organisation for one in known if one.organisation), None)
        if found is None:
            return (await self._tx.organisations.roots())[:1]
        return await self._tx.organisations.path(found)
