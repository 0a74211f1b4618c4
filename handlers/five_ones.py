"""`/fiveones`: a cadre's own, an office's organ and its cadres; in private, and only to read."""

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.organisations import CadreId, OrganisationId
from domain.people import Person
from domain.stats import Which
from handlers.answers import Answer, Call, done, replace, reply
from handlers.filters import Command, InGroup, PressedAs, Private, Started
from services.desk import Desk
from services.five_ones import FiveOnes, FiveOnesNotYours
from services.photos import Photos
from texts.say import Say

router = Router(name="five_ones")

NUMBER = r"(?P<number>\d{1,18})"
DAY = r"(?P<day>\d{8})"
WHICH = rf"(?P<which>{'|'.join(Which)})"


@router.message(InGroup(), Command("fiveones"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.five_ones.in_group(desk.bot.link("fiveones")))


@router.message(Private(), Command("fiveones"))
@router.message(Private(), Started("fiveones"))
async def asked(
    message: Message, me: Person | None, five_ones: FiveOnes, desk: Desk, say: Say
) -> Answer:
    """Of each own position a message, then the own office's; of several offices one is chosen."""
    link, words = desk.bot.link("activity"), say.five_ones
    answers: list[Call] = [
        reply(message, words.of_line(one, link)) for one in await five_ones.own(me)
    ]
    offices = await five_ones.offices(me)
    if len(offices) > 1:
        answers.append(reply(message, words.choose([(one.id, one.name) for one in offices])))
    elif offices:
        answers.append(
            reply(message, words.of_office(await five_ones.of_office(me, offices[0].id)))
        )
    return answers or reply(message, words.nothing_owed())


@router.callback_query(Private(), PressedAs(rf"fiveones:line:{NUMBER}:{DAY}"))
async def of_line(
    pressed: CallbackQuery,
    number: str,
    day: str,
    me: Person | None,
    five_ones: FiveOnes,
    desk: Desk,
    say: Say,
) -> Answer:
    found = await five_ones.of_line(me, CadreId(int(number)), day_of_button(day))
    return replace(pressed, say.five_ones.of_line(found, desk.bot.link("activity")))


@router.callback_query(Private(), PressedAs(rf"fiveones:draw:{NUMBER}:{DAY}"))
async def draw(
    pressed: CallbackQuery, number: str, day: str, me: Person | None, five_ones: FiveOnes
) -> Answer:
    await five_ones.draw(me, CadreId(int(number)), day_of_button(day))
    return done(pressed)


@router.callback_query(
    Private(), PressedAs(rf"fiveones:office:{NUMBER}:{WHICH}:(?P<page>\d{{1,4}})")
)
async def of_office(
    pressed: CallbackQuery,
    number: str,
    which: str,
    page: str,
    me: Person | None,
    five_ones: FiveOnes,
    say: Say,
) -> Answer:
    office = OrganisationId(int(number))
    found = await five_ones.of_office(me, office, Which(which), int(page))
    return replace(pressed, say.five_ones.of_office(found))


@router.callback_query(Private(), PressedAs(rf"fiveones:cadre:{NUMBER}:{WHICH}"))
async def of_cadre(
    pressed: CallbackQuery,
    number: str,
    which: str,
    me: Person | None,
    five_ones: FiveOnes,
    photos: Photos,
    say: Say,
) -> Answer:
    found = await five_ones.of_cadre(me, CadreId(int(number)), Which(which))
    words = say.five_ones.of_cadre(found, Which(which))
    held = [] if found.progress is None else [one.held for one in found.progress.judged]
    there = await photos.numbers([one.id for one in held])
    for one in held:
        if one.id in there:
            words = words.with_buttons(*say.photos.to_office(one.title, one.id, there[one.id]))
    return replace(pressed, words)


def day_of_button(day: str) -> date:
    """Buttons can be forged: a day that is none is nobody's."""
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise FiveOnesNotYours from None
