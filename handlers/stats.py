"""`/stats`: a cadre's groups as text and picture, a young person's own numbers."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.groups import GroupId
from domain.people import Person
from handlers.answers import Answer, follow, reply
from handlers.filters import Command, InGroup, Numbered, Private, Started
from services.desk import Desk
from services.stats import Stats
from texts.say import Say

router = Router(name="stats")


@router.message(InGroup(), Command("stats"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.stats.in_group(desk.bot.link("stats")))


@router.message(Private(), Command("stats"))
@router.message(Private(), Started("stats"))
async def asked(message: Message, me: Person | None, stats: Stats, say: Say) -> Answer:
    """Text at once; the picture follows when it is drawn."""
    positions = [] if me is None else await stats.ask_of_cadre(me)
    if positions:
        return [reply(message, say.stats.of_cadre(one)) for one in positions]
    own = None if me is None else await stats.own(me)
    words = say.stats.nothing_of_you() if own is None else say.stats.own(own)
    return reply(message, words)


@router.callback_query(Private(), Numbered("stats"))
async def of_group(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, stats: Stats, say: Say
) -> Answer:
    figures, zone = await stats.of_group(me, GroupId(numbers[0]))
    return follow(pressed, say.stats.of_group(figures, zone))
