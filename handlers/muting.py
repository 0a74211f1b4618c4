"""`/mute`: a switch for each sort of what the program says of itself."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from handlers.answers import Answer, replace, reply
from handlers.filters import Command, InGroup, Numbered, Private, Started
from services.desk import Desk
from services.muting import Muting
from texts.say import Say

router = Router(name="muting")


@router.message(InGroup(), Command("mute"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.muting.in_group(desk.bot.link("mute")))


@router.message(Private(), Command("mute"))
async def asked(message: Message, me: Person | None, muting: Muting, say: Say) -> Answer:
    found = await muting.of(me)
    return reply(message, say.muting.switches(found.sorts, found.muted))


@router.message(Private(), Started("mute"))
async def started(message: Message, me: Person | None, muting: Muting, say: Say) -> Answer:
    found = await muting.of(me)
    return reply(message, say.muting.switches(found.sorts, found.muted))


@router.callback_query(Private(), Numbered("mute", "off"))
async def off(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, muting: Muting, say: Say
) -> Answer:
    found = await muting.turn(me, numbers[0], off=True)
    return replace(pressed, say.muting.switches(found.sorts, found.muted))


@router.callback_query(Private(), Numbered("mute", "on"))
async def on(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, muting: Muting, say: Say
) -> Answer:
    found = await muting.turn(me, numbers[0], off=False)
    return replace(pressed, say.muting.switches(found.sorts, found.muted))
