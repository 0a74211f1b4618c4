"""`/activity`, its buttons in private, and the card's in a group."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.five_ones import ActivityId
from domain.groups import Group, GroupId
from domain.people import Person
from handlers.answers import Answer, replace, reply, toast
from handlers.filters import DIGITS, Command, InGroup, Numbered, Private, Started, StartedAs
from handlers.one_line import Holding, carried_out, look_over
from services.activities import Activities
from services.desk import Desk
from services.entering import Entering
from services.joining import Heard, Joining
from services.organ_activities import OrganActivities
from services.recurring import RecurringActivities
from texts.activities import parts_of
from texts.say import Say
from texts.words import Words

router = Router(name="activities")


@router.message(InGroup(), Command("activity"))
async def in_group(message: Message, desk: Desk, say: Say) -> Answer:
    return reply(message, say.activities.in_group(desk.bot.link("activity")))


@router.message(Private(), Started("activity"))
async def started(
    message: Message,
    me: Person | None,
    activities: Activities,
    recurring: RecurringActivities,
    organ_activities: OrganActivities,
    say: Say,
) -> Answer:
    return reply(message, await home(me, activities, recurring, organ_activities, say))


@router.message(Private(), StartedAs(r"k(?P<activity>[0-9]{1,18})"))
async def calendar(
    message: Message, activity: str, me: Person | None, activities: Activities, say: Say
) -> Answer:
    """From the card. Somebody we do not know gets words in place of the file."""
    found, zone = await activities.calendar(me, ActivityId(int(activity)))
    return None if me is not None else reply(message, say.activities.calendar_unknown(found, zone))


@router.message(Private(), Command("activity"))
async def asked(
    message: Message,
    rest: str,
    me: Person | None,
    activities: Activities,
    recurring: RecurringActivities,
    entering: Entering,
    organ_activities: OrganActivities,
    say: Say,
) -> Answer:
    """Without words what lies ahead; with a number another time or place; else a new one."""
    if not rest:
        return reply(message, await home(me, activities, recurring, organ_activities, say))
    number, *others = parts_of(rest)
    if others and number.isascii() and number.isdecimal() and len(number) <= DIGITS:
        return await moved(message, ActivityId(int(number)), others, me, activities, recurring, say)
    groups = await organ_activities.groups_for(me)
    by = Holding(me, groups[0], await organ_activities.office_in(me, groups[0].id))
    if len(groups) > 1:
        await look_over(rest, by, activities, recurring)
        talk = await activities.keep(me, rest)
        asked = say.activities.choose(groups, rest, talk.mark)
        return reply(message, say.talks.asked(asked, talk))
    return reply(message, await carried_out(rest, by, activities, recurring, entering, say))


async def home(
    me: Person | None,
    activities: Activities,
    recurring: RecurringActivities,
    organ_activities: OrganActivities,
    say: Say,
) -> Words:
    """What lies ahead, what recurs, and the ways to what is over; of whoever is of an office's
    staff its own too.
    """
    offices = await organ_activities.offices(me)
    ways = [say.holding.for_office(one.name, one.id) for one in offices]
    weekly = say.recurring.listed(await recurring.running(me))
    if offices and not await organ_activities.is_cadre_too(me):
        there = await organ_activities.ahead(me)
        words = say.holding.of_office(there, activities.zone, weekly)
        return words.with_buttons(*ways, *say.entering.past())
    ahead, own = await activities.ahead(me), await activities.own_kinds_of(me)
    organs = await organ_activities.owe(me)
    words = say.activities.home(ahead, activities.zone, own, weekly, organs=organs)
    begin = say.holding.begin(), *say.entering.begin(), say.proposals.begin()
    return words.with_buttons(*begin, *ways)


async def moved(
    message: Message,
    id: ActivityId,
    others: list[str],
    me: Person | None,
    activities: Activities,
    recurring: RecurringActivities,
    say: Say,
) -> Answer:
    before, group = await activities.own(me, id)
    span = await activities.span(others[0], group, usual=before.ends_at - before.starts_at)
    activity = await activities.move(me, id, span, others[1] if len(others) > 1 else "")
    words = say.activities.moved(activity, await activities.zone_of(group))
    return reply(message, words.above(say.recurring.later_too(await recurring.of(id), id)))


@router.callback_query(Private(), Numbered("activity", "to", count=2))
async def chosen(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    activities: Activities,
    recurring: RecurringActivities,
    entering: Entering,
    organ_activities: OrganActivities,
    say: Say,
) -> Answer:
    """One of several groups."""
    written = await activities.kept(me, numbers[1])
    group = await organ_activities.one_for(me, GroupId(numbers[0]))
    by = Holding(me, group, await organ_activities.office_in(me, group.id))
    words = await carried_out(written, by, activities, recurring, entering, say)
    return replace(pressed, words)


@router.callback_query(Private(), Numbered("activity", "look"))
async def look(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    activities: Activities,
    recurring: RecurringActivities,
    organ_activities: OrganActivities,
    say: Say,
) -> Answer:
    one = ActivityId(numbers[0])
    return replace(pressed, await panel(one, me, activities, recurring, organ_activities, say))


async def panel(
    one: ActivityId,
    me: Person | None,
    activities: Activities,
    recurring: RecurringActivities,
    organ_activities: OrganActivities,
    say: Say,
) -> Words:
    """What lies ahead, and everything that can be done about it."""
    activity, group = await activities.own(me, one)
    shown, zone = await activities.numbers(one), await activities.zone_of(group)
    weekly = say.recurring.of(await recurring.of(one))
    invite = say.holding.invite(activity, len(await organ_activities.others(activity)))
    return say.activities.panel(activity, shown, zone).with_buttons(*weekly, *invite)


@router.callback_query(Private(), Numbered("activity", "askoff"))
async def ask_call_off(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, activities: Activities, say: Say
) -> Answer:
    return replace(
        pressed, say.activities.ask_call_off(await activities.look(me, ActivityId(numbers[0])))
    )


@router.callback_query(Private(), Numbered("activity", "off"))
async def call_off(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    activities: Activities,
    recurring: RecurringActivities,
    say: Say,
) -> Answer:
    off = await activities.call_off(me, ActivityId(numbers[0]))
    too = say.recurring.stop_too(await recurring.of(off.id))
    return replace(pressed, say.activities.called_off(off).with_buttons(*too))


@router.callback_query(Private(), Numbered("activity", "again"))
async def again(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, activities: Activities, say: Say
) -> Answer:
    await activities.again(me, ActivityId(numbers[0]))
    return replace(pressed, say.activities.again_on_its_way())


@router.callback_query(Numbered("activity", "join"))
async def join(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    here: Group | None,
    activities: Activities,
    joining: Joining,
    say: Say,
) -> Answer:
    heard = await joining.join(me, ActivityId(numbers[0]), here)
    return await answered(pressed, ActivityId(numbers[0]), heard, activities, say, coming=True)


@router.callback_query(Numbered("activity", "cannot"))
async def cannot(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    here: Group | None,
    activities: Activities,
    joining: Joining,
    say: Say,
) -> Answer:
    heard = await joining.decline(me, ActivityId(numbers[0]), here)
    return await answered(pressed, ActivityId(numbers[0]), heard, activities, say, coming=False)


async def answered(
    pressed: CallbackQuery,
    id: ActivityId,
    heard: Heard,
    activities: Activities,
    say: Say,
    *,
    coming: bool,
) -> Answer:
    """Seen by whoever tapped alone."""
    if heard is Heard.WELCOMED and coming:
        return toast(pressed, say.activities.welcomed(), alert=True)
    activity, zone = await activities.seen(id)
    fresh = heard is not Heard.KNOWN
    return toast(pressed, say.activities.heard(activity, zone, coming=coming, fresh=fresh))
