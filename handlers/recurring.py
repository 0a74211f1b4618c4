"""What recurs every week: looked at, stopped, and changed for all later occurrences."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.five_ones import ActivityId
from domain.people import Person
from domain.recurring import RecurringId
from handlers.answers import Answer, replace
from handlers.filters import Numbered, Private
from services.activities import Activities
from services.recurring import RecurringActivities
from texts.say import Say

router = Router(name="recurring")


@router.callback_query(Private(), Numbered("recurring", "look"))
async def look(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    recurring: RecurringActivities,
    say: Say,
) -> Answer:
    found, zone = await recurring.look(me, RecurringId(numbers[0]))
    return replace(pressed, say.recurring.panel(found, zone))


@router.callback_query(Private(), Numbered("recurring", "end"))
async def end(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    recurring: RecurringActivities,
    activities: Activities,
    say: Say,
) -> Answer:
    left = await recurring.end(me, RecurringId(numbers[0]))
    zone = activities.zone if left is None else (await activities.seen(left.id))[1]
    return replace(pressed, say.recurring.ended(left, zone))


@router.callback_query(Private(), Numbered("recurring", "later"))
async def later_ones_too(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    recurring: RecurringActivities,
    say: Say,
) -> Answer:
    changed, _ = await recurring.later_ones_too(me, ActivityId(numbers[0]))
    return replace(pressed, say.recurring.changed(changed))
