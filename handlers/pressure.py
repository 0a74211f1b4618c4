"""Pressure, in confidence: the command, the words, the button in the notice; and its readers."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from domain.groups import GroupId
from domain.people import AgeBand, Draft, Person
from domain.pressure import PressureId
from handlers.answers import Answer, follow, quote, replace, reply, to_private
from handlers.filters import (
    Command,
    InGroup,
    Numbered,
    PressedAs,
    Private,
    Started,
)
from handlers.incoming import handed_over, said_above, visitor_of
from services.desk import Desk
from services.pressure import ASKED, Pressure
from services.safety import Safety
from services.wishes import Wishes
from texts.say import Say

router = Router(name="pressure")

NOWHERE = GroupId(0)
BAND = r"(?P<band>under-14|14-17|18\+)"
HOW = r"(?P<how>plain|said):(?P<group>\d{1,18})"


class PressureAwaited(Filter):
    """Somebody was asked for their report, or for their answer to one; hands on the `draft`."""

    async def __call__(
        self, message: Message, me: Person | None, pressure: Pressure
    ) -> bool | dict[str, object]:
        if me is None or (message.text or "").startswith("/"):
            return False
        draft = await pressure.awaited(me)
        return False if draft is None else {"draft": draft}


@router.message(InGroup(), Command("pressure"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    """One line that says nothing of why somebody asks."""
    people = say.people
    return to_private(
        message, people.in_private(), people.open_private(), desk.bot.link("pressure")
    )


@router.message(Private(), Command("pressure"))
async def said(
    message: Message,
    rest: str,
    me: Person | None,
    pressure: Pressure,
    wishes: Wishes,
    say: Say,
) -> Answer:
    """With words after it one message is enough."""
    if not rest:
        return await begin(message, me, pressure, say)
    if me is None or await wishes.needs_age(me):
        return quote(message, say.pressure.ask_age(NOWHERE, said=True))
    return reply(message, say.pressure.saved(await pressure.report(me, rest, NOWHERE)))


@router.message(Private(), Started("pressure"))
async def asked(message: Message, me: Person | None, pressure: Pressure, say: Say) -> Answer:
    return await begin(message, me, pressure, say)


async def begin(message: Message, me: Person | None, pressure: Pressure, say: Say) -> Answer:
    """What lies before somebody who reads it; who reads one's own, for everybody else."""
    to_read = await pressure.to_read(me)
    if to_read:
        return [reply(message, say.pressure.for_readers(*one)) for one in to_read]
    reader = await pressure.reader(me, NOWHERE)
    if me is not None:
        await pressure.await_text(me, NOWHERE)
    return reply(message, say.pressure.ask(reader, NOWHERE, known=me is not None))


@router.callback_query(Private(), Numbered("pressure", "ask"))
async def from_notice(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, pressure: Pressure, say: Say
) -> Answer:
    """The button under the consent notice; the notice stays."""
    group = GroupId(numbers[0])
    reader = await pressure.reader(me, group)
    if me is not None:
        await pressure.await_text(me, group)
    return follow(pressed, say.pressure.ask(reader, group, known=me is not None))


@router.callback_query(Private(), Numbered("pressure", "plain"))
async def without_words(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    pressure: Pressure,
    wishes: Wishes,
    say: Say,
) -> Answer:
    group = GroupId(numbers[0])
    if me is None or await wishes.needs_age(me):
        return replace(pressed, say.pressure.ask_age(group, said=False))
    return replace(pressed, say.pressure.saved(await pressure.report(me, "", group)))


@router.callback_query(Private(), PressedAs(rf"pressureage:{BAND}:{HOW}"))
async def of_age(
    pressed: CallbackQuery,
    band: str,
    how: str,
    group: str,
    me: Person | None,
    pressure: Pressure,
    safety: Safety,
    say: Say,
) -> Answer:
    """The answer to the one question; what was said stands in the message above."""
    text = (said_above(pressed) or "") if how == "said" else ""
    visitor = visitor_of(pressed.from_user)
    saved = await pressure.report_of(visitor, AgeBand(band), text, GroupId(int(group)))
    if saved is None:
        numbers = await safety.hotlines(me)
        return replace(pressed, say.pressure.too_young(say.safety.hotlines(numbers)))
    return replace(pressed, say.pressure.saved(saved))


@router.callback_query(Private(), Numbered("pressure", "look"))
async def look(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, pressure: Pressure, say: Say
) -> Answer:
    report, about = await pressure.look(PressureId(numbers[0]), me)
    return replace(pressed, say.pressure.for_readers(report, about))


@router.callback_query(Private(), Numbered("pressure", "answer"))
async def ask_answer(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, pressure: Pressure, say: Say
) -> Answer:
    await pressure.ask_answer(PressureId(numbers[0]), me)
    return follow(pressed, say.pressure.ask_answer())


@router.message(Private(), PressureAwaited())
async def awaited(
    message: Message, draft: Draft, me: Person, pressure: Pressure, wishes: Wishes, say: Say
) -> Answer:
    text = handed_over(message)
    if not text:
        return reply(message, say.pressure.no_words())
    if draft.talk != ASKED:
        await pressure.answer(PressureId(int(str(draft.data["report"]))), me, text)
        return reply(message, say.pressure.answer_sent())
    group = GroupId(int(str(draft.data["group"])))
    if await wishes.needs_age(me):
        return quote(message, say.pressure.ask_age(group, said=True))
    return reply(message, say.pressure.saved(await pressure.report(me, text, group)))
