"""Every guided conversation: the text that answers a step, the way back, and the way out."""

from collections.abc import Mapping

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from domain.seeing import says_something
from domain.talks import Talk, TalkHasMovedOn
from handlers import (
    designs,
    entering,
    holding,
    own_reminders,
    pressure,
    pressure_answers,
    quarterly_reports,
    report_answers,
    resources,
    series,
    topics,
    wish_pool,
)
from handlers.answers import Answer, replace, reply, to_private
from handlers.filters import Awaited, Command, InGroup, Numbered, Private
from handlers.guides import AnyGuide
from services.desk import Desk
from services.talks import Talks
from texts.say import Say
from texts.talks import is_back

router = Router(name="talks")

GUIDES: Mapping[str, AnyGuide] = {
    guide.kind: guide
    for guide in (
        *(topics.GUIDE, holding.GUIDE, pressure.GUIDE, pressure_answers.GUIDE),
        *(series.GUIDE, wish_pool.GUIDE, resources.GUIDE, own_reminders.GUIDE),
        *(quarterly_reports.GUIDE, report_answers.GUIDE, designs.GUIDE, designs.IDEA_GUIDE),
        entering.GUIDE,
    )
}


@router.message(Private(), Awaited(*GUIDES))
async def said(message: Message, talk: Talk, me: Person, desk: Desk, say: Say) -> Answer:
    """The answer to what was asked; where a button leads back, its words do so too."""
    guide = GUIDES[talk.kind]
    text = guide.reads(message)
    if talk.can_go_back and is_back(text):
        return reply(message, guide.words(await guide.steps(desk).back(me, talk.mark), say))
    if not says_something(text):
        return reply(message, guide.no_words(say))
    return reply(message, guide.words(await guide.steps(desk).said(me, talk, text), say))


@router.callback_query(Private(), Numbered("talk", "back"))
async def back(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    talks: Talks,
    desk: Desk,
    say: Say,
) -> Answer:
    """The step before is asked again."""
    talk = await talks.of(me)
    guide = None if talk is None else GUIDES.get(talk.kind)
    if guide is None:
        raise TalkHasMovedOn
    return replace(pressed, guide.words(await guide.steps(desk).back(me, numbers[0]), say))


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
