"""`/report`: the quarter's report of the own office, looked at, written in, and handed up."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from domain.organisations import OrganisationId
from domain.people import Person
from domain.quarterly_facts import ReportPart
from domain.quarterly_reports import ReportId
from domain.rights import Deed
from domain.seeing import says_something
from domain.stats import Which
from handlers.answers import Answer, Call, done, follow, replace, reply
from handlers.filters import Command, InGroup, Numbered, PressedAs, Private, Started
from handlers.guides import Guide
from handlers.incoming import handed_over
from services.desk import Desk
from services.quarterly_reports import QuarterlyReports
from services.report_talks import PREVIEW, WORDS, WRITING, ReportTextTalks, TextAsked
from services.rights import NotAllowed
from texts.say import Say

router = Router(name="quarterly_reports")

NUMBER = r"(?P<number>\d{1,18})"
PART = rf"(?P<part>{'|'.join(ReportPart)})"
WHICH = rf"(?P<which>{'|'.join(Which)})"

GUIDE: Guide[TextAsked] = Guide(
    kind=WRITING,
    steps=ReportTextTalks,
    asks={
        WORDS: lambda asked, _talk, say: say.quarterly_reports.ask_text(
            asked.part, asked.standing, added=asked.added
        ),
        PREVIEW: lambda asked, talk, say: say.quarterly_reports.preview_text(
            asked.part, asked.text, talk.mark
        ),
    },
    no_words=lambda say: say.quarterly_reports.no_text(),
    ended=lambda asked, say: say.quarterly_reports.text_not_taken(asked.report),
    reads=handed_over,
)


class UnderPart(Filter):
    """A reply to the bot's message that shows one part and offers to write it anew."""

    async def __call__(self, message: Message, desk: Desk) -> bool | dict[str, object]:
        above = message.reply_to_message
        if above is None or above.from_user is None or above.from_user.id != desk.bot.id:
            return False
        rows = above.reply_markup.inline_keyboard if above.reply_markup else []
        for button in (one for row in rows for one in row):
            words = (button.callback_data or "").split(":")
            if words[:2] == ["report", "edit"] and words[2].isdecimal():
                return {"number": words[2], "part": words[3]}
        return False


@router.message(InGroup(), Command("report"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.quarterly_reports.in_group(desk.bot.link("report")))


@router.message(Private(), Command("report"))
@router.message(Private(), Started("report"))
async def asked(
    message: Message, me: Person | None, quarterly_reports: QuarterlyReports, say: Say
) -> Answer:
    """What lies before somebody, then the own office's; of several offices one is chosen."""
    words, answers = say.quarterly_reports, list[Call]()
    waiting = await quarterly_reports.waiting(me)
    if waiting:
        answers.append(reply(message, words.lying(waiting)))
    offices = await quarterly_reports.offices(me)
    if len(offices) > 1:
        answers.append(reply(message, words.choose(offices)))
    elif offices:
        await quarterly_reports.ask(me, offices[0].id)
        answers.append(reply(message, words.coming_up()))
    if not answers:
        raise NotAllowed(deed=Deed.WRITE_REPORT.value)
    return answers


@router.callback_query(Private(), PressedAs(rf"report:of:{NUMBER}:{WHICH}"))
async def of_office(
    pressed: CallbackQuery,
    number: str,
    which: str,
    me: Person | None,
    quarterly_reports: QuarterlyReports,
) -> Answer:
    await quarterly_reports.ask(me, OrganisationId(int(number)), Which(which))
    return done(pressed)


@router.callback_query(Private(), Numbered("report", "show"))
async def show(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    quarterly_reports: QuarterlyReports,
) -> Answer:
    await quarterly_reports.show(me, ReportId(numbers[0]), message=under(pressed))
    return done(pressed)


@router.callback_query(Private(), PressedAs(rf"report:part:{NUMBER}:{PART}"))
async def show_part(
    pressed: CallbackQuery,
    number: str,
    part: str,
    me: Person | None,
    quarterly_reports: QuarterlyReports,
) -> Answer:
    await quarterly_reports.show(
        me, ReportId(int(number)), ReportPart(part), message=under(pressed)
    )
    return done(pressed)


@router.callback_query(Private(), Numbered("report", "file"))
async def draw(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    quarterly_reports: QuarterlyReports,
) -> Answer:
    await quarterly_reports.draw(me, ReportId(numbers[0]))
    return done(pressed)


@router.callback_query(Private(), PressedAs(rf"report:(?P<how>edit|add):{NUMBER}:{PART}"))
async def write(
    pressed: CallbackQuery,
    how: str,
    number: str,
    part: str,
    me: Person | None,
    report_text_talks: ReportTextTalks,
    say: Say,
) -> Answer:
    asked = await report_text_talks.begin(
        me, ReportId(int(number)), ReportPart(part), added=how == "add"
    )
    return follow(pressed, GUIDE.words(asked, say))


@router.message(Private(), UnderPart())
async def replied(
    message: Message,
    number: str,
    part: str,
    me: Person | None,
    report_text_talks: ReportTextTalks,
    say: Say,
) -> Answer:
    """The new words for a part, said as a reply to it: shown before they are saved."""
    asked = await report_text_talks.begin(me, ReportId(int(number)), ReportPart(part), added=False)
    text = handed_over(message)
    if me is None or asked.talk is None or not says_something(text):
        return reply(message, say.quarterly_reports.no_text())
    return reply(message, GUIDE.words(await report_text_talks.said(me, asked.talk, text), say))


@router.callback_query(Private(), Numbered("report-text", "save"))
async def save(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    report_text_talks: ReportTextTalks,
    say: Say,
) -> Answer:
    report, part = await report_text_talks.save(me, numbers[0])
    return replace(pressed, say.quarterly_reports.saved(report, part))


@router.callback_query(
    Private(), PressedAs(rf"report:clear:{NUMBER}:{PART}:(?P<revision>\d{{1,9}})")
)
async def clear(
    pressed: CallbackQuery,
    number: str,
    part: str,
    revision: str,
    me: Person | None,
    quarterly_reports: QuarterlyReports,
    say: Say,
) -> Answer:
    """What people wrote goes; what the program filled in stays."""
    of = ReportPart(part)
    report = ReportId(int(number))
    any_text = await quarterly_reports.clear(me, report, of, int(revision))
    return replace(pressed, say.quarterly_reports.cleared(report, of, was_empty=not any_text))


@router.callback_query(Private(), Numbered("report", "submit"))
async def ask_submit(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    quarterly_reports: QuarterlyReports,
    say: Say,
) -> Answer:
    """To whom it goes, before it does."""
    found = await quarterly_reports.to_submit(me, ReportId(numbers[0]))
    return follow(pressed, say.quarterly_reports.confirm(found))


@router.callback_query(Private(), Numbered("report", "send", count=2))
async def submit(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    quarterly_reports: QuarterlyReports,
    say: Say,
) -> Answer:
    """It is added up elsewhere; what came of it stands in the place of this message."""
    report, times = numbers
    await quarterly_reports.submit(me, ReportId(report), times, under(pressed))
    return replace(pressed, say.quarterly_reports.submitting())


def under(pressed: CallbackQuery) -> int:
    """The message that can be replaced: one that shows the report, and can still be seen."""
    shown = pressed.message
    return shown.message_id if isinstance(shown, Message) and shown.document is None else 0
