"""`/remind`: a time and words in one line; to oneself, or before a group that one runs."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.groups import GroupId
from domain.own_reminders import ReminderId
from domain.people import Person
from domain.talks import TalkHasMovedOn
from handlers.answers import Answer, replace, reply
from handlers.filters import Command, InGroup, Numbered, Pressed, Private, Started
from handlers.guides import Guide
from services.desk import Desk
from services.own_reminders import LINE, TALK, OwnReminders, ReminderAsked
from texts.say import Say
from texts.words import Words

router = Router(name="own_reminders")


def made(asked: ReminderAsked, say: Say) -> Words:
    if asked.reminder is None:
        raise TalkHasMovedOn
    given = asked.where, asked.groups, asked.zone, asked.now
    return say.own_reminders.made(asked.reminder, *given)


GUIDE: Guide[ReminderAsked] = Guide(
    kind=TALK,
    steps=OwnReminders,
    asks={LINE: lambda _asked, _talk, say: say.own_reminders.ask()},
    no_words=lambda say: say.own_reminders.only_words(),
    ended=made,
)


@router.message(InGroup(), Command("remind"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.own_reminders.in_group(desk.bot.link("remind")))


@router.message(Private(), Command("remind"))
async def asked(
    message: Message,
    rest: str,
    me: Person | None,
    own_reminders: OwnReminders,
    desk: Desk,
    say: Say,
) -> Answer:
    """With words it is made at once; without them what there is."""
    if rest:
        return reply(message, made(await own_reminders.make(me, rest), say))
    return reply(message, await listed(me, own_reminders, desk, say))


@router.message(Private(), Started("remind"))
async def started(
    message: Message, me: Person | None, own_reminders: OwnReminders, desk: Desk, say: Say
) -> Answer:
    return reply(message, await listed(me, own_reminders, desk, say))


async def listed(me: Person | None, own_reminders: OwnReminders, desk: Desk, say: Say) -> Words:
    found = await own_reminders.all_of(me)
    pairs = [(one.reminder, one.where) for one in found if one.reminder is not None]
    zone = next((one.zone for one in found if one.zone is not None), desk.zone)
    return say.own_reminders.listed(pairs, zone, desk.now)


@router.callback_query(Private(), Pressed("remind", "new"))
async def begin(
    pressed: CallbackQuery, me: Person | None, own_reminders: OwnReminders, say: Say
) -> Answer:
    return replace(pressed, GUIDE.words(await own_reminders.begin(me), say))


@router.callback_query(Private(), Numbered("remind", "look"))
async def look(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    own_reminders: OwnReminders,
    say: Say,
) -> Answer:
    return replace(pressed, made(await own_reminders.look(me, ReminderId(numbers[0])), say))


@router.callback_query(Private(), Numbered("remind", "to", count=2))
async def to(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    own_reminders: OwnReminders,
    say: Say,
) -> Answer:
    number, group = numbers
    sent = await own_reminders.send_to(me, ReminderId(number), GroupId(group))
    return replace(pressed, made(sent, say))


@router.callback_query(Private(), Numbered("remind", "end"))
async def end(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    own_reminders: OwnReminders,
    say: Say,
) -> Answer:
    ended = await own_reminders.end(me, ReminderId(numbers[0]))
    return replace(pressed, say.own_reminders.ended(ended))
