"""Intentions about the quarter's report: written by an office, handed up, accepted or returned."""

from collections.abc import Mapping
from datetime import timedelta
from zoneinfo import ZoneInfo

from domain.organisations import Organisation, OrganisationId, Role
from domain.outbox import Receipt
from domain.people import Person, PersonId
from domain.periods import day_of, quarter_of
from domain.quarterly_facts import ReportPart
from domain.quarterly_reports import (
    HandingUp,
    QuarterlyReport,
    ReportAction,
    ReportHasMovedOn,
    ReportId,
    ReportNotYours,
    ReportPartChanged,
    Submission,
    SubmissionId,
    Submitting,
    Written,
    is_late,
    owes,
    ready,
)
from domain.report_notices import (
    ReportAnswered,
    ReportDocument,
    ReportShown,
    SubmissionDocument,
    SubmissionShown,
)
from domain.rights import Deed, Place, may
from domain.stats import Which
from services.desk import Desk
from services.rights import NotAllowed, Rights
from storage.stores import Stores

WRITERS = (Role.ADMINISTRATOR, Role.ORGAN_STAFF)
MOST_WAITING = 10
RECEIPT = "report"
DAY = timedelta(days=1)


class QuarterlyReports:
    """Bound to one transaction. Whoever may is asked at every step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)

    async def offices(self, me: Person | None) -> tuple[Organisation, ...]:
        """Whose report somebody may write; none where they only read what lies before them."""
        return await self._rights.where(me, Deed.WRITE_REPORT)

    async def waiting(self, me: Person | None) -> list[tuple[Submission, Organisation]]:
        """What lies before somebody and is not answered, with whose it is."""
        reading = [
            held.organisation
            for held in await self._rights.capacities(me)
            if held.organisation is not None
            and may(held.capacity, Deed.ANSWER_REPORT, Place.HANDED_OVER)
        ]
        if not reading:
            return []
        found = await self._tx.report_submissions.lying_before(set(reading), MOST_WAITING)
        return [(one, await self._office_of(one)) for one in found]

    async def ask(
        self, me: Person | None, office: OrganisationId, which: Which = Which.NOW
    ) -> None:
        """The report of this quarter or of the one before; it is made where there is none."""
        await self._rights.require(me, Deed.WRITE_REPORT, office)
        found = await self._tx.organisations.get(office)
        if found is None:
            raise ReportNotYours
        quarter = quarter_of(day_of(self._desk.now, ZoneInfo(found.zone)))
        if which is Which.BEFORE:
            quarter = quarter_of(quarter.first - DAY)
        made = await self._tx.quarterly_reports.make(office, quarter.first, self._desk.now)
        await self.show(me, made.id)

    async def show(
        self, me: Person | None, id: ReportId, part: ReportPart | None = None, message: int = 0
    ) -> None:
        """Worded when it is sent, since it is added up over the branch."""
        await self._own(me, id)
        if me is not None:
            notice = ReportShown(id, "" if part is None else part.value, message)
            await self._desk.tell(notice, person=me.id)

    async def draw(self, me: Person | None, id: ReportId) -> None:
        await self._own(me, id)
        if me is not None:
            await self._desk.tell(ReportDocument(id), person=me.id)

    async def to_write(self, me: Person | None, id: ReportId, part: ReportPart) -> Written:
        """What stands in a part that somebody is going to write in."""
        await self._open(await self._own(me, id))
        return (await self._tx.quarterly_reports.written(id)).get(part, Written())

    async def can_write(self, me: Person | None, id: ReportId) -> bool:
        """False: it lies elsewhere, or is being added up to be handed up."""
        return await self._is_open(await self._own(me, id))

    async def write(
        self,
        me: Person | None,
        id: ReportId,
        part: ReportPart,
        text: str,
        revision: int,
        *,
        added: bool = False,
    ) -> None:
        """ReportPartChanged if it is not as it was when it had this revision."""
        await self._hold(me, id)
        before = (await self._tx.quarterly_reports.written(id)).get(part, Written())
        if before.revision != revision:
            raise ReportPartChanged
        whole = before.checked(text, added=added)
        if not await self._tx.quarterly_reports.write(id, part, whole, revision):
            raise ReportPartChanged
        await self._note(me, f"write-{part.value}", id)

    async def clear(self, me: Person | None, id: ReportId, part: ReportPart, revision: int) -> bool:
        """What people wrote goes, and what the program filled in stays; whether there was any."""
        standing = await self.to_write(me, id, part)
        if standing.text:
            await self.write(me, id, part, "", revision)
        return bool(standing.text)

    async def to_submit(self, me: Person | None, id: ReportId) -> HandingUp:
        """Whose it is and who gets it, if it could be handed up now."""
        report = await self._open(await self._own(me, id))
        ready(await self._tx.quarterly_reports.written(id))
        office, above = await above_of(self._tx, report.organisation)
        before = await self._tx.report_submissions.of(id)
        first = before[0].submitted_at if before else self._desk.now
        late = owes(office, report.quarter) and is_late(
            first, report.quarter, ZoneInfo(office.zone)
        )
        return HandingUp(report, office, above, len(before), late)

    async def submit(self, me: Person | None, id: ReportId, number: int, message: int = 0) -> None:
        """It is added up outside of this transaction, and frozen with the date of now; nobody
        writes in it meanwhile. `number`: how often it was handed up before, so that an old button
        does nothing; `message` is changed when it is done.
        """
        await self._hold(me, id)
        ready(await self._tx.quarterly_reports.written(id))
        if len(await self._tx.report_submissions.of(id)) != number or me is None:
            raise ReportHasMovedOn
        asked = Submitting(id, number, me.id, self._desk.now, message)
        if not await self._tx.reports_submitting.begin(asked):
            raise ReportHasMovedOn
        typing = {"chat_id": str(me.telegram_id), "action": "typing"}
        await self._desk.ask_telegram("sendChatAction", typing, Receipt(RECEIPT, id))

    async def asked(self, _number: int, _fields: Mapping[str, object], _answer: object) -> None:
        """They see that it is being worked on; what there is to do is done elsewhere."""

    async def read(self, me: Person | None, id: SubmissionId) -> None:
        """What was handed up, for whoever it was put before, and for the office itself."""
        await self._readable(me, id)
        if me is not None:
            await self._desk.tell(SubmissionShown(id), person=me.id)

    async def draw_submission(self, me: Person | None, id: SubmissionId) -> None:
        await self._readable(me, id)
        if me is not None:
            await self._desk.tell(SubmissionDocument(id), person=me.id)

    async def to_answer(
        self, me: Person | None, id: SubmissionId
    ) -> tuple[Submission, Organisation]:
        """ReportHasMovedOn if somebody has answered it."""
        submission = await self._before(me, id)
        if submission.accepted is not None:
            raise ReportHasMovedOn
        return submission, await self._office_of(submission)

    async def answerable(self, me: Person | None, id: SubmissionId) -> tuple[Organisation, bool]:
        """Whose it is, and whether somebody has answered it."""
        submission = await self._before(me, id)
        return await self._office_of(submission), submission.accepted is not None

    async def accept(self, me: Person | None, id: SubmissionId) -> Organisation:
        return await self._answer(me, id, ReportAction.ACCEPT, "")

    async def give_back(self, me: Person | None, id: SubmissionId, remark: str) -> Organisation:
        """The office reads the remark, and can write in its report again."""
        return await self._answer(me, id, ReportAction.RETURN, Written().checked(remark.strip()))

    async def _answer(
        self, me: Person | None, id: SubmissionId, action: ReportAction, remark: str
    ) -> Organisation:
        submission, office = await self.to_answer(me, id)
        report = await self._tx.quarterly_reports.hold(submission.report)
        if me is None or report is None:
            raise ReportNotYours
        accepted = action is ReportAction.ACCEPT
        moved = await self._tx.quarterly_reports.move(report, report.after(action))
        if not moved or not await self._tx.report_submissions.answer(
            id, accepted=accepted, remark=remark, by=me.id, now=self._desk.now
        ):
            raise ReportHasMovedOn
        await self._note(me, f"{action.value}-report", report.id)
        for writer in await writers(self._tx, report.organisation):
            await self._desk.tell(ReportAnswered(id), person=writer)
        return office

    async def _own(self, me: Person | None, id: ReportId) -> QuarterlyReport:
        return await self._allowed(me, await self._tx.quarterly_reports.get(id))

    async def _hold(self, me: Person | None, id: ReportId) -> QuarterlyReport:
        """The same, and nobody else changes it until this transaction is done."""
        return await self._open(await self._allowed(me, await self._tx.quarterly_reports.hold(id)))

    async def _open(self, report: QuarterlyReport) -> QuarterlyReport:
        """ReportHasMovedOn if nothing can be written in it now."""
        if not await self._is_open(report):
            raise ReportHasMovedOn
        return report

    async def _is_open(self, report: QuarterlyReport) -> bool:
        return report.lies_with_office and not await self._tx.reports_submitting.is_there(report.id)

    async def _allowed(self, me: Person | None, report: QuarterlyReport | None) -> QuarterlyReport:
        if report is None:
            await self._rights.require(me, Deed.WRITE_REPORT)
            raise ReportNotYours
        await self._rights.require(me, Deed.WRITE_REPORT, report.organisation)
        return report

    async def _before(self, me: Person | None, id: SubmissionId) -> Submission:
        submission = await self._tx.report_submissions.get(id)
        if submission is None or submission.before is None:
            raise ReportNotYours
        before = await writers(self._tx, submission.before)
        await self._rights.require_item(me, Deed.ANSWER_REPORT, before, otherwise=ReportNotYours)
        return submission

    async def _readable(self, me: Person | None, id: SubmissionId) -> Submission:
        submission = await self._tx.report_submissions.get(id)
        report = await self._tx.quarterly_reports.get(submission.report) if submission else None
        if submission is None or report is None:
            raise ReportNotYours
        if await self._rights.may(me, Deed.WRITE_REPORT, report.organisation):
            return submission
        return await self._before(me, id)

    async def _office_of(self, submission: Submission) -> Organisation:
        report = await self._tx.quarterly_reports.get(submission.report)
        office = None if report is None else await self._tx.organisations.get(report.organisation)
        if office is None:
            raise ReportNotYours
        return office

    async def _note(self, me: Person | None, action: str, id: ReportId) -> None:
        if me is None:
            raise NotAllowed(deed=Deed.WRITE_REPORT.value)
        await self._tx.audit.add(me.id, action, "quarterly-report", id, self._desk.now)


async def writers(stores: Stores, office: OrganisationId) -> list[PersonId]:
    """Its administrators and staff, each once."""
    found = [one for role in WRITERS for one in await stores.roles.holders(office, role)]
    return list(dict.fromkeys(found))


async def above_of(stores: Stores, id: OrganisationId) -> tuple[Organisation, Organisation | None]:
    """An organisation, and the level directly above it that has an office to read anything."""
    office, *above = await stores.organisations.path(id)
    for one in above:
        if await writers(stores, one.id):
            return office, one
    return office, above[0] if above else None
