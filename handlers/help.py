"""`/help`, and what nobody understood; the last of all routers."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from handlers.answers import Answer, quote, reply, toast
from handlers.filters import Command, InGroup, Private, parted
from services.desk import Desk
from services.organisations import Organisations
from services.safety import Safety
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
async def not_understood(message: Message, me: Person | None, safety: Safety, say: Say) -> Answer:
    """As a reply to what was written, so that a button can still make a wish of it."""
    command, _ = parted(message.text)
    if command is not None:
        return reply(message, say.help.unknown_command())
    written = bool(message.text or message.caption)
    if not written and message.content_type not in WITHOUT_TEXT:
        return None
    if me is not None and await safety.called_lately(me) is not None:
        numbers = await safety.hotlines(me)
        return quote(message, say.safety.after_call(numbers, written=written))
    if written:
        return quote(message, say.help.not_understood())
    return reply(message, say.help.only_text())


@router.callback_query()
async def old_button(pressed: CallbackQuery, say: Say) -> Answer:
    """Of a version before this one, or forged."""
    return toast(pressed, say.help.old_button())
