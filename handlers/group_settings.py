"""What whoever runs a group can set, by buttons in private."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.groups import GroupId
from domain.people import Person
from handlers.answers import Answer, replace, toast
from handlers.filters import Numbered, PressedAs, Private
from services.group_settings import GroupSettings
from texts.say import Say

router = Router(name="group_settings")

GROUP = r"(?P<group>\d{1,18})"


@router.callback_query(Private(), Numbered("group", "panel"))
async def panel(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    seen = await group_settings.panel(GroupId(numbers[0]), me)
    return replace(pressed, say.group_settings.panel(seen))


@router.callback_query(Private(), PressedAs(f"setting:(?P<wanted>hold|go-on):{GROUP}"))
async def hold(
    pressed: CallbackQuery,
    wanted: str,
    group: str,
    me: Person | None,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    seen = await group_settings.hold(GroupId(int(group)), me, held=wanted == "hold")
    return replace(pressed, say.group_settings.panel(seen))


@router.callback_query(Private(), PressedAs(f"setting:speak:(?P<language>zh|en):{GROUP}"))
async def speak(
    pressed: CallbackQuery,
    language: str,
    group: str,
    me: Person | None,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    seen = await group_settings.speak(GroupId(int(group)), language, me)
    return replace(pressed, say.group_settings.panel(seen))


@router.callback_query(Private(), PressedAs(f"setting:greet:(?P<wanted>on|off):{GROUP}"))
async def greet(
    pressed: CallbackQuery,
    wanted: str,
    group: str,
    me: Person | None,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    seen = await group_settings.greet(GroupId(int(group)), me, greets=wanted == "on")
    return replace(pressed, say.group_settings.panel(seen))


@router.callback_query(Private(), Numbered("setting", "threads"))
async def threads(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    seen = await group_settings.panel(GroupId(numbers[0]), me)
    return replace(pressed, say.group_settings.threads(seen))


@router.callback_query(Private(), Numbered("setting", "thread", count=2))
async def put_cards(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    group, thread = numbers
    seen = await group_settings.put_cards(GroupId(group), thread, me)
    return replace(pressed, say.group_settings.panel(seen))


@router.callback_query(Private(), Numbered("setting", "welcome"))
async def welcome(
    pressed: CallbackQuery,
    numbers: tuple[int, ...],
    me: Person | None,
    group_settings: GroupSettings,
    say: Say,
) -> Answer:
    """What comes of it is seen in the group."""
    await group_settings.welcome(GroupId(numbers[0]), me)
    return toast(pressed, say.group_settings.welcomed())
