"""`/help` and its pages, and what nobody understood; the last of all routers."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.groups import Group
from domain.menus import Office, office_of
from domain.organisations import Role
from domain.people import Person
from handlers.answers import Answer, quote, replace, reply, toast
from handlers.filters import Called, Command, InGroup, PressedAs, Private, parted
from services.desk import Desk
from services.organisations import Organisations
from services.safety import Safety
from texts.help import PAGES, QUESTIONS
from texts.say import Say

router = Router(name="help")

WITHOUT_TEXT = frozenset(
    "animation audio contact dice document location photo poll sticker story venue video "
    "video_note voice".split()
)
NUMBER = "|".join(str(number) for number in range(1, QUESTIONS + 1))


@router.message(InGroup(), Called())
@router.message(InGroup(), Command("help"))
async def in_group(message: Message, here: Group | None, desk: Desk, say: Say) -> Answer:
    """Also what nobody understood, and was said to the bot by its name."""
    run = here is not None and here.cadre is not None
    return reply(message, say.help.in_group(desk.bot.link("help"), run=run))


@router.message(Private(), Command("help"))
@router.message(Private(), Command("start"))
async def in_private(
    message: Message, me: Person | None, organisations: Organisations, say: Say
) -> Answer:
    return reply(message, say.help.private(await office(me, organisations)))


@router.callback_query(Private(), PressedAs("guide:home"))
async def back(
    pressed: CallbackQuery, me: Person | None, organisations: Organisations, say: Say
) -> Answer:
    return replace(pressed, say.help.private(await office(me, organisations)))


@router.callback_query(Private(), PressedAs("guide:commands"))
async def every_command(
    pressed: CallbackQuery, me: Person | None, organisations: Organisations, say: Say
) -> Answer:
    return replace(pressed, say.help.every_command(await office(me, organisations)))


@router.callback_query(Private(), PressedAs(rf"guide:page:(?P<page>{'|'.join(PAGES)})"))
async def page(pressed: CallbackQuery, page: str, say: Say) -> Answer:
    return replace(pressed, say.help.page(page))


@router.callback_query(Private(), PressedAs("guide:ask"))
async def questions(pressed: CallbackQuery, say: Say) -> Answer:
    return replace(pressed, say.help.questions())


@router.callback_query(Private(), PressedAs(rf"guide:ask:(?P<number>{NUMBER})"))
async def answer(pressed: CallbackQuery, number: str, say: Say) -> Answer:
    return replace(pressed, say.help.answer(int(number)))


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


async def office(me: Person | None, organisations: Organisations) -> Office | None:
    work = await organisations.offices(None if me is None else me.id)
    return office_of(
        cadre=bool(work.cadres),
        administrator=bool(work.administered),
        staff=any(role is Role.ORGAN_STAFF for _, role in work.roles),
    )
