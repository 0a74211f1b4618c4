"""`/meetings`: whom a cadre has still to meet this year, and the contact's one tap."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.meetings import MeetingAnswer
from domain.organisations import CadreId
from domain.people import Person, PersonId
from handlers.answers import Answer, replace, reply
from handlers.filters import Command, InGroup, Numbered, PressedAs, Private, Started
from services.desk import Desk
from services.meetings import YearlyMeetings
from texts.say import Say

router = Router(name="meetings")


@router.message(InGroup(), Command("meetings"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.meetings.in_group(desk.bot.link("meetings")))


@router.message(Private(), Command("meetings"))
@router.message(Private(), Started("meetings"))
async def asked(
    message: Message, me: Person | None, meetings: YearlyMeetings, desk: Desk, say: Say
) -> Answer:
    lines = await meetings.lines(me)
    if len(lines) > 1:
        return reply(message, say.meetings.choose(lines))
    line, found = await meetings.of(me, lines[0].id)
    return reply(message, say.meetings.of(line, found, desk.zone))


@router.callback_query(Private(), Numbered("meeting", "of", count=2))
async def of_line(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    meetings: YearlyMeetings,
    desk: Desk,
    say: Say,
) -> Answer:
    line, found = await meetings.of(me, CadreId(numbers[0]), numbers[1])
    return replace(pressed, say.meetings.of(line, found, desk.zone))


@router.callback_query(Private(), Numbered("meeting", "met", count=2))
async def met(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    meetings: YearlyMeetings,
    desk: Desk,
    say: Say,
) -> Answer:
    cadre, person = numbers
    await meetings.note(me, CadreId(cadre), PersonId(person))
    line, found = await meetings.of(me, CadreId(cadre))
    return replace(pressed, say.meetings.of(line, found, desk.zone))


@router.callback_query(
    Private(), PressedAs(r"meeting:(?P<said>yes|no):(?P<cadre>\d{1,18}):(?P<year>\d{4})")
)
async def answered(
    pressed: CallbackQuery,
    said: str,
    cadre: str,
    year: str,
    me: Person | None,
    meetings: YearlyMeetings,
    say: Say,
) -> Answer:
    """By the contact; another tap on an older message changes it."""
    answer = MeetingAnswer(said)
    await meetings.answer(me, CadreId(int(cadre)), int(year), answer)
    return replace(pressed, say.meetings.thanks(answer))
