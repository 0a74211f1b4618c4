"""A quarter's report as it is read: the draft with the facts of this moment, or what was frozen."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.people import PersonId
from domain.quarterly_reports import ReportId, ReportView, SubmissionId
from services.quarterly_facts import facts_of
from services.quarterly_reports import above_of, writers
from storage.stores import Stores


async def draft_view(
    stores: Stores, id: ReportId, reader: PersonId, now: datetime
) -> ReportView | None:
    """As it lies with the office, and after that as it was last handed up. None: the reader is not
    of that office any more.
    """
    report = await stores.quarterly_reports.get(id)
    if report is None or reader not in await writers(stores, report.organisation):
        return None
    submissions = await stores.report_submissions.of(id)
    if not report.lies_with_office and submissions:
        return await submission_view(stores, submissions[-1].id, reader)
    office, above = await above_of(stores, report.organisation)
    return ReportView(
        report,
        office,
        above,
        await facts_of(stores, office, report.quarter, now),
        await stores.quarterly_reports.written(id),
        tuple(submissions),
        zone=ZoneInfo(office.zone),
    )


async def submission_view(stores: Stores, id: SubmissionId, reader: PersonId) -> ReportView | None:
    """What was frozen, for the office and for whoever it was put before. None: for nobody else."""
    submission = await stores.report_submissions.get(id)
    report = None if submission is None else await stores.quarterly_reports.get(submission.report)
    if submission is None or report is None:
        return None
    readers = await writers(stores, report.organisation)
    if submission.before is not None:
        readers += await writers(stores, submission.before)
    office = await stores.organisations.get(report.organisation)
    if reader not in readers or office is None:
        return None
    before = submission.before
    facts, written = await stores.report_submissions.frozen(id)
    return ReportView(
        report,
        office,
        None if before is None else await stores.organisations.get(before),
        facts,
        written,
        tuple(await stores.report_submissions.of(report.id)),
        submission,
        zone=ZoneInfo(office.zone),
    )
