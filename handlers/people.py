"""Joining and consent in private, leaving, own data; and the way there from a group."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from domain.consents import Purpose
from domain.groups import Group, GroupId, Standing
from domain.organisations import CadreId
from domain.people import AgeBand, Person
from handlers.answers import Answer, replace, reply, to_private
from handlers.filters import (
    Command,
    InGroup,
    Numbered,
    PressedAs,
    Private,
    Started,
    StartedAs,
    parted,
)
from handlers.incoming import visitor_of
from services.desk import Desk
from services.people import People
from texts.say import Say
from texts.words import Words

router = Router(name="people")

GROUP = r"(?P<group>\d{1,18})"
BAND = r"(?P<band>under-14|14-17|18\+)"
PURPOSE = rf"(?P<purpose>{'|'.join(Purpose)})"


@router.message(Private(), StartedAs(f"g{GROUP}"))
async def from_group(
    message: Message, group: str, me: Person | None, people: People, say: Say
) -> Answer:
    """Whoever takes part already sees the switches, everybody else the notice first."""
    if message.from_user is None:
        return None
    asked = GroupId(int(group))
    question = await people.question(asked, message.from_user.id, me)
    if question.own:
        return reply(message, say.people.own_group())
    seen = await people.switches(me, asked)
    if seen is None or not seen.on:
        return reply(message, say.people.notice(question))
    return reply(message, say.people.switches(seen))


@router.message(Private(), Command("join"))
async def join(message: Message, me: Person | None, people: People, say: Say) -> Answer:
    """Without a group only the cadre is open: the switch for being a contact says the way."""
    if message.from_user is None:
        return None
    seen = await people.switches(me)
    if seen is None or not seen.on:
        question = await people.question(GroupId(0), message.from_user.id, me)
        return reply(message, say.people.notice(question))
    return reply(message, say.people.switches(seen))


@router.callback_query(Private(), PressedAs(f"age:{BAND}:{GROUP}"))
async def age(
    pressed: CallbackQuery, band: str, group: str, me: Person | None, people: People, say: Say
) -> Answer:
    told = AgeBand(band)
    if told is not AgeBand.UNDER_14:
        seen = await people.correct_age(me, told, GroupId(int(group)))
        return replace(pressed, say.people.switches(seen))
    if await people.too_young(me, pressed.from_user.id):
        return await farewell(pressed, say.people.too_young(forgotten=True), people)
    return replace(pressed, say.people.too_young(forgotten=False))


@router.callback_query(Private(), PressedAs(f"ages:{GROUP}"))
async def ages(pressed: CallbackQuery, group: str, say: Say) -> Answer:
    """Somebody wants to correct their age."""
    return replace(pressed, say.people.ages(GroupId(int(group))))


@router.callback_query(Private(), PressedAs(f"consent:{PURPOSE}:(?P<wanted>on|off):{BAND}:{GROUP}"))
async def switch(
    pressed: CallbackQuery,
    purpose: str,
    wanted: str,
    band: str,
    group: str,
    me: Person | None,
    people: People,
    say: Say,
) -> Answer:
    what, told, asked = Purpose(purpose), AgeBand(band), GroupId(int(group))
    if wanted == "on":
        seen = await people.turn_on(visitor_of(pressed.from_user), what, told, asked)
    else:
        seen = await people.turn_off(me, what, told, asked)
    return replace(pressed, say.people.switches(seen))


@router.callback_query(Private(), Numbered("change"))
async def change(
    pressed: CallbackQuery, numbers: tuple[int, ...], me: Person | None, people: People, say: Say
) -> Answer:
    seen = await people.change(me, CadreId(numbers[0]))
    return replace(pressed, say.people.switches(seen))


@router.callback_query(Private(), Numbered("decline"))
async def decline(
    pressed: CallbackQuery, numbers: tuple[int, ...], me: Person | None, people: People, say: Say
) -> Answer:
    """On an old notice somebody who takes part by now is asked before leaving everything."""
    if await people.takes_part(me):
        return replace(pressed, say.people.leave_question())
    await people.decline(pressed.from_user.id, GroupId(numbers[0]))
    return replace(pressed, say.people.declined())


@router.message(Private(), Command("leave"))
@router.message(Private(), Started("leave"))
async def ask_to_leave(message: Message, me: Person | None, people: People, say: Say) -> Answer:
    if await people.takes_part(me):
        return reply(message, say.people.leave_question())
    return reply(message, say.people.not_taking_part())


@router.callback_query(Private(), PressedAs("leave:yes"))
async def leave(pressed: CallbackQuery, me: Person | None, people: People, say: Say) -> Answer:
    if me is None or not await people.takes_part(me):
        return replace(pressed, say.people.not_taking_part())
    await people.leave(me)
    return replace(pressed, say.people.left())


@router.callback_query(Private(), PressedAs("(leave|forget):no"))
async def stay(pressed: CallbackQuery, say: Say) -> Answer:
    return replace(pressed, say.people.unchanged())


@router.message(Private(), Command("mydata"))
@router.message(Private(), Started("mydata"))
async def my_data(
    message: Message, me: Person | None, people: People, desk: Desk, say: Say
) -> Answer:
    if message.from_user is None:
        return None
    if me is None:
        declined = await people.has_declined(message.from_user.id)
        return reply(message, say.people.nothing_held(declined=declined))
    return reply(message, say.people.holding(await people.my_data(me), desk.zone))


@router.message(Private(), Command("forgetme"))
@router.message(Private(), Started("forgetme"))
async def ask_to_forget(message: Message, me: Person | None, people: People, say: Say) -> Answer:
    if message.from_user is None:
        return None
    if me is None:
        declined = await people.has_declined(message.from_user.id)
        return reply(message, say.people.nothing_held(declined=declined))
    return reply(message, say.people.forget_question(office=await people.has_office(me)))


@router.callback_query(Private(), PressedAs("forget:yes"))
async def forget(pressed: CallbackQuery, people: People, say: Say) -> Answer:
    if await people.forget(pressed.from_user.id):
        digest = await people.has_declined(pressed.from_user.id)
        return await farewell(pressed, say.people.forgotten(declined=digest), people)
    declined = await people.has_declined(pressed.from_user.id)
    return replace(pressed, say.people.nothing_held(declined=declined))


@router.message(Private(), Command("language"))
@router.message(Private(), Started("language"))
async def language(message: Message, me: Person | None, desk: Desk, say: Say) -> Answer:
    groups = [] if me is None else await desk.groups_of(me.id)
    return reply(message, say.people.language_is_yours(groups))


@router.message(InGroup(), Command("join"))
async def join_in_group(message: Message, here: Group | None, desk: Desk, say: Say) -> Answer:
    people = say.people
    link = desk.bot.link("help" if here is None else f"g{here.id}")
    return to_private(message, people.join_in_private(), people.open_private(), link)


@router.message(InGroup(), Command("mydata", "forgetme", "leave", "language"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    """The button leads on at the very step that was asked for."""
    command, _ = parted(message.text)
    link = desk.bot.link(command or "help")
    return to_private(message, say.people.in_private(), say.people.open_private(), link)


@router.my_chat_member(Private())
async def reached(event: ChatMemberUpdated, people: People) -> Answer:
    """Somebody blocked the bot, or let it in again."""
    there = Standing.told(event.new_chat_member.model_dump()).there
    await people.reached(event.from_user.id, reachable=there)
    return None


async def farewell(pressed: CallbackQuery, words: Words, people: People) -> Answer:
    """In place of the question; when it is delivered, the last traces of the person go."""
    fields = {"chat_id": str(pressed.from_user.id), "text": words.text, "parse_mode": "HTML"}
    if isinstance(pressed.message, Message):
        number = str(pressed.message.message_id)
        await people.say_farewell("editMessageText", {**fields, "message_id": number})
    else:
        await people.say_farewell("sendMessage", fields)
    return AnswerCallbackQuery(callback_query_id=pressed.id)
