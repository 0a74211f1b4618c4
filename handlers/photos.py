"""Photographs of activities: sent in private by whoever holds one, looked at, taken away."""

from aiogram import Router
from aiogram.methods import DeleteMessage
from aiogram.types import CallbackQuery, Message

from domain.five_ones import ActivityId
from domain.people import Person
from domain.photos import Photo, PhotoId
from domain.talks import Talk
from handlers.answers import Answer, done, photograph, replace, reply, toast
from handlers.entering import panel
from handlers.filters import Awaited, Numbered, Private, WithPhoto
from services.activities import Activities
from services.desk import Desk
from services.photos import TALK, Photos
from services.ratings import Ratings
from texts.say import Say

router = Router(name="photos")


@router.message(Private(), Awaited(TALK), WithPhoto())
async def sent(
    message: Message,
    talk: Talk,
    photo: str,
    mark: str,
    me: Person | None,
    desk: Desk,
    photos: Photos,
    say: Say,
) -> Answer:
    """Of an album only the first picture is answered."""
    first = await desk.first_of_album(message.media_group_id)
    activity, there = await photos.add(me, talk, photo, mark, quietly=not first)
    if not first:
        return None
    album = message.media_group_id is not None
    return reply(message, say.photos.taken(activity, None if album else there))


@router.callback_query(Private(), Numbered("photo", "add"))
async def add(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, photos: Photos, say: Say
) -> Answer:
    activity, there = await photos.begin(me, ActivityId(numbers[0]))
    return replace(pressed, say.photos.ask(activity, there))


@router.callback_query(Private(), Numbered("photo", "enough"))
async def enough(
    pressed: CallbackQuery,
    numbers: tuple[int],
    me: Person | None,
    photos: Photos,
    activities: Activities,
    ratings: Ratings,
    say: Say,
) -> Answer:
    """Back to the activity."""
    await photos.end(me)
    one = ActivityId(numbers[0])
    return replace(pressed, await panel(one, me, activities, photos, ratings, say))


@router.callback_query(Private(), Numbered("photo", "show"))
async def show(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, photos: Photos, say: Say
) -> Answer:
    """Below, each with a button that takes it away."""
    return shown(pressed, await photos.own(me, ActivityId(numbers[0])), say, own=True)


@router.callback_query(Private(), Numbered("photo", "see"))
async def see(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, photos: Photos, say: Say
) -> Answer:
    """To the office, which changes nothing."""
    return shown(pressed, await photos.of_office(me, ActivityId(numbers[0])), say, own=False)


@router.callback_query(Private(), Numbered("photo", "drop"))
async def drop(
    pressed: CallbackQuery, numbers: tuple[int], me: Person | None, photos: Photos, say: Say
) -> Answer:
    """The message with it goes too."""
    await photos.drop(me, PhotoId(numbers[0]))
    answer = toast(pressed, say.photos.dropped())
    if pressed.message is None:
        return answer
    there = pressed.message
    return [answer, DeleteMessage(chat_id=there.chat.id, message_id=there.message_id)]


def shown(pressed: CallbackQuery, found: list[Photo], say: Say, *, own: bool) -> Answer:
    if not found or pressed.message is None:
        return toast(pressed, say.photos.none())
    chat = pressed.message.chat.id
    pictures = (
        photograph(chat, one.file, say.photos.one(one, at, len(found), own=own))
        for at, one in enumerate(found, start=1)
    )
    return [done(pressed), *pictures]
