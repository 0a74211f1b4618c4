"""Checking in: the code is shown in private, and whoever scans it comes by its link."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from domain.check_ins import PAYLOAD, Code
from domain.five_ones import ActivityId
from domain.groups import Group
from domain.people import Person
from handlers.activities import panel
from handlers.answers import Answer, done, replace, reply, toast
from handlers.filters import Numbered, Private, StartedAs
from services.activities import Activities
from services.check_ins import CheckIns
from services.organ_activities import OrganActivities
from services.recurring import RecurringActivities
from texts.say import Say

router = Router(name="check_ins")


@router.message(Private(), StartedAs(PAYLOAD))
async def scanned(
    message: Message,
    activity: str,
    step: str,
    seal: str,
    me: Person | None,
    check_ins: CheckIns,
    say: Say,
) -> Answer:
    code = Code(ActivityId(int(activity)), int(step, 16), seal)
    came = await check_ins.by_code(me, code, message.date)
    words = say.check_ins.noted if came.noted else say.check_ins.welcomed
    return reply(message, words(came.activity))


@router.callback_query(Private(), Numbered("checkin", "show"))
async def show(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, check_ins: CheckIns
) -> Answer:
    """The picture comes by itself, below."""
    await check_ins.show(me, ActivityId(numbers[0]))
    return done(pressed)


@router.callback_query(Private(), Numbered("checkin", "button", count=2))
async def allow(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    check_ins: CheckIns,
    activities: Activities,
    recurring: RecurringActivities,
    organ_activities: OrganActivities,
    say: Say,
) -> Answer:
    """Whether the card has a button for it: 1 or 0."""
    one = ActivityId(numbers[0])
    await check_ins.allow_button(me, one, allowed=numbers[1] == 1)
    return replace(pressed, await panel(one, me, activities, recurring, organ_activities, say))


@router.callback_query(Numbered("checkin", "here"))
async def here_i_am(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    here: Group | None,
    check_ins: CheckIns,
    say: Say,
) -> Answer:
    """On the card. Seen by whoever tapped alone."""
    came = await check_ins.by_button(me, ActivityId(numbers[0]), here)
    if came.noted:
        return toast(pressed, say.check_ins.noted_here())
    return toast(pressed, say.check_ins.welcomed_here(), alert=True)


@router.callback_query(Numbered("checkin", "was"))
async def was_there(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    here: Group | None,
    check_ins: CheckIns,
    say: Say,
) -> Answer:
    """On the card of what was entered afterwards."""
    came = await check_ins.was_there(me, ActivityId(numbers[0]), here)
    if came.noted:
        return toast(pressed, say.check_ins.confirmed_here())
    return toast(pressed, say.check_ins.thanked_here(), alert=True)
