"""The quarter's reports as messages and Word files; files are made in the worker process."""

from bot.wording.messages import message
from bot.wording.outgoing import File, Outgoing, Renderer, WordingDesk
from bot.wording.pictures import WORKER
from domain.lengths import LONGEST_MESSAGE
from domain.organisations import Organisation
from domain.quarterly_facts import ReportPart
from domain.quarterly_reports import (
    HandedUp,
    QuarterlyReport,
    ReportId,
    ReportView,
    Submission,
    SubmissionId,
)
from domain.report_notices import (
    ReportAnswered,
    ReportDocument,
    ReportDrafted,
    ReportDue,
    ReportHandedUp,
    ReportShown,
    ReportSubmitted,
    SubmissionDocument,
    SubmissionShown,
)
from services.quarterly_reports import above_of, writers
from services.report_views import draft_view, submission_view
from texts.fitting import seen_length
from texts.say import Say


async def drafted(desk: WordingDesk, notice: ReportDrafted) -> Outgoing | None:
    """None if it was submitted meanwhile, or the reader is of another office by now."""
    found = await with_office(desk, notice.report)
    return None if found is None else message(desk.say.quarterly_reports.drafted(*found, desk.now))


async def due(desk: WordingDesk, notice: ReportDue) -> Outgoing | None:
    """The same; and none that a later one has overtaken."""
    found = await with_office(desk, notice.report)
    if found is None or found[0].told != notice.told:
        return None
    return message(desk.say.quarterly_reports.due(*found, desk.now))


async def shown(desk: WordingDesk, notice: ReportShown) -> Outgoing | None:
    """Added up now, over the branch. None if the office is somebody else's by now."""
    view = await view_of(desk, notice.report)
    if view is None:
        return None
    say = desk.say.report_views
    if notice.part:
        return in_place(message(say.part_of(view, ReportPart(notice.part))), notice.message)
    return in_place(message(say.whole(view, desk.now)), notice.message)


async def document(desk: WordingDesk, notice: ReportDocument) -> Outgoing | None:
    view = await view_of(desk, notice.report)
    return None if view is None else await as_file(desk, view)


async def handed(desk: WordingDesk, notice: ReportHandedUp) -> Outgoing | None:
    """None if the reader is of another office by now."""
    report = await desk.view.quarterly_reports.get(notice.report)
    if report is None or desk.reader is None:
        return None
    if desk.reader.id not in await writers(desk.view, report.organisation):
        return None
    office, above = await above_of(desk.view, report.organisation)
    words = desk.say.quarterly_reports.not_submitted(report)
    if not report.lies_with_office:
        [*_, last] = await desk.view.report_submissions.of(report.id)
        words = desk.say.quarterly_reports.submitted(HandedUp(last, office, above))
    return in_place(message(words), notice.message)


async def submitted(desk: WordingDesk, notice: ReportSubmitted) -> Outgoing | None:
    """None if it was answered meanwhile, or it is no longer put before the reader."""
    found = await handed_up(desk, notice.submission)
    if found is None or found[0].accepted is not None:
        return None
    return message(desk.say.quarterly_reports.received(*found))


async def submission_shown(desk: WordingDesk, notice: SubmissionShown) -> Outgoing | None:
    view = await frozen_view_of(desk, notice.submission)
    return None if view is None else message(desk.say.report_views.for_reader(view, desk.now))


async def submission_document(desk: WordingDesk, notice: SubmissionDocument) -> Outgoing | None:
    view = await frozen_view_of(desk, notice.submission)
    return None if view is None else await as_file(desk, view)


async def answered(desk: WordingDesk, notice: ReportAnswered) -> Outgoing | None:
    """None if the reader is of another office by now."""
    found = await handed_up(desk, notice.submission)
    if found is None or found[0].accepted is None or found[0].before is None:
        return None
    above = await desk.view.organisations.get(found[0].before)
    if above is None:
        return None
    return message(desk.say.quarterly_reports.answered(*found, above))


def in_place(outgoing: Outgoing, replaced: int) -> Outgoing:
    """Of the message under which it was asked for; what does not fit into one is a new one."""
    if replaced == 0 or seen_length(outgoing.fields["text"]) > LONGEST_MESSAGE:
        return outgoing
    return Outgoing("editMessageText", {**outgoing.fields, "message_id": str(replaced)})


async def as_file(desk: WordingDesk, view: ReportView) -> Outgoing:
    """In the office's language, whatever its reader speaks."""
    from exports.official_documents import official_document

    paper = Say.in_language(view.organisation.language)
    content = await WORKER.draw(official_document, paper.report_papers.document(view))
    name = paper.quarterly_reports.file_name(view.report)
    fields = {"caption": desk.say.quarterly_reports.caption(view), "parse_mode": "HTML"}
    return Outgoing("sendDocument", fields, File("document", name, content))


async def view_of(desk: WordingDesk, id: ReportId) -> ReportView | None:
    if desk.reader is None:
        return None
    return await draft_view(desk.view, id, desk.reader.id, desk.now)


async def frozen_view_of(desk: WordingDesk, id: SubmissionId) -> ReportView | None:
    if desk.reader is None:
        return None
    return await submission_view(desk.view, id, desk.reader.id)


async def with_office(
    desk: WordingDesk, id: ReportId
) -> tuple[QuarterlyReport, Organisation] | None:
    """A report that lies with the reader's office, and that office."""
    report = await desk.view.quarterly_reports.get(id)
    if report is None or desk.reader is None or not report.lies_with_office:
        return None
    if desk.reader.id not in await writers(desk.view, report.organisation):
        return None
    office = await desk.view.organisations.get(report.organisation)
    return None if office is None else (report, office)


async def handed_up(
    desk: WordingDesk, id: SubmissionId
) -> tuple[Submission, QuarterlyReport, Organisation] | None:
    """With the report and its office, for a reader of either of the two offices."""
    view = await frozen_view_of(desk, id)
    if view is None or view.shown is None:
        return None
    return view.shown, view.report, view.organisation


RENDERERS: dict[type, Renderer] = {
    ReportDrafted: drafted,
    ReportDue: due,
    ReportShown: shown,
    ReportDocument: document,
    ReportHandedUp: handed,
    ReportSubmitted: submitted,
    SubmissionShown: submission_shown,
    SubmissionDocument: submission_document,
    ReportAnswered: answered,
}
