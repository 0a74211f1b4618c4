"""Reports that were handed up, for the level above: read, accepted, or returned with a remark."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.people import Person
from domain.quarterly_reports import SubmissionId
from handlers.answers import Answer, done, follow, replace
from handlers.filters import Numbered, Private
from handlers.guides import Guide
from handlers.incoming import handed_over
from services.quarterly_reports import QuarterlyReports
from services.report_talks import PREVIEW, RETURNING, WORDS, RemarkAsked, ReportRemarkTalks
from texts.say import Say

router = Router(name="report_answers")

GUIDE: Guide[RemarkAsked] = Guide(
    kind=RETURNING,
    steps=ReportRemarkTalks,
    asks={
        WORDS: lambda asked, _talk, say: say.quarterly_reports.ask_remark(asked.office),
        PREVIEW: lambda asked, talk, say: say.quarterly_reports.preview_remark(
            asked.office, asked.text, talk.mark
        ),
    },
    no_words=lambda say: say.quarterly_reports.no_text(),
    ended=lambda asked, say: say.quarterly_reports.remark_not_taken(asked.office),
    reads=handed_over,
)


@router.callback_query(Private(), Numbered("report", "read"))
async def read(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    quarterly_reports: QuarterlyReports,
) -> Answer:
    await quarterly_reports.read(me, SubmissionId(numbers[0]))
    return done(pressed)


@router.callback_query(Private(), Numbered("report", "paper"))
async def draw(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    quarterly_reports: QuarterlyReports,
) -> Answer:
    await quarterly_reports.draw_submission(me, SubmissionId(numbers[0]))
    return done(pressed)


@router.callback_query(Private(), Numbered("report", "accept"))
async def accept(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    quarterly_reports: QuarterlyReports,
    say: Say,
) -> Answer:
    office = await quarterly_reports.accept(me, SubmissionId(numbers[0]))
    return replace(pressed, say.quarterly_reports.accepted_by_you(office))


@router.callback_query(Private(), Numbered("report", "return"))
async def ask_remark(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    report_remark_talks: ReportRemarkTalks,
    say: Say,
) -> Answer:
    asked = await report_remark_talks.begin(me, SubmissionId(numbers[0]))
    return follow(pressed, GUIDE.words(asked, say))


@router.callback_query(Private(), Numbered("report-remark", "send"))
async def give_back(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    report_remark_talks: ReportRemarkTalks,
    say: Say,
) -> Answer:
    office = await report_remark_talks.send(me, numbers[0])
    return replace(pressed, say.quarterly_reports.returned_by_you(office))
