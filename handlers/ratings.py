"""A tap that rates an activity, in private, by somebody who was there."""

from aiogram import Router
from aiogram.types import CallbackQuery

from domain.five_ones import ActivityId
from domain.people import Person
from handlers.answers import Answer, replace
from handlers.filters import Numbered, Private
from services.ratings import Ratings
from texts.say import Say

router = Router(name="ratings")


@router.callback_query(Private(), Numbered("rate", count=2))
async def rate(
    pressed: CallbackQuery,
    numbers: tuple[int, int],
    me: Person | None,
    ratings: Ratings,
    say: Say,
) -> Answer:
    activity = await ratings.rate(me, ActivityId(numbers[0]), numbers[1])
    return replace(pressed, say.ratings.thanks(activity, numbers[1]))
