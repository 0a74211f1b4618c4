"""Pressure, in confidence: told step by step, in one line, or by the button in the notice."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.groups import GroupId
from domain.people import AgeBand, Person
from handlers.answers import Answer, follow, quote, replace, reply, to_private
from handlers.filters import (
    Command,
    InGroup,
    Numbered,
    PressedAs,
    Private,
    Started,
)
from handlers.guides import Guide
from handlers.incoming import handed_over, said_above, visitor_of
from services.desk import Desk
from services.pressure import Pressure
from services.pressure_talks import (
    GROUP,
    NOWHERE,
    PREVIEW,
    TELLING,
    WORDS,
    PressureAsked,
    PressureTalks,
)
from services.safety import Safety
from services.wishes import Wishes
from texts.say import Say
from texts.words import Words

router = Router(name="pressure")

BAND = r"(?P<band>under-14|14-17|18\+)"
HOW = r"(?P<how>plain|said):(?P<group>\d{1,18})"

GUIDE: Guide[PressureAsked] = Guide(
    kind=TELLING,
    steps=PressureTalks,
    asks={
        GROUP: lambda asked, talk, say: say.pressure.choose(asked.choice, talk.mark),
        WORDS: lambda asked, talk, say: say.pressure.ask(asked.reader, talk.mark),
        PREVIEW: lambda asked, talk, say: say.pressure.preview(
            asked.reader, asked.text, talk.mark, say.safety.hotlines(asked.hotlines)
        ),
    },
    no_words=lambda say: say.pressure.no_words(),
    reads=handed_over,
)


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
    pressure_talks: PressureTalks,
    wishes: Wishes,
    say: Say,
) -> Answer:
    """With words after it one message is enough."""
    if not rest:
        return await begin(message, me, pressure, pressure_talks, say)
    if me is None or await wishes.needs_age(me):
        return quote(message, say.pressure.ask_age(NOWHERE, said=True))
    return reply(message, say.pressure.saved(await pressure.report(me, rest, NOWHERE)))


@router.message(Private(), Started("pressure"))
async def asked(
    message: Message,
    me: Person | None,
    pressure: Pressure,
    pressure_talks: PressureTalks,
    say: Say,
) -> Answer:
    return await begin(message, me, pressure, pressure_talks, say)


async def begin(
    message: Message,
    me: Person | None,
    pressure: Pressure,
    pressure_talks: PressureTalks,
    say: Say,
) -> Answer:
    """What lies before somebody who reads it; who reads one's own, for everybody else."""
    to_read = await pressure.to_read(me)
    if to_read:
        return [reply(message, say.pressure.for_readers(*one)) for one in to_read]
    return reply(message, await first(me, NOWHERE, pressure, pressure_talks, say))


async def first(
    me: Person | None,
    group: GroupId,
    pressure: Pressure,
    pressure_talks: PressureTalks,
    say: Say,
) -> Words:
    """Of a stranger no conversation is kept: a button and a line after the command are enough."""
    if me is None:
        return say.pressure.ask_stranger(await pressure.reader(me, group), group)
    return GUIDE.words(await pressure_talks.begin(me, group), say)


@router.callback_query(Private(), Numbered("pressure", "ask"))
async def from_notice(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    pressure: Pressure,
    pressure_talks: PressureTalks,
    say: Say,
) -> Answer:
    """The button under the consent notice; the notice stays."""
    return follow(pressed, await first(me, GroupId(numbers[0]), pressure, pressure_talks, say))


@router.callback_query(Private(), Numbered("pressure", "in", count=2))
async def chosen(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    pressure_talks: PressureTalks,
    say: Say,
) -> Answer:
    group, mark = numbers
    return replace(pressed, GUIDE.words(await pressure_talks.chosen(me, GroupId(group), mark), say))


@router.callback_query(Private(), Numbered("pressure", "send"))
async def send(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    pressure: Pressure,
    pressure_talks: PressureTalks,
    wishes: Wishes,
    say: Say,
) -> Answer:
    """With the words that were shown, or without any. Of two taps one passes it on."""
    text, group = await pressure_talks.ready(me, numbers[0])
    if me is None or await wishes.needs_age(me):
        return replace(pressed, say.pressure.ask_age_in_talk(numbers[0]))
    return replace(pressed, say.pressure.saved(await pressure.report(me, text, group)))


@router.callback_query(Private(), Numbered("pressure", "plain"))
async def of_stranger(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    pressure: Pressure,
    wishes: Wishes,
    say: Say,
) -> Answer:
    """Without words, of whoever was not known when it was asked."""
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
    told = text, GroupId(int(group))
    return await of_band(pressed, AgeBand(band), told, me, pressure, safety, say)


@router.callback_query(Private(), PressedAs(rf"pressureage:{BAND}:talk:(?P<mark>\d{{1,18}})"))
async def of_age_in_talk(
    pressed: CallbackQuery,
    band: str,
    mark: str,
    me: Person | None,
    pressure: Pressure,
    pressure_talks: PressureTalks,
    safety: Safety,
    say: Say,
) -> Answer:
    """The same, and what was said is kept in the talk."""
    told = await pressure_talks.ready(me, int(mark))
    return await of_band(pressed, AgeBand(band), told, me, pressure, safety, say)


async def of_band(
    pressed: CallbackQuery,
    band: AgeBand,
    told: tuple[str, GroupId],
    me: Person | None,
    pressure: Pressure,
    safety: Safety,
    say: Say,
) -> Answer:
    saved = await pressure.report_of(visitor_of(pressed.from_user), band, *told)
    if saved is None:
        numbers = await safety.hotlines(me)
        return replace(pressed, say.pressure.too_young(say.safety.hotlines(numbers)))
    return replace(pressed, say.pressure.saved(saved))
