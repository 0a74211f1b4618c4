"""Pressure, for its readers: that somebody looks at it, and the answer, which is shown first."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.people import Person
from domain.pressure import PressureId
from handlers.answers import Answer, follow, replace
from handlers.filters import Numbered, Private
from handlers.guides import Guide
from handlers.incoming import handed_over
from services.pressure import Pressure
from services.pressure_talks import ANSWERING, PREVIEW, WORDS, AnswerAsked, PressureAnswerTalks
from texts.say import Say

router = Router(name="pressure_answers")

GUIDE: Guide[AnswerAsked] = Guide(
    kind=ANSWERING,
    steps=PressureAnswerTalks,
    asks={
        WORDS: lambda asked, _talk, say: say.pressure.ask_answer(asked.report),
        PREVIEW: lambda asked, talk, say: say.pressure.preview_answer(
            asked.report, asked.text, talk.mark
        ),
    },
    no_words=lambda say: say.pressure.no_answer(),
    reads=handed_over,
)


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
    pressure_answer_talks: PressureAnswerTalks,
    say: Say,
) -> Answer:
    asked = await pressure_answer_talks.begin(me, PressureId(numbers[0]))
    return follow(pressed, GUIDE.words(asked, say))


@router.callback_query(Private(), Numbered("pressure-answer", "send"))
async def send(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    pressure_answer_talks: PressureAnswerTalks,
    say: Say,
) -> Answer:
    await pressure_answer_talks.send(me, numbers[0])
    return replace(pressed, say.pressure.answer_sent())
