"""`/stats`: a cadre's groups, an office's branch, a young person's own numbers; in private."""

from aiogram import Router
from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from domain.groups import GroupId
from domain.organisations import CadreId, OrganisationId
from domain.people import Person
from domain.periods import day_of
from domain.stats import Asked, Span, Which, Whose
from handlers.answers import Answer, Call, done, follow, replace, reply
from handlers.filters import Command, InGroup, Numbered, PressedAs, Private, Started
from services.desk import Desk
from services.stats import Stats
from texts.say import Say

router = Router(name="stats")

NUMBER = r"(?P<number>\d{1,18})"
SPAN = rf"(?P<span>{'|'.join(Span)})"
WHICH = rf"(?P<which>{'|'.join(Which)})"


@router.message(InGroup(), Command("stats"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.stats.in_group(desk.bot.link("stats")))


@router.message(Private(), Command("stats"))
@router.message(Private(), Started("stats"))
async def asked(message: Message, me: Person | None, stats: Stats, desk: Desk, say: Say) -> Answer:
    """Text at once; the pictures follow when they are drawn, and the sums of a branch when they are
    added up. Whoever holds an office and is counted too sees the own numbers last.
    """
    if me is None:
        return reply(message, say.stats.nothing_of_you())
    answers: list[Call] = []
    for one in await stats.ask_of_cadre(me):
        shown = this_week(desk)
        answers.append(reply(message, say.stats.of_cadre(one, shown, desk.now)))
    offices = await stats.ask_of_offices(me)
    own = await stats.ask_of_own(me)
    if own is not None:
        answers.append(reply(message, say.stats.own(own, this_week(desk), desk.now, desk.zone)))
    elif not answers and not offices:
        answers.append(reply(message, say.stats.nothing_of_you()))
    return answers


@router.callback_query(Private(), PressedAs(rf"stats:line:{NUMBER}:{SPAN}:{WHICH}"))
async def of_line(
    pressed: CallbackQuery,
    number: str,
    span: str,
    which: str,
    me: Person | None,
    stats: Stats,
    desk: Desk,
    say: Say,
) -> Answer:
    figures = await stats.of_line(me, CadreId(int(number)), Which(which))
    shown = Asked(Span(span), Which(which), day_of(desk.now, figures.zone))
    return replace(pressed, say.stats.of_cadre(figures, shown, desk.now))


@router.callback_query(Private(), PressedAs(rf"stats:group:{NUMBER}:{SPAN}:{WHICH}"))
async def of_group(
    pressed: CallbackQuery,
    number: str,
    span: str,
    which: str,
    me: Person | None,
    stats: Stats,
    desk: Desk,
    say: Say,
) -> Answer:
    figures, zone = await stats.of_group(me, GroupId(int(number)), Which(which))
    shown = Asked(Span(span), Which(which), day_of(desk.now, zone))
    return replace(pressed, say.stats.of_group(figures, shown, desk.now, zone))


@router.callback_query(Private(), Numbered("stats"))
async def of_group_below(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    stats: Stats,
    desk: Desk,
    say: Say,
) -> Answer:
    """A button of a message from before there were spans to choose."""
    figures, zone = await stats.of_group(me, GroupId(numbers[0]))
    shown = Asked(Span.WEEK, Which.NOW, day_of(desk.now, zone))
    return follow(pressed, say.stats.of_group(figures, shown, desk.now, zone))


@router.callback_query(Private(), PressedAs(rf"stats:own:0:{SPAN}:{WHICH}"))
async def of_own(
    pressed: CallbackQuery,
    span: str,
    which: str,
    me: Person | None,
    stats: Stats,
    desk: Desk,
    say: Say,
) -> Answer:
    shown = Asked(Span(span), Which(which), day_of(desk.now, desk.zone))
    own = None if me is None else await stats.own(me, shown.which)
    if own is None:
        return replace(pressed, say.stats.nothing_of_you())
    return replace(pressed, say.stats.own(own, shown, desk.now, desk.zone))


@router.callback_query(Private(), PressedAs(rf"stats:office:{NUMBER}:{SPAN}:{WHICH}"))
async def of_office(
    pressed: CallbackQuery, number: str, span: str, which: str, me: Person | None, stats: Stats
) -> Answer:
    office, message = OrganisationId(int(number)), message_of(pressed)
    await stats.ask_of_branch(me, office, Span(span), Which(which), message=message)
    return done(pressed)


@router.callback_query(
    Private(), PressedAs(rf"stats:page:{NUMBER}:{SPAN}:{WHICH}:(?P<page>\d{{1,4}})")
)
async def of_page(
    pressed: CallbackQuery,
    number: str,
    span: str,
    which: str,
    page: str,
    me: Person | None,
    stats: Stats,
) -> Answer:
    """Further organisations below."""
    await stats.ask_of_branch(
        me,
        OrganisationId(int(number)),
        Span(span),
        Which(which),
        page=int(page),
        message=message_of(pressed),
    )
    return done(pressed)


@router.callback_query(
    Private(), PressedAs(rf"stats:draw:(?P<whose>line|office|own):{NUMBER}:{WHICH}")
)
async def draw(
    pressed: CallbackQuery, whose: str, number: str, which: str, me: Person | None, stats: Stats
) -> Answer:
    await stats.draw(me, Whose(whose), int(number), Which(which))
    return done(pressed)


def this_week(desk: Desk) -> Asked:
    """What is shown first."""
    return Asked(Span.WEEK, Which.NOW, day_of(desk.now, desk.zone))


def message_of(pressed: CallbackQuery) -> int:
    """The message that is to be changed; 0 if it is too old."""
    shown = pressed.message
    if shown is None or isinstance(shown, InaccessibleMessage):
        return 0
    return shown.message_id
