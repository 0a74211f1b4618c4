"""The way out of every guided conversation: `/cancel` and the button."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from handlers.answers import Answer, replace, reply, to_private
from handlers.filters import Command, InGroup, Numbered, Private
from services.desk import Desk
from services.talks import Talks
from texts.say import Say

router = Router(name="talks")


@router.message(Private(), Command("cancel"))
async def cancel(message: Message, me: Person | None, talks: Talks, say: Say) -> Answer:
    """Of whoever was asked as a stranger nothing was noted, and they are answered all the same."""
    await talks.end(me)
    return reply(message, say.talks.cancelled())


@router.message(InGroup(), Command("cancel"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    """Nothing is guided in a group."""
    people = say.people
    return to_private(message, people.in_private(), people.open_private(), desk.bot.link("help"))


@router.callback_query(Private(), Numbered("talk", "cancel"))
async def left(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, talks: Talks, say: Say
) -> Answer:
    await talks.cancel(me, numbers[0])
    return replace(pressed, say.talks.cancelled())
