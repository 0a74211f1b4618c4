"""`/series`: run one, write its issues, subscribe in private, say that one has read."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.people import AgeBand, Person
from domain.series import PAYLOAD, IssueId, SeriesId
from domain.talks import Talk, TalkHasMovedOn
from handlers.answers import Answer, follow, replace, reply, toast
from handlers.filters import (
    Awaited,
    Command,
    InGroup,
    Numbered,
    Pressed,
    Private,
    Started,
    StartedAs,
    WithPhoto,
)
from handlers.guides import Guide, on_buttons
from handlers.incoming import visitor_of
from services.desk import Desk
from services.series import AllSeries
from services.series_talks import NAME, PREVIEW, TALK, WORDS, SeriesAsked, SeriesTalks
from services.wishes import Wishes
from texts.say import Say
from texts.words import Words

router = Router(name="series")


def ended(asked: SeriesAsked, say: Say) -> Words:
    if asked.figures is None or asked.zone is None:
        raise TalkHasMovedOn
    panel = say.series.panel(asked.figures, asked.zone, asked.link)
    return panel if asked.groups is None else say.series.on_its_way(asked.groups).above(panel)


def preview(asked: SeriesAsked, talk: Talk, say: Say) -> Words:
    return say.series.preview(asked.series, asked.text, asked.photo, talk.mark)


GUIDE: Guide[SeriesAsked] = Guide(
    kind=TALK,
    steps=SeriesTalks,
    asks={
        NAME: lambda _asked, _talk, say: say.series.ask_name(),
        WORDS: lambda asked, _talk, say: say.series.ask_issue(asked.series),
        PREVIEW: preview,
    },
    no_words=lambda say: say.series.only_words(),
    ended=ended,
)


@router.message(InGroup(), Command("series"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.series.in_group(desk.bot.link("series")))


@router.message(Private(), Command("series"))
async def overview(message: Message, me: Person | None, all_series: AllSeries, say: Say) -> Answer:
    return reply(message, await listed(me, all_series, say))


@router.message(Private(), Started("series"))
async def started(message: Message, me: Person | None, all_series: AllSeries, say: Say) -> Answer:
    return reply(message, await listed(me, all_series, say))


async def listed(me: Person | None, all_series: AllSeries, say: Say) -> Words:
    found = await all_series.overview(me)
    return say.series.overview(found.own, found.wanted, found.offered)


@router.message(Private(), StartedAs(f"{PAYLOAD}(?P<number>[0-9]{{1,18}})"))
async def opened(message: Message, number: str, all_series: AllSeries, say: Say) -> Answer:
    return reply(message, say.series.offer(await all_series.offered(SeriesId(int(number)))))


@router.callback_query(Private(), Pressed("series", "new"))
async def begin(
    pressed: CallbackQuery, me: Person | None, series_talks: SeriesTalks, say: Say
) -> Answer:
    return replace(pressed, GUIDE.words(await series_talks.begin(me), say))


@router.callback_query(Private(), Numbered("series", "write"))
async def write(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    series_talks: SeriesTalks,
    say: Say,
) -> Answer:
    return replace(pressed, GUIDE.words(await series_talks.write(me, SeriesId(numbers[0])), say))


@router.message(Private(), Awaited(TALK), WithPhoto())
async def pictured(
    message: Message,
    talk: Talk,
    photo: str,
    me: Person,
    series_talks: SeriesTalks,
    say: Say,
) -> Answer:
    """Of several sent as one none is taken; `handlers.safety` keeps back all but the first."""
    if message.media_group_id is not None:
        return reply(message, say.series.one_picture())
    asked = await series_talks.pictured(me, talk, photo, message.caption or "")
    return reply(message, GUIDE.words(asked, say))


on_buttons(router, GUIDE, SeriesTalks, "series", marked={"send": SeriesTalks.send})


@router.callback_query(Private(), Numbered("series", "look"))
async def look(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    all_series: AllSeries,
    say: Say,
) -> Answer:
    number = SeriesId(numbers[0])
    figures = await all_series.figures(me, number)
    return replace(pressed, say.series.panel(figures, all_series.zone, all_series.link(number)))


@router.callback_query(Private(), Numbered("series", "end"))
async def end(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    all_series: AllSeries,
    say: Say,
) -> Answer:
    """Once more, since nobody can take it back."""
    return replace(pressed, say.series.sure_to_end(await all_series.own(me, SeriesId(numbers[0]))))


@router.callback_query(Private(), Numbered("series", "ended"))
async def end_it(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    all_series: AllSeries,
    say: Say,
) -> Answer:
    return replace(pressed, say.series.ended(await all_series.end(me, SeriesId(numbers[0]))))


@router.callback_query(Private(), Numbered("series", "take"))
async def take(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    all_series: AllSeries,
    wishes: Wishes,
    say: Say,
) -> Answer:
    """Whoever was never asked their age is asked first."""
    number = SeriesId(numbers[0])
    if me is None or await wishes.needs_age(me):
        return replace(pressed, say.series.ask_age(await all_series.offered(number)))
    return replace(pressed, say.series.subscribed(await all_series.subscribe(me, number)))


@router.callback_query(Private(), Numbered("series", "age", count=2))
async def of_age(
    pressed: CallbackQuery, numbers: tuple[int, int], all_series: AllSeries, say: Say
) -> Answer:
    """The answer to the one question."""
    number, place = numbers
    bands = tuple(AgeBand)
    if place >= len(bands):
        raise TalkHasMovedOn
    visitor = visitor_of(pressed.from_user)
    found = await all_series.meet(visitor, bands[place], SeriesId(number))
    return replace(
        pressed, say.series.too_young() if found is None else say.series.subscribed(found)
    )


@router.callback_query(Private(), Numbered("series", "stop"))
async def stop(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    all_series: AllSeries,
    say: Say,
) -> Answer:
    """The issue above stays, to be read."""
    found = await all_series.unsubscribe(me, SeriesId(numbers[0]))
    return follow(pressed, say.series.unsubscribed(found))


@router.callback_query(Private(), Numbered("series", "read"))
async def read(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    all_series: AllSeries,
    say: Say,
) -> Answer:
    fresh = await all_series.read(me, IssueId(numbers[0]))
    return toast(pressed, say.series.noted(fresh=fresh))
