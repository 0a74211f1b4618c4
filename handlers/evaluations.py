"""`/evaluate`: how the office's work is found, once a quarter and without a name."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.evaluations import Verdict
from domain.people import Person
from domain.talks import TalkHasMovedOn
from handlers.answers import Answer, replace, reply
from handlers.filters import Command, InGroup, Numbered, Private, Started
from services.desk import Desk
from services.evaluations import Evaluations
from texts.say import Say
from texts.words import Words

router = Router(name="evaluations")


@router.message(InGroup(), Command("evaluate"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.evaluations.in_group(desk.bot.link("evaluate")))


@router.message(Private(), Command("evaluate"))
async def evaluate(
    message: Message, me: Person | None, evaluations: Evaluations, say: Say
) -> Answer:
    return reply(message, await asked(me, evaluations, say))


@router.message(Private(), Started("evaluate"))
async def started(
    message: Message, me: Person | None, evaluations: Evaluations, say: Say
) -> Answer:
    return reply(message, await asked(me, evaluations, say))


async def asked(me: Person | None, evaluations: Evaluations, say: Say) -> Words:
    found = await evaluations.ask(me)
    if found.office is None:
        return say.evaluations.results(found.results)
    return say.evaluations.ask(found.office, before=found.before)


@router.callback_query(Private(), Numbered("evaluate", "say"))
async def said(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    evaluations: Evaluations,
    say: Say,
) -> Answer:
    verdicts = tuple(Verdict)
    if numbers[0] >= len(verdicts):
        raise TalkHasMovedOn
    return replace(pressed, say.evaluations.thanks(await evaluations.say(me, verdicts[numbers[0]])))
