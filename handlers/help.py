"""`/help`, and what nobody understood; the last of all routers."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from handlers.answers import Answer, quote, reply, toast
from handlers.filters import Command, InGroup, Private, parted
from services.desk import Desk
from services.organisations import Organisations
from texts.say import Say

router = Router(name="help")

WITHOUT_TEXT = frozenset(
    "animation audio contact dice document location photo poll sticker story venue video "
    "video_note voice".split()
)


@router.message(InGroup(), Command("help"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.help.in_group(desk.bot.link("help")))


@router.message(Private(), Command("help"))
@router.message(Private(), Command("start"))
async def in_private(
    message: Message, me: Person | None, organisations: Organisations, say: Say
) -> Answer:
    work = await organisations.offices(None if me is None else me.id)
    words = say.help.private(cadre=bool(work.cadres), administrator=bool(work.administered))
    return reply(message, words)


@router.message(Private())
async def not_understood(message: Message, say: Say) -> Answer:
    """As a reply to what was written, so that a button can still make a wish of it."""
    command, _ = parted(message.text)
    if command is not None:
        return reply(message, say.help.unknown_command())
    if message.text or message.caption:
        return quote(message, say.help.not_understood())
    if message.content_type in WITHOUT_TEXT:
        return reply(message, say.help.only_text())
    return None


@router.callback_query()
async def old_button(pressed: CallbackQuery, say: Say) -> Answer:
    """Of a version before this one, or forged."""
    return toast(pressed, say.help.old_button())
