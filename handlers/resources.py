"""`/resource`: what an office can give to wishes, on one line or step by step."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from domain.resources import ResourceId
from domain.talks import TalkHasMovedOn
from handlers.answers import Answer, replace, reply
from handlers.filters import Command, InGroup, Numbered, Pressed, Private, Started
from handlers.guides import Guide
from services.desk import Desk
from services.resources import TALK, UNITS, UNTIL, WHAT, ResourceAsked, Resources
from texts.say import Say
from texts.words import Words

router = Router(name="resources")


def entered(asked: ResourceAsked, say: Say) -> Words:
    if asked.made is None:
        raise TalkHasMovedOn
    return say.resources.entered(asked.made)


GUIDE: Guide[ResourceAsked] = Guide(
    kind=TALK,
    steps=Resources,
    asks={
        WHAT: lambda _asked, _talk, say: say.resources.ask(WHAT),
        UNITS: lambda _asked, _talk, say: say.resources.ask(UNITS),
        UNTIL: lambda _asked, _talk, say: say.resources.ask(UNTIL),
    },
    no_words=lambda say: say.topics.only_words(),
    ended=entered,
)


@router.message(InGroup(), Command("resource"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.resources.in_group(desk.bot.link("resource")))


@router.message(Private(), Started("resource"))
async def started(message: Message, me: Person | None, resources: Resources, say: Say) -> Answer:
    return reply(message, say.resources.listed(await resources.listed(me)))


@router.message(Private(), Command("resource"))
async def asked(
    message: Message, rest: str, me: Person | None, resources: Resources, say: Say
) -> Answer:
    """Without words what there is; with words one more."""
    if rest:
        return reply(message, say.resources.entered(await resources.enter(me, rest)))
    return reply(message, say.resources.listed(await resources.listed(me)))


@router.callback_query(Private(), Pressed("resource", "list"))
async def listed(
    pressed: CallbackQuery, me: Person | None, resources: Resources, say: Say
) -> Answer:
    return replace(pressed, say.resources.listed(await resources.listed(me)))


@router.callback_query(Private(), Pressed("resource", "new"))
async def begin(
    pressed: CallbackQuery, me: Person | None, resources: Resources, say: Say
) -> Answer:
    return replace(pressed, GUIDE.words(await resources.begin(me), say))


@router.callback_query(Private(), Numbered("resource", "end"))
async def end(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, resources: Resources, say: Say
) -> Answer:
    return replace(pressed, say.resources.ended(await resources.end(ResourceId(numbers[0]), me)))
