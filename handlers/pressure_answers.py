"""Pressure, for its readers: that somebody looks at it, and the answer, which is shown first."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from domain.people import Person
from domain.pressure import PressureId
from domain.talks import Talk
from handlers.answers import Answer, follow, replace, reply
from handlers.filters import Numbered, Private
from handlers.incoming import handed_over
from services.pressure import Pressure
from services.pressure_talks import ANSWERING, WORDS, AnswerAsked, PressureTalks
from services.talks import Talks
from texts.say import Say
from texts.words import Words

router = Router(name="pressure_answers")


class AnswerAwaited(Filter):
    """A reader is asked for an answer; hands on the `talk`."""

    async def __call__(
        self, message: Message, me: Person | None, talks: Talks
    ) -> bool | dict[str, object]:
        if me is None or (message.text or "").startswith("/"):
            return False
        talk = await talks.waiting(me, ANSWERING)
        return False if talk is None else {"talk": talk}


@router.callback_query(Private(), Numbered("pressure", "look"))
async def look(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, pressure: Pressure, say: Say
) -> Answer:
    report, about = await pressure.look(PressureId(numbers[0]), me)
    return replace(pressed, say.pressure.for_readers(report, about))


@router.callback_query(Private(), Numbered("pressure", "answer"))
async def ask_answer(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    pressure_talks: PressureTalks,
    say: Say,
) -> Answer:
    asked = await pressure_talks.begin_answer(me, PressureId(numbers[0]))
    return follow(pressed, step(asked, say))


def step(asked: AnswerAsked, say: Say) -> Words:
    if asked.talk.step == WORDS:
        words = say.pressure.ask_answer(asked.report)
    else:
        words = say.pressure.preview_answer(asked.report, asked.text, asked.talk.mark)
    return say.talks.asked(words, asked.talk)


@router.message(Private(), AnswerAwaited())
async def answered(
    message: Message, talk: Talk, me: Person, pressure_talks: PressureTalks, say: Say
) -> Answer:
    text = handed_over(message)
    if not text:
        return reply(message, say.pressure.no_answer())
    return reply(message, step(await pressure_talks.answered(me, talk, text), say))


@router.callback_query(Private(), Numbered("pressure-answer", "back"))
async def back(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    pressure_talks: PressureTalks,
    say: Say,
) -> Answer:
    return replace(pressed, step(await pressure_talks.back_in_answer(me, numbers[0]), say))


@router.callback_query(Private(), Numbered("pressure-answer", "send"))
async def send(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    pressure_talks: PressureTalks,
    say: Say,
) -> Answer:
    await pressure_talks.send_answer(me, numbers[0])
    return replace(pressed, say.pressure.answer_sent())
