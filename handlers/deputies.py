"""Deputies: named by a link or by a button, listed, let go."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.groups import GroupId
from domain.organisations import CadreId
from domain.people import Person
from handlers.answers import Answer, follow, replace, reply, toast
from handlers.filters import Numbered, Private, StartedAs
from services.deputies import Deputies
from services.group_settings import GroupSettings
from texts.say import Say

router = Router(name="deputies")


@router.message(Private(), StartedAs(r"d(?P<token>[\w-]{22})"))
async def open_link(
    message: Message, token: str, me: Person | None, deputies: Deputies, say: Say
) -> Answer:
    return reply(message, say.deputies.you_are(await deputies.open_link(token, me)))


@router.callback_query(Private(), Numbered("deputy", "list"))
async def listed(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    seen = await group_settings.panel(GroupId(numbers[0]), me)
    return replace(pressed, say.deputies.listed(seen))


@router.callback_query(Private(), Numbered("deputy", "link"))
async def by_link(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    deputies: Deputies,
    say: Say,
) -> Answer:
    """The message with the buttons stays: the link below it is to be handed on."""
    group, token = await deputies.invite(GroupId(numbers[0]), me)
    return follow(pressed, say.deputies.link(group, deputies.link(token)))


@router.callback_query(Private(), Numbered("deputy", "choose"))
async def by_choice(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    deputies: Deputies,
    say: Say,
) -> Answer:
    """Telegram is asked first; the choice follows as a message."""
    await deputies.ask_administrators(GroupId(numbers[0]), me)
    return toast(pressed, say.deputies.looking())


@router.callback_query(Private(), Numbered("deputy", "name", count=2))
async def name(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    deputies: Deputies,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    group = await deputies.name(GroupId(numbers[0]), CadreId(numbers[1]), me)
    return replace(pressed, say.deputies.listed(await group_settings.panel(group.id, me)))


@router.callback_query(Private(), Numbered("deputy", "remove", count=2))
async def remove(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    deputies: Deputies,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    group = await deputies.remove(GroupId(numbers[0]), CadreId(numbers[1]), me)
    return replace(pressed, say.deputies.listed(await group_settings.panel(group.id, me)))


@router.callback_query(Private(), Numbered("deputy", "out"))
async def step_down(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    deputies: Deputies,
    say: Say,
) -> Answer:
    return replace(
        pressed, say.deputies.you_were(await deputies.step_down(GroupId(numbers[0]), me))
    )
